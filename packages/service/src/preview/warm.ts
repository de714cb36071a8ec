import { isRelative, type Ladder, type Model, score, scoreInner, type Table } from "@touchstone/engine";
import { compile, laddersOf, type Standard } from "@touchstone/standard";

/** The table of a programme, scored once, so that one more changed answer costs little. */
export interface Warm {
  readonly standard: Standard;
  readonly model: Model;
  /** without standard errors, which no score hangs on */
  readonly table: Table;
  /** ids of the units that take part, sorted; those without an answer in the period are not in the table */
  readonly enrolled: readonly string[];
  /** published score of the whole by the unit's place in the table; NaN: none */
  readonly scores: Float64Array;
  /** the scores that are ranked, the lowest first; null: a unit's score hangs on who else is in the table */
  readonly ascending: Float64Array | null;
  readonly ladders: readonly Ladder[];
  /** that it takes to keep it */
  readonly bytes: number;
}

/** Per unit: its id, twice, and what holds the lists. */
const BYTES_PER_UNIT = 160;

/**
 * Scores a table and puts its scores in order.
 * @throws {ScoreError} or {MethodError} if a method of the standard meets a value that it can't take
 */
export function warmed(
  standard: Standard,
  { units, columns, values, states }: Table,
  enrolled: readonly string[],
): Warm {
  const { model } = compile(standard);
  const table = { units, columns, values, states };
  const scores = scoresOf(model, table);
  const ascending = isRelative(model) ? null : ascendingOf(scores);
  return sized({ standard, model, table, enrolled, scores, ascending, ladders: laddersOf(standard, model) });
}

/** Published scores of the whole, by the unit's place. @throws as `warmed` */
export const scoresOf = (model: Model, table: Table): Float64Array =>
  isRelative(model) ? score(model, table).scores.slice(0, table.units.length) : scoreInner(model, table).scores;

/** The scores that there are, the lowest first. */
export const ascendingOf = (scores: Float64Array): Float64Array => scores.filter((one) => !Number.isNaN(one)).sort();

/** With what it takes to keep it. */
export function sized(warm: Omit<Warm, "bytes">): Warm {
  const { table, scores, ascending, enrolled } = warm;
  const arrays = [table.values, table.states, scores, ascending];
  const bytes = arrays.reduce((sum, array) => sum + (array?.byteLength ?? 0), enrolled.length * BYTES_PER_UNIT);
  return { ...warm, bytes };
}

/** Where an id stands in a sorted list of ids; −1: nowhere. */
export function placeIn(ids: readonly string[], id: string): number {
  const at = placeFor(ids, id);
  return ids[at] === id ? at : -1;
}

/** How many ids of a sorted list come before one. */
export function placeFor(ids: readonly string[], id: string): number {
  let [low, high] = [0, ids.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ids[middle] ?? "") < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of the scores are higher. @param ascending the lowest first */
export function countAbove(ascending: Float64Array, score: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) <= score) low = middle + 1;
    else high = middle;
  }
  return ascending.length - low;
}
