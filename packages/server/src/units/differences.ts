import type { Span, Text, Unit, UnitCommand } from "@touchstone/domain";
import { quoted, type UnitDraft, type UnitProblems } from "./unit-draft.ts";

/** A row that says other than the register, and the command that would make it so. */
export interface Difference {
  readonly draft: UnitDraft;
  readonly unitId: string;
  readonly what: "name" | "parent" | "code" | "closed";
  /** as it is on record, as the file says it */
  readonly was: string;
  readonly is: string;
  /** `on`: the day from which it is so, where the file does not say */
  readonly command: (on: string) => UnitCommand;
}

/** A name as a file gives it. */
export const sourceText = (lang: string, text: string): Text => ({ text, lang, origin: "source", review: null });

/** What a row says other than the unit on record. What no event can change is a problem. */
export function differencesOf(
  draft: UnitDraft,
  unit: Unit,
  parentIdOf: (code: string) => string | null,
  problems: UnitProblems,
): Difference[] {
  const { unitId } = unit;
  const found: Difference[] = [];
  if (draft.type !== unit.type) problems.add(draft, "type", quoted(draft.type), `${unit.type}, as on record`);
  if (draft.opened !== null && draft.opened !== unit.opened)
    problems.add(draft, "opened", draft.opened, `${unit.opened ?? "no day"}, as on record`);
  if (draft.closed === null && unit.closed !== null)
    problems.add(draft, "closed", "nothing", `${unit.closed}, as on record (a movement reopens it)`);
  if (draft.closed !== null && unit.closed !== null && draft.closed !== unit.closed)
    problems.add(draft, "closed", draft.closed, `${unit.closed}, as on record`);

  const last = <Row extends Span>(rows: readonly Row[]): Row[] => rows.filter(({ until }) => until === unit.closed);
  const names = last(unit.names);
  const others = draft.names.filter(
    ({ lang, text }) => !names.some((name) => name.lang === lang && name.text === text),
  );
  if (others.length > 0) {
    const replaced = names.filter(({ lang }) => others.some((other) => other.lang === lang));
    const kept = names.filter(({ lang, text }) =>
      replaced.length === 0 ? true : draft.names.some((name) => name.lang === lang && name.text === text),
    );
    const next = [...kept.map(textOf), ...others.map(({ lang, text }) => sourceText(lang, text))];
    found.push({
      draft,
      unitId,
      what: "name",
      was: (replaced.length > 0 ? replaced : names).map(({ text }) => text).join(", "),
      is: others.map(({ text }) => text).join(", "),
      command: (on) => ({ type: "RenameUnit", unitId, names: next, on }),
    });
  }
  for (const { hierarchy, code } of draft.parents) {
    const was = last(unit.memberships).find((row) => row.hierarchy === hierarchy)?.parent ?? null;
    const parent = code === null ? null : parentIdOf(code);
    if (was === parent || (code !== null && parent === null)) continue;
    const command = (on: string): UnitCommand => ({ type: "MoveUnit", unitId, hierarchy, parent, on });
    found.push({ draft, unitId, what: "parent", was: was ?? "", is: code ?? "", command });
  }
  for (const { scheme, code } of draft.codes) {
    const was = last(unit.codes).find((row) => row.scheme === scheme)?.code;
    if (was === code) continue;
    const command = (on: string): UnitCommand => ({ type: "RecodeUnit", unitId, scheme, code, on });
    found.push({ draft, unitId, what: "code", was: was ?? "", is: code, command });
  }
  const { closed } = draft;
  if (closed !== null && unit.closed === null) {
    const command = (): UnitCommand => ({ type: "CloseUnit", unitId, successors: [], on: closed });
    found.push({ draft, unitId, what: "closed", was: "", is: closed, command });
  }
  return found;
}

const textOf = ({ text, lang, origin, review }: Text): Text => ({ text, lang, origin, review });
