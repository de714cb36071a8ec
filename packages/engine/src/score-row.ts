import { exp, ln } from "./elementary.ts";
import type { Line } from "./kernels/kernels.ts";
import { published } from "./methods/round.ts";
import type { Model } from "./model.ts";
import { isRelative } from "./relative.ts";
import { isPlain, lineBy, NO_PARAMETERS } from "./score-inner.ts";
import type { Table } from "./table.ts";

/** One unit's answers, which can be replaced one by one: only what hangs on them is computed again. */
export interface RowScorer {
  /** Puts a value in place of an answer; NaN: none. */
  readonly put: (column: number, value: number) => void;
  /** Published score of the whole, the same that `score` gives; NaN where there is none, or `score` has to be asked. */
  readonly total: () => number;
}

/**
 * Scores a table of one unit again and again, for a fraction of what `score` costs.
 * @returns null where scores hang on other units, or the model is not one of means of lines
 */
export function rowScorer(model: Model, row: Pick<Table, "values">): RowScorer | null {
  if (!isPlain(model) || isRelative(model)) return null;
  const { nodes } = model;
  const inner = nodes.flatMap(({ count }, k) => (count > 0 ? [k] : [])).reverse(); // children before their parents
  const isGeometric = nodes.map(({ parent }) => nodes[parent]?.aggregate.method === "geometric");
  const lines = nodes.map(({ input, weight }) => input && lineBy(input, weight, () => NO_PARAMETERS));
  const leavesOf = new Map<number, number[]>();
  nodes.forEach(({ input }, k) => {
    if (input) leavesOf.set(input.column, [...(leavesOf.get(input.column) ?? []), k]);
  });
  const parts = new Float64Array(nodes.length); // what each node adds to its parent's sum; NaN: no score
  const refuses = new Uint8Array(nodes.length); // 1 where a geometric mean can't take the node's score
  const isStale = new Uint8Array(nodes.length);
  let nRefused = 0;
  let whole = NaN;

  const settle = (k: number, score: number): void => {
    const { parent, weight } = nodes[k];
    const isIn = !Number.isNaN(score) && !(isGeometric[k] && weight === 0);
    const isRefused = isIn && isGeometric[k] && score <= 0 ? 1 : 0;
    nRefused += isRefused - refuses[k];
    refuses[k] = isRefused;
    parts[k] = !isIn || isRefused === 1 ? NaN : weight * (isGeometric[k] ? ln(score) : score);
    if (parent >= 0) isStale[parent] = 1;
    else whole = score;
  };
  const put = (column: number, value: number): void => {
    for (const k of leavesOf.get(column) ?? []) settle(k, onLine(lines[k], value));
  };
  const meanOf = (k: number): number => {
    const { first, count, aggregate } = nodes[k];
    let [sum, present] = [0, 0];
    for (let c = first; c < first + count; c++) {
      if (Number.isNaN(parts[c])) continue;
      sum += parts[c];
      present += nodes[c].weight;
    }
    return aggregate.method === "geometric" ? exp(sum / present) : sum / present;
  };
  const total = (): number => {
    for (const k of inner) {
      if (isStale[k] === 0) continue;
      isStale[k] = 0;
      settle(k, meanOf(k));
    }
    return nRefused > 0 ? NaN : published(whole);
  };
  for (const column of leavesOf.keys()) put(column, row.values[column]);
  return { put, total };
}

/** As the kernels bring a value on its line. */
function onLine(line: Line | null, value: number): number {
  if (line === null) return NaN;
  const { from, span, low, gain, high, least, most } = line;
  let share = (value - from) / span;
  if (share < least) share = least;
  if (share > most) share = most;
  return share === 1 ? high : low + share * gain;
}
