import {
  covers,
  type NewUnit,
  namesOn,
  type Text,
  type Unit,
  type UnitCommand,
  type UnitRegister,
} from "@touchstone/domain";
import type { MovementDraft } from "./movement-draft.ts";
import { quoted, type UnitProblems } from "./unit-draft.ts";

/** What the commands of a movement are made with. */
export interface MovementScene {
  /** the units as the movements before have left them */
  readonly register: UnitRegister;
  readonly scheme: string;
  readonly newId: () => string;
  readonly problems: UnitProblems;
}

/** The commands that a movement consists of, in their order; none where it has a problem, which is then added. */
export function commandsOf(draft: MovementDraft, scene: MovementScene): UnitCommand[] {
  const before = scene.problems.count;
  const commands = made(draft, scene);
  return scene.problems.count === before ? commands : [];
}

function made(draft: MovementDraft, scene: MovementScene): UnitCommand[] {
  const { kind, on, from, to, names, parents } = draft;
  const { scheme } = scene;
  switch (kind) {
    case "register": {
      const code = single(draft, "to", scene);
      const unit = { ...begins(draft, code, names[0] ?? [], scene), parents: parentsOf(draft, scene) ?? [] };
      return [{ type: "RegisterUnit", unit, opened: on }];
    }
    case "rename":
      return [{ type: "RenameUnit", unitId: unitAt(draft, "from", scene), names: texts(names[0] ?? []), on }];
    case "recode":
      return [
        { type: "RecodeUnit", unitId: unitAt(draft, "from", scene), scheme, code: single(draft, "to", scene), on },
      ];
    case "move":
      return moves(draft, unitAt(draft, "from", scene), scene);
    case "merge": {
      const into = part(draft, single(draft, "to", scene), names[0] ?? [], scene);
      const merged: UnitCommand = {
        type: "MergeUnits",
        from: from.map((code) => idOf(draft, "from", code, scene)),
        into,
        on,
      };
      return [merged, ...renamed(draft, into, names[0] ?? [], scene)];
    }
    case "split": {
      const unitId = unitAt(draft, "from", scene);
      const parts = to.map((code, at) => {
        const goesOn = code === from[0] && !draft.begins.includes(code);
        return { into: goesOn ? unitId : part(draft, code, names[at] ?? [], scene), names: names[at] ?? [] };
      });
      const into = parts.map((one) => one.into).filter((one) => one !== unitId);
      const goesOn = into.length < parts.length;
      const split: UnitCommand = { type: "SplitUnit", from: unitId, goesOn, into, on };
      return [split, ...parts.flatMap((one) => renamed(draft, one.into, one.names, scene))];
    }
    case "close": {
      const successors = to.map((code) => idOf(draft, "to", code, scene));
      return [{ type: "CloseUnit", unitId: unitAt(draft, "from", scene), successors, on }];
    }
    case "reopen": {
      const unit = lastClosed(draft, single(draft, "from", scene), scene);
      if (!unit) return [];
      const code = to[0] ?? from[0] ?? "";
      const given = texts(names[0] ?? []);
      const held = unit.names.filter(({ until }) => until === unit.closed).map(textOf);
      const { unitId } = unit;
      const reopen = {
        type: "ReopenUnit",
        unitId,
        names: given.length > 0 ? given : held,
        code: { scheme, code },
        on,
      } as const;
      return [reopen, ...(parents === null ? [] : moves(draft, unitId, scene))];
    }
  }
}

const texts = (names: readonly { readonly lang: string; readonly text: string }[]): Text[] =>
  names.map(({ lang, text }) => ({ text, lang, origin: "source", review: null }));
const textOf = ({ text, lang, origin, review }: Text): Text => ({ text, lang, origin, review });

