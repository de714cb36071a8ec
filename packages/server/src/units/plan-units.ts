import { livesOf, overlap, type Span, type Text, type Unit, type UnitCommand, type UnitRow } from "@touchstone/domain";
import { byCodes, checkForms, codeKey, findCircles, lifeOf } from "./check-drafts.ts";
import { quoted, type UnitDraft, type UnitProblems } from "./unit-draft.ts";

/** What a file would change in the register. */
export interface UnitsPlan {
  /** rows of new units, in the order of the file; made anew at each run through */
  readonly newRows: Iterable<UnitRow>;
  readonly nNew: number;
  /** rows that say what is on record */
  readonly nSame: number;
  readonly differences: readonly Difference[];
}

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

/** A unit that a parent's code names, with the days that it shares with the child. */
interface Parent {
  readonly unitId: string;
  /** its place among the drafts; −1: it is of the register alone */
  readonly draft: number;
  readonly spans: readonly Span[];
}

/** What planning needs of the register. */
export interface RegisterAsOfNow {
  readonly scheme: string;
  /** units that have a code in a scheme at some time, of all codes that the drafts name */
  readonly holders: ReadonlyMap<string, readonly Unit[]>;
  /** the number that the first new unit gets */
  readonly nextNo: number;
  /** ids of new units, growing: as many as there are drafts will do */
  readonly newIds: (count: number) => readonly string[];
}

/**
 * Holds rows against the register: which are new, which are on record as they are, which differ. Every problem is
 * added to `problems`; with any, the plan is not to be carried out.
 */
export function planUnits(drafts: readonly UnitDraft[], register: RegisterAsOfNow, problems: UnitProblems): UnitsPlan {
  checkForms(drafts, problems);
  const { scheme } = register;
  const inFile = byCodes(drafts, scheme, problems);
  const known = drafts.map((draft) => match(draft, register, problems));
  const nNew = known.reduce((count, unit) => count + (unit === null ? 1 : 0), 0);
  const ids = register.newIds(nNew);
  let at = 0;
  const idOf = known.map((unit) => unit?.unitId ?? ids[at++] ?? "");
  const twice = new Map<string, UnitDraft>();
  known.forEach((unit, i) => {
    const draft = drafts[i]!; // as many as known
    const first = unit && twice.get(unit.unitId);
    if (first) problems.add(draft, "code", quoted(draft.code), `a unit once (${first.file}:${first.line} is the same)`);
    if (unit) twice.set(unit.unitId, draft);
    else newCodesHeld(draft, register, problems);
  });

  const parentsOf = (i: number, code: string): Parent[] => {
    const life = lifeOf(drafts[i]!); // i counts drafts
    const rows = (inFile.get(codeKey(scheme, code)) ?? []).map((j) => {
      const unit = known[j] ?? null;
      const lives = unit ? livesOf(unit) : [lifeOf(drafts[j]!)];
      return { unitId: idOf[j]!, draft: j, lives };
    });
    const stored = rows.length > 0 ? [] : (register.holders.get(codeKey(scheme, code)) ?? []);
    return [...rows, ...stored.map((unit) => ({ unitId: unit.unitId, draft: -1, lives: livesOf(unit) }))].flatMap(
      ({ unitId, draft, lives }) => {
        const spans = lives.flatMap((theirs) => overlap(theirs, life) ?? []);
        return spans.length > 0 ? [{ unitId, draft, spans }] : [];
      },
    );
  };
  const isInFile = (code: string): boolean => inFile.has(codeKey(scheme, code));
  const above = checkParents(drafts, { known, parentsOf, isInFile, register }, problems);

  const differences: Difference[] = [];
  let nSame = 0;
  known.forEach((unit, i) => {
    if (unit === null) return;
    const found = differencesOf(drafts[i]!, unit, (code) => parentsOf(i, code).at(-1)?.unitId ?? null, problems);
    if (found.length === 0) nSame++;
    differences.push(...found);
  });
  return { newRows: { [Symbol.iterator]: () => rows() }, nNew, nSame, differences };

  function* rows(): Generator<UnitRow> {
    let no = register.nextNo;
    for (const [i, draft] of drafts.entries()) {
      if (known[i] !== null) continue;
      const life = lifeOf(draft);
      yield {
        unitId: idOf[i]!,
        no: no++,
        type: draft.type,
        opened: draft.opened,
        closed: draft.closed,
        names: draft.names.map(({ lang, text }) => ({ ...sourceText(lang, text), ...life })),
        codes: [{ scheme, code: draft.code }, ...draft.codes].map((code) => ({ ...code, ...life })),
        memberships: draft.parents.flatMap(({ hierarchy, code }) =>
          code === null
            ? []
            : (above.get(hierarchy)?.[i] ?? []).flatMap(({ unitId, spans }) =>
                spans.map((span) => ({ hierarchy, parent: unitId, ...span })),
              ),
        ),
      };
    }
  }
}

