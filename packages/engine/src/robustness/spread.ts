import type { Model, Range } from "../model.ts";
import type { Plan } from "./plan.ts";

/** Between which scores nodes stay: what came out over the first replicates. */
export interface ScoreSpread {
  /** replicates that were looked at: the first ones of the plan */
  readonly replicates: number;
  /** indices of the nodes that are looked at, ascending: the whole first */
  readonly nodes: Int32Array;
  /**
   * score at 5 and 95 % of those replicates in which the node of unit i has one, node s of `nodes` at s × nUnits + i, to a
   * ten-thousandth of the scale; NaN: it never has one
   */
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** The part of `Counts` that scores are kept in: of every node and unit only the ends, so that memory stays small. */
export interface SpreadCounts {
  /** replicates in which node s of unit i has a score, at s × nUnits + i */
  readonly scored: Uint16Array;
  /** the lowest scores of node s of unit i, ascending from (s × nUnits + i) × `nLow` on, in ten-thousandths of the scale */
  readonly lowest: Int16Array;
  /** the highest, each with the other sign, ascending from (s × nUnits + i) × `nHigh` on */
  readonly highest: Int16Array;
}

/** What is kept of how many replicates. */
export interface SpreadSizes {
  readonly replicates: number;
  readonly nodes: Int32Array;
  /** scores kept at either end: as many as any 5 % of the replicates can need */
  readonly nLow: number;
  readonly nHigh: number;
}

/** Scores of a node that are looked at, in all units together; and the least number of replicates. */
const MOST_SCORES = 1_000_000;
const FEWEST_REPLICATES = 100;
const MOST_REPLICATES = 1000;
/** Units up to which every inner node is looked at; beyond, the whole and what is right below it. */
const MOST_UNITS = MOST_SCORES / FEWEST_REPLICATES;

/** Steps of a scale. */
const STEPS = 10_000;
/** As far as a score is told from the next, in steps from the scale's lower end. */
const FARTHEST = 32_766;
const NONE = 32_767;

/** The whole, all right below it, and inner nodes below those where there are not too many units. */
export function spreadSizesOf(
  { nodes }: Pick<Model, "nodes">,
  nUnits: number,
  plan: Pick<Plan, "replicates">,
): SpreadSizes {
  const some = Math.max(FEWEST_REPLICATES, Math.floor(MOST_SCORES / Math.max(1, nUnits)));
  const replicates = Math.min(plan.replicates, some, MOST_REPLICATES);
  const all = nUnits <= MOST_UNITS;
  return {
    replicates,
    nodes: Int32Array.from(nodes.flatMap(({ parent, count }, k) => (parent <= 0 || (all && count > 0) ? [k] : []))),
    nLow: Math.ceil(replicates / 20),
    nHigh: Math.floor(replicates / 20) + 1,
  };
}

/** No score yet. @param room as for `emptyCounts` */
export function emptySpread(
  { nodes, nLow, nHigh }: SpreadSizes,
  nUnits: number,
  room: (bytes: number) => ArrayBufferLike,
): SpreadCounts {
  const n = nodes.length * nUnits;
  return {
    scored: new Uint16Array(room(n * 2)),
    lowest: new Int16Array(room(n * nLow * 2)).fill(NONE),
    highest: new Int16Array(room(n * nHigh * 2)).fill(NONE),
  };
}

/** Scores of one node in one replicate, of the units from `from` on. */
export interface NodeScores {
  /** place of the node among those looked at */
  readonly s: number;
  readonly from: number;
  /** NaN: no score */
  readonly scores: Float64Array;
  /** that the scores of this replicate run on */
  readonly scale: Range;
}

/**
 * Keeps what lies at the ends. A score counts by its place on the scale, so that one of a variant with another scale is
 * comparable.
 * @param screened 1 for units without a score, by their place in the table
 */
export function addScores(
  into: SpreadCounts,
  { nLow, nHigh }: SpreadSizes,
  { s, from, scores, scale: [low, high] }: NodeScores,
  screened: Uint8Array,
): void {
  const { scored, lowest, highest } = into;
  const gain = STEPS / (high - low);
  for (let i = 0, unit = from, at = s * screened.length + from; i < scores.length; i++, unit++, at++) {
    const exact = (scores[i] - low) * gain + 0.5;
    if (Number.isNaN(exact) || screened[unit] === 1) continue;
    const step = Math.floor(Math.min(FARTHEST, Math.max(-FARTHEST, exact)));
    scored[at]++;
    keep(lowest, at * nLow, nLow, step);
    keep(highest, at * nHigh, nHigh, -step);
  }
}

/** Puts a step in its place of an ascending row, if it belongs there; the last one falls out. */
function keep(steps: Int16Array, row: number, length: number, step: number): void {
  let at = row + length - 1;
  if (step >= steps[at]) return;
  for (; at > row && steps[at - 1] > step; at--) steps[at] = steps[at - 1];
  steps[at] = step;
}

/** Adds what another thread kept. */
export function mergeSpread(into: SpreadCounts, other: SpreadCounts): void {
  const n = into.scored.length;
  for (let at = 0; at < n; at++) into.scored[at] += other.scored[at];
  for (const key of ["lowest", "highest"] as const) {
    const length = into[key].length / n;
    for (let from = 0; from < other[key].length; from++)
      keep(into[key], from - (from % length), length, other[key][from]);
  }
}

/** The lowest score that at least 5 % of the replicates with a score reach, and the lowest that 95 % do, as with ranks. */
export function spreadOf(
  { scale: [low, high] }: Pick<Model, "scale">,
  sizes: SpreadSizes,
  counts: SpreadCounts,
): ScoreSpread {
  const { scored, lowest, highest } = counts;
  const { replicates, nodes, nLow, nHigh } = sizes;
  const scoreAt = (step: number): number => low + (step / STEPS) * (high - low);
  const ends = { low: new Float64Array(scored.length), high: new Float64Array(scored.length) };
  for (let at = 0; at < scored.length; at++) {
    const times = scored[at];
    ends.low[at] = times === 0 ? NaN : scoreAt(lowest[at * nLow + Math.ceil(times / 20) - 1]);
    ends.high[at] = times === 0 ? NaN : scoreAt(-highest[at * nHigh + Math.floor(times / 20)]);
  }
  return { replicates, nodes, ...ends };
}

/** Between which scores node k of unit i stays; null where that was not looked at, or it never has a score. */
export function spreadAt(
  { nodes, low, high }: ScoreSpread,
  k: number,
  i: number,
): { readonly low: number; readonly high: number } | null {
  const s = nodes.indexOf(k);
  const at = (s * low.length) / nodes.length + i;
  return s < 0 || Number.isNaN(low[at]) ? null : { low: low[at], high: high[at] };
}
