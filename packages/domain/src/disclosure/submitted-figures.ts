import type { Answer, Cells } from "@touchstone/standard";
import type { Item } from "../item.ts";
import type { SubmissionColumns } from "../submission-columns.ts";
import type { Verdict } from "./disclose.ts";
import type { Figure } from "./figure.ts";
import { figureOf, HELD_BACK } from "./observations.ts";
import type { PeopleRule } from "./people-rule.ts";
import { sizesToHold } from "./sizes.ts";

/** Why figures about people were held back, counted. */
export interface HeldBack {
  /** nothing says of how many people they are */
  withoutBase: number;
  tooFew: number;
  /** a correction that would tell too few people apart; the figure on record stands */
  tooNear: number;
  throughOthers: number;
}

export const nothingHeld = (): HeldBack => ({ withoutBase: 0, tooFew: 0, tooNear: 0, throughOthers: 0 });

/** The columns of a file that count people, and where it says of how many. Places are those in the list of columns; −1: none. */
export interface PeopleColumns {
  readonly all: SubmissionColumns;
  readonly people: readonly { readonly rule: PeopleRule; readonly item: Item; readonly k: number }[];
  /** for each column the place of the one that says of how many people it is */
  readonly baseOf: readonly number[];
  /** and of the context that may say so */
  readonly contextOf: readonly number[];
}

/** @returns null where a standard counts nobody */
export function peopleColumnsOf(all: SubmissionColumns): PeopleColumns | null {
  const { columns, items } = all;
  const people = items.flatMap((item, k) => (item.people === null ? [] : [{ rule: item.people, item, k }]));
  if (people.length === 0) return null;
  const byKey = new Map(items.map(({ key }, k) => [key, k]));
  const byId = new Map(columns.map(({ id }, k) => [id, k]));
  return {
    all,
    people,
    baseOf: items.map(({ base }) => byKey.get(base ?? "") ?? -1),
    contextOf: items.map((item) => (item.people?.kind === "share" ? (byId.get(item.people.baseFrom ?? "") ?? -1) : -1)),
  };
}

/** One period of a file. */
export interface PeriodSaid {
  readonly period: string;
  /** what it is handed in with */
  readonly submission: string;
  readonly store: Pick<Cells, "valueOf">;
  /** what was said without a period, where the file has that beside periods */
  readonly timeless: Pick<Cells, "valueOf"> | null;
}

/** What stands in place of cells, and how many were held back. */
export interface HeldCells {
  /** by `place of the unit × number of columns + place of the column`; null: nothing is said */
  readonly inPlace: Map<number, Answer>;
  readonly held: HeldBack;
}

/** A figure about people in a file, and where it stands. */
export interface SubmittedFigure {
  readonly figure: Figure;
  /** of the unit */
  readonly place: number;
  /** of the column */
  readonly k: number;
  /** of how many people it is; null for a number */
  readonly base: number | null;
}

/**
 * The figures about people that a file has of one unit in one period. What nobody knows of how many people it is, or what
 * leaves too few beside it, goes into `out` at once as held back; and every number of people behind a figure as not said, until
 * the figure is settled.
 */
export function submittedFigures(
  { all, people, baseOf, contextOf }: PeopleColumns,
  { period, submission, store, timeless }: PeriodSaid,
  { place, unit }: { readonly place: number; readonly unit: string },
  { inPlace, held }: HeldCells,
): SubmittedFigure[] {
  const at = place * all.columns.length;
  const numberAt = (k: number): number => {
    const column = all.columns[k]?.column ?? -1;
    if (column < 0) return Number.NaN;
    const own = store.valueOf(place, column);
    return Number.isNaN(own) && timeless !== null ? timeless.valueOf(place, column) : own;
  };
  const sizes = people.flatMap(({ rule, k }) => (rule.kind === "number" ? [[rule.noun, numberAt(k)] as const] : []));
  const tooFewLeft = sizesToHold(new Map(sizes));
  const figures: SubmittedFigure[] = [];
  for (const { rule, item, k } of people) {
    const baseAt = baseOf[k] ?? -1;
    if (baseAt >= 0) inPlace.set(at + baseAt, null); // said only beside a figure that is shown
    const value = store.valueOf(place, all.columns[k]?.column ?? -1);
    if (Number.isNaN(value)) continue;
    const [said, known] = [numberAt(baseAt), numberAt(contextOf[k] ?? -1)];
    const base = Number.isNaN(said) ? known : said;
    const figure = figureOf(item, { unit, period, submission }, value, base);
    const fewLeft = rule.kind === "number" && tooFewLeft.has(rule.noun);
    if (figure !== null && !fewLeft) figures.push({ figure, place, k, base: rule.kind === "number" ? null : base });
    else {
      if (fewLeft) held.tooFew++;
      else held.withoutBase++;
      inPlace.set(at + k, HELD_BACK);
    }
  }
  return figures;
}

/**
 * Puts in place what `disclose` says of figures: the number of people beside what is shown, "insufficient" for what is not.
 * @param isOnRecord whether a figure of this family and unit is published already: it stands, and nothing is said
 */
export function settle(
  { all, baseOf }: PeopleColumns,
  figures: readonly SubmittedFigure[],
  verdicts: readonly Verdict[],
  isOnRecord: (figure: Figure) => boolean,
  { inPlace, held }: HeldCells,
): void {
  for (const [n, { figure, place, k, base }] of figures.entries()) {
    const baseAt = baseOf[k] ?? -1;
    const at = place * all.columns.length;
    const verdict = verdicts[n];
    if (verdict === "shown") {
      if (baseAt >= 0) inPlace.set(at + baseAt, base);
      continue;
    }
    if (verdict === "too-near") held.tooNear++;
    else if (verdict === "through-others") held.throughOthers++;
    else held.tooFew++;
    inPlace.set(at + k, isOnRecord(figure) ? null : HELD_BACK);
    if (baseAt >= 0) inPlace.set(at + baseAt, null);
  }
}