/** The one code of a cell. */
function single(draft: MovementDraft, column: "from" | "to", { problems }: MovementScene): string {
  const codes = draft[column];
  const [code] = codes;
  if (code !== undefined && codes.length === 1) return code;
  problems.add(draft, column, codes.length === 0 ? "nothing" : quoted(codes.join(";")), "one code");
  return "";
}

const unitAt = (draft: MovementDraft, column: "from" | "to", scene: MovementScene): string =>
  idOf(draft, column, single(draft, column, scene), scene);

/** The unit that has a code on the day of a movement. */
function holder(draft: MovementDraft, code: string, { register, scheme }: MovementScene): Unit | null {
  const found = register.holdersOf(scheme, code, { from: draft.on, until: null });
  return found.find(({ row }) => covers(row, draft.on))?.unit ?? null;
}

function idOf(draft: MovementDraft, column: string, code: string, scene: MovementScene): string {
  const unit = holder(draft, code, scene);
  if (unit) return unit.unitId;
  if (code !== "") scene.problems.add(draft, column, quoted(code), `the code of a unit that is there on ${draft.on}`);
  return "";
}

/** What a code of `to` means: a unit that is there and goes on, or one that begins. */
function part(
  draft: MovementDraft,
  code: string,
  names: MovementDraft["names"][number],
  scene: MovementScene,
): string | NewUnit {
  const unit = draft.begins.includes(code) ? null : holder(draft, code, scene);
  return unit?.unitId ?? begins(draft, code, names, scene);
}

function begins(
  draft: MovementDraft,
  code: string,
  names: MovementDraft["names"][number],
  scene: MovementScene,
): NewUnit {
  return {
    unitId: scene.newId(),
    unitType: draft.type,
    names: texts(names),
    codes: [{ scheme: scene.scheme, code }],
    parents: parentsOf(draft, scene),
  };
}

function parentsOf(draft: MovementDraft, scene: MovementScene): { hierarchy: string; parent: string }[] | null {
  if (draft.parents === null) return null;
  return draft.parents.flatMap(({ hierarchy, code }) =>
    code === null ? [] : [{ hierarchy, parent: idOf(draft, `parent.${hierarchy}`, code, scene) }],
  );
}

function moves(draft: MovementDraft, unitId: string, scene: MovementScene): UnitCommand[] {
  if (!draft.parents?.length)
    scene.problems.add(draft, "parent", "nothing", "a column parent, its cell empty for none");
  return (draft.parents ?? []).map(({ hierarchy, code }) => {
    const parent = code === null ? null : idOf(draft, `parent.${hierarchy}`, code, scene);
    return { type: "MoveUnit", unitId, hierarchy, parent, on: draft.on };
  });
}

/** A unit that goes on under the names that the movement gives it, where they are others. */
function renamed(
  { on }: MovementDraft,
  into: string | NewUnit,
  names: MovementDraft["names"][number],
  { register }: MovementScene,
): UnitCommand[] {
  const unit = typeof into === "string" ? register.get(into) : undefined;
  if (!unit || names.length === 0) return [];
  const held = namesOn(unit, on);
  const isHeld = names.every(({ lang, text }) => held.some((name) => name.lang === lang && name.text === text));
  return isHeld ? [] : [{ type: "RenameUnit", unitId: unit.unitId, names: texts(names), on }];
}

/** The unit that had a code when it closed, the last of them before the day of the movement. */
function lastClosed(draft: MovementDraft, code: string, { register, scheme, problems }: MovementScene): Unit | null {
  const closed = register
    .holdersOf(scheme, code, { from: null, until: null })
    .filter(({ unit, row }) => unit.closed !== null && row.until === unit.closed && unit.closed <= draft.on)
    .map(({ unit }) => unit)
    .sort((a, b) => ((a.closed ?? "") < (b.closed ?? "") ? -1 : 1));
  const last = closed.at(-1);
  if (!last && code !== "")
    problems.add(draft, "from", quoted(code), `the code that a closed unit had until ${draft.on} or before`);
  return last ?? null;
}
