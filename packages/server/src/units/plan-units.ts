import { livesOf, overlap, type Span, type Unit, type UnitRow } from "@touchstone/domain";
import { byCodes, checkForms, codeKey, findCircles, lifeOf } from "./check-drafts.ts";
import { type Difference, differencesOf, sourceText } from "./differences.ts";
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
      const rows = above.get(hierarchy) ?? drafts.map(() => undefined);
      above.set(hierarchy, rows);
      rows[i] = found;
    }
  });
  const isNew = ({ draft }: Parent): boolean => draft >= 0 && known[draft] === null;
  for (const [hierarchy, rows] of above)
    findCircles(drafts, hierarchy, (i) => (rows[i] ?? []).filter(isNew).map(({ draft }) => draft), problems);
  return above;
}
