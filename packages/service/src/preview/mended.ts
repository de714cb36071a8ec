import { isRelative, State, type Table } from "@touchstone/engine";
import type { LaterColumns } from "@touchstone/server";
import { ascendingOf, placeFor, placeIn, scoresOf, sized, type Warm } from "./warm.ts";

/**
 * A kept table with what was recorded since: what reading and scoring everything anew gives, to the digit. The matrix is
 * written over where it stands, and only copied where rows come or go: `warm` is not used again.
 * @throws {ScoreError} or {MethodError} if a method of the standard meets a value that it can't take; `warm` is spoilt
 */
export function mended(warm: Warm, { came, left, changed, rows }: LaterColumns): Warm {
  const enrolled = idsWith(warm.enrolled, came, left);
  if (changed.length === 0) return sized({ ...warm, enrolled });
  const { model } = warm;
  const isGone = (id: string): boolean => placeIn(rows.units, id) < 0;
  const gone = changed.filter((id) => placeIn(warm.table.units, id) >= 0 && isGone(id));
  const added = rows.units.filter((id) => placeIn(warm.table.units, id) < 0);
  const move = movesOf(warm.table.units, added, gone);
  const table = patched(move === null ? warm.table : moved(warm.table, move), rows);
  if (isRelative(model)) return sized({ ...warm, enrolled, table, scores: scoresOf(model, table) });

  const before = changed.map((id) => warm.scores[placeIn(warm.table.units, id)] ?? Number.NaN);
  const scores = move === null ? warm.scores : movedColumn(warm.scores, move);
  const own = scoresOf(model, rows);
  for (const [at, id] of rows.units.entries()) scores[placeIn(table.units, id)] = own[at] ?? Number.NaN;
  const ascending =
    warm.ascending && ascendingWith(warm.ascending, ascendingOf(own), ascendingOf(Float64Array.from(before)));
  return sized({ ...warm, enrolled, table, scores, ascending });
}

/** Scores in their order with some more, and without some that are among them: all the lowest first. */
function ascendingWith(scores: Float64Array, more: Float64Array, less: Float64Array): Float64Array {
  const out = new Float64Array(scores.length + more.length - less.length);
  let [at, added, left] = [0, 0, 0];
  for (const score of scores) {
    if (score === less[left]) {
      left++;
      continue;
    }
    for (; added < more.length && (more[added] ?? 0) < score; added++) out[at++] = more[added] ?? 0;
    out[at++] = score;
  }
  for (; added < more.length; added++) out[at++] = more[added] ?? 0;
  return out;
}

/** A sorted list of ids with some more, and without some. */
function idsWith(ids: readonly string[], more: readonly string[], less: readonly string[]): readonly string[] {
  if (more.length === 0 && less.length === 0) return ids;
  const without = new Set(less);
  return [...ids.filter((id) => !without.has(id)), ...more].sort();
}

/** Where rows of one table go in another: so many from one place to another, and so on. */
interface Move {
  readonly units: readonly string[];
  readonly runs: readonly { readonly from: number; readonly to: number; readonly length: number }[];
}

/** Makes room for ids that are added, and closes what those leave that are gone. @returns null where all stay where they are */
function movesOf(units: readonly string[], added: readonly string[], gone: readonly string[]): Move | null {
  if (added.length === 0 && gone.length === 0) return null;
  const edits = [
    ...added.map((id) => ({ id, at: placeFor(units, id), isAdded: true })),
    ...gone.map((id) => ({ id, at: placeFor(units, id), isAdded: false })),
  ].sort((a, b) => (a.id < b.id ? -1 : 1));
  const now: string[] = [];
  const runs: { from: number; to: number; length: number }[] = [];
  let from = 0;
  const keepUntil = (end: number): void => {
    if (end > from) runs.push({ from, to: now.length, length: end - from });
    for (; from < end; from++) now.push(units[from] ?? "");
  };
  for (const { id, at, isAdded } of edits) {
    keepUntil(at);
    if (isAdded) now.push(id);
    else from = at + 1;
  }
  keepUntil(units.length);
  return { units: now, runs };
}

/** The table with its rows in their new places; those that are added have nothing yet. */
function moved({ units, columns, values, states }: Table, move: Move): Table {
  const [before, n] = [units.length, move.units.length];
  const wide = {
    values: new Float64Array(n * columns.length).fill(Number.NaN),
    states: new Uint8Array(n * columns.length).fill(State.missing),
  };
  for (let j = 0; j < columns.length; j++)
    for (const { from, to, length } of move.runs) {
      const [start, end] = [j * before + from, j * before + from + length];
      wide.values.set(values.subarray(start, end), j * n + to);
      wide.states.set(states.subarray(start, end), j * n + to);
    }
  return { units: move.units, columns, ...wide };
}

function movedColumn(column: Float64Array, { units, runs }: Move): Float64Array {
  const out = new Float64Array(units.length).fill(Number.NaN);
  for (const { from, to, length } of runs) out.set(column.subarray(from, from + length), to);
  return out;
}

/** Writes rows over those of the same units. */
function patched(table: Table, rows: Table): Table {
  const [n, nRows] = [table.units.length, rows.units.length];
  const places = rows.units.map((id) => placeIn(table.units, id));
  for (let j = 0; j < table.columns.length; j++)
    for (const [at, place] of places.entries()) {
      table.values[j * n + place] = rows.values[j * nRows + at] ?? Number.NaN;
      table.states[j * n + place] = rows.states[j * nRows + at] ?? State.missing;
    }
  return table;
}
