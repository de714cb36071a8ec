import { isRelative, type Ladder, type Model, score, scoreInner, type Table } from "@touchstone/engine";
import { compile, laddersOf, type Standard } from "@touchstone/standard";

/** The table of a programme, scored once, so that one more changed answer costs little. */
export interface Warm {
  readonly standard: Standard;
  readonly model: Model;
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
export function warmed(standard: Standard, table: Table, enrolled: readonly string[]): Warm {
  const { model } = compile(standard);
  const relative = isRelative(model);
  const scores = relative ? score(model, table).scores.slice(0, table.units.length) : scoreInner(model, table).scores;
  const ascending = relative ? null : scores.filter((one) => !Number.isNaN(one)).sort();
  const { values, states, errors } = table;
  const arrays = [values, states, errors, scores, ascending];
  const bytes = arrays.reduce((sum, array) => sum + (array?.byteLength ?? 0), enrolled.length * BYTES_PER_UNIT);
  return { standard, model, table, enrolled, scores, ascending, ladders: laddersOf(standard, model), bytes };
}

/** Where an id stands in a sorted list of ids; −1: nowhere. */
export function placeIn(ids: readonly string[], id: string): number {
  let [low, high] = [0, ids.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ids[middle] ?? "") < id) low = middle + 1;
    else high = middle;
  }
  return ids[low] === id ? low : -1;
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