const sourceText = (lang: string, text: string): Text => ({ text, lang, origin: "source", review: null });

/** The unit of the register that a row is about: whoever has its code while it is there; null: none, it is new. */
function match(draft: UnitDraft, { scheme, holders }: RegisterAsOfNow, problems: UnitProblems): Unit | null {
  const life = lifeOf(draft);
  const rows = (holders.get(codeKey(scheme, draft.code)) ?? []).flatMap((unit) =>
    unit.codes
      .filter((row) => row.scheme === scheme && row.code === draft.code && overlap(row, life) !== null)
      .map(({ until }) => ({ unit, until })),
  );
  const last = rows.reduce<(typeof rows)[number] | null>(
    (best, row) =>
      best === null || row.until === null || (best.until !== null && row.until > best.until) ? row : best,
    null,
  );
  const units = new Set(rows.map(({ unit }) => unit.unitId));
  if (units.size > 1 && draft.opened !== null)
    problems.add(draft, "code", quoted(draft.code), `days in which one unit has this code (${units.size} had it)`);
  return last?.unit ?? null;
}

/** Codes in other schemes that a unit of the register has meanwhile. */
function newCodesHeld(draft: UnitDraft, { holders }: RegisterAsOfNow, problems: UnitProblems): void {
  for (const { scheme, code } of draft.codes) {
    const held = (holders.get(codeKey(scheme, code)) ?? []).some((unit) =>
      unit.codes.some((row) => row.scheme === scheme && row.code === code && overlap(row, lifeOf(draft)) !== null),
    );
    if (held) problems.add(draft, `code.${scheme}`, quoted(code), "a code that no unit of the register has meanwhile");
  }
}

/** Looks for every parent. @returns by hierarchy and place of the draft, the parents found */
function checkParents(
  drafts: readonly UnitDraft[],
  how: {
    readonly known: readonly (Unit | null)[];
    readonly parentsOf: (i: number, code: string) => readonly Parent[];
    readonly isInFile: (code: string) => boolean;
    readonly register: RegisterAsOfNow;
  },
  problems: UnitProblems,
): Map<string, (readonly Parent[] | undefined)[]> {
  const { known, parentsOf, isInFile, register } = how;
  const above = new Map<string, (readonly Parent[] | undefined)[]>();
  drafts.forEach((draft, i) => {
    for (const { hierarchy, code } of draft.parents) {
      if (code === null) continue;
      const found = parentsOf(i, code);
      if (found.length === 0) {
        const isKnown = isInFile(code) || register.holders.has(codeKey(register.scheme, code));
        const want = isKnown
          ? "a parent that is there at some time that the unit is"
          : "the code of a unit in the file or the register";
        problems.add(draft, `parent.${hierarchy}`, quoted(code), want);
      }
      const rows = above.get(hierarchy) ?? new Array<readonly Parent[] | undefined>(drafts.length);
      above.set(hierarchy, rows);
      rows[i] = found;
    }
  });
  const isNew = ({ draft }: Parent): boolean => draft >= 0 && known[draft] === null;
  for (const [hierarchy, rows] of above)
    findCircles(drafts, hierarchy, (i) => (rows[i] ?? []).filter(isNew).map(({ draft }) => draft), problems);
  return above;
}

/** What a row says other than the unit on record. What no event can change is a problem. */
function differencesOf(
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
