import type { Model } from "../model.ts";
import type { Table } from "../table.ts";
import { type Counts, emptyCounts } from "./counts.ts";
import { flipsOf } from "./flips.ts";
import { influenceOf } from "./influence.ts";
import { factorOf, type Plan } from "./plan.ts";
import { type RankBuckets, rankBucketsOf } from "./rank-buckets.ts";
import type { Robustness, Settling } from "./robustness.ts";
import { type Nominal, runnerOf } from "./run-replicates.ts";
import { nRunsOf } from "./runs.ts";
import { spreadOf, spreadSizesOf } from "./spread.ts";

/** Where to stop and look how far the figures have settled: runs [0, first), [first, second) … to the last. */
export function stopsOf(plan: Plan): number[] {
  const stops: number[] = [];
  for (let at = 64; at < plan.replicates; at *= 2) stops.push(at);
  stops.push(plan.replicates);
  const all = nRunsOf(plan);
  return all > plan.replicates ? [...stops, all] : stops;
}

/** Ranks and shares kept as they stand after some replicates. */
export interface Interim {
  readonly replicates: number;
  readonly rankLow: Int32Array;
  readonly rankMedian: Int32Array;
  readonly rankHigh: Int32Array;
  /** NaN without grades */
  readonly kept: Float64Array;
}

/** Reads the counts of all threads together. */
export function interimOf(model: Model, nominal: Nominal, parts: readonly Counts[]): Interim {
  const n = nominal.ranks.length;
  const buckets = rankBucketsOf(n);
  const replicates = parts.reduce((sum, part) => sum + part.replicates[0], 0);
  const [rankLow, rankMedian, rankHigh] = [new Int32Array(n), new Int32Array(n), new Int32Array(n)];
  const counted = new Uint32Array(buckets.count);
  for (let i = 0; i < n; i++) {
    const row = i * buckets.count;
    const ranked = replicates - at(parts, row);
    if (ranked === 0) continue;
    const [from, to] = spread(parts, row, buckets, nominal.ranks[i], ranked, counted);
    const rankAt = (percent: number): number =>
      buckets.rankOf(bucketAt(counted, from, to, (percent * ranked) / 100), nominal.ranks[i]);
    rankLow[i] = rankAt(5);
    rankMedian[i] = rankAt(50);
    rankHigh[i] = rankAt(95);
  }
  const kept = new Float64Array(n).fill(NaN);
  if (nominal.grades)
    for (let i = 0; i < n; i++) {
      const grade = nominal.grades[i] < 0 ? model.grades.length : nominal.grades[i];
      kept[i] = parts.reduce((sum, part) => sum + part.grades[grade * n + i], 0) / replicates;
    }
  return { replicates, rankLow, rankMedian, rankHigh, kept };
}

/** A place of the rank counts, over all threads. */
function at(parts: readonly Counts[], place: number): number {
  let sum = 0;
  for (let p = 0; p < parts.length; p++) sum += parts[p].ranks[place];
  return sum;
}

/**
 * The buckets [from, to) that hold every rank of a unit, found from the published rank outwards: most ranks lie near
 * it, and a row can be long.
 * @param counted receives what is in them
 */
function spread(
  parts: readonly Counts[],
  row: number,
  buckets: RankBuckets,
  nominal: number,
  ranked: number,
  counted: Uint32Array,
): [from: number, to: number] {
  const middle = Math.max(1, buckets.bucketOf(nominal, nominal));
  let from = middle;
  let to = middle;
  for (let found = 0; found < ranked; ) {
    if (to < buckets.count) {
      counted[to] = at(parts, row + to);
      found += counted[to++];
    }
    if (from > 1) {
      counted[--from] = at(parts, row + from);
      found += counted[from];
    }
    if (to === buckets.count && from === 1) break;
  }
  return [from, to];
}

/** The first bucket by which so many are reached. */
function bucketAt(counted: Uint32Array, from: number, to: number, wanted: number): number {
  let sum = 0;
  for (let b = from; b < to; b++) {
    sum += counted[b];
    if (sum > 0 && sum >= wanted) return b;
  }
  return 0;
}

/** How far the figures moved between two looks. */
export function settlingOf(before: Interim, now: Interim): Settling {
  let keptMoved = 0;
  let rankMoved = 0;
  for (let i = 0; i < now.kept.length; i++) {
    const kept = Math.abs(now.kept[i] - before.kept[i]);
    if (kept > keptMoved) keptMoved = kept;
    const low = Math.abs(now.rankLow[i] - before.rankLow[i]);
    const high = Math.abs(now.rankHigh[i] - before.rankHigh[i]);
    rankMoved = Math.max(rankMoved, low, high);
  }
  return { replicates: now.replicates, keptMoved, rankMoved };
}

/**
 * What the counts of all runs say of every unit.
 * @param counts of every run of the plan, of all threads together
 * @param convergence one entry per stop after the first, from `settlingOf`
 */
export function robustnessOf(
  model: Model,
  plan: Plan,
  nominal: Nominal,
  counts: Counts,
  convergence: readonly Settling[],
): Robustness {
  const n = nominal.ranks.length;
  const { rankLow, rankMedian, rankHigh, kept, replicates } = interimOf(model, nominal, [counts]);
  if (n > 0 && replicates !== plan.replicates)
    throw new RangeError(`robustnessOf: got ${replicates} replicates, want ${plan.replicates}`);
  const certain = Uint8Array.from(kept, (share) => (share >= plan.certainAt ? 1 : 0));
  return {
    seed: plan.seed,
    replicates: plan.replicates,
    factors: plan.factors.map(factorOf),
    rankLow,
    rankMedian,
    rankHigh,
    scores: spreadOf(model, spreadSizesOf(model, n, plan), counts),
    gradeShares: Float64Array.from(counts.grades, (count) => count / replicates),
    kept,
    certain,
    flips: nominal.grades ? flipsOf(plan, counts, kept, certain) : [],
    influence: plan.influence > 0 && n > 0 ? influenceOf(counts.moved, plan.factors.length, plan.seed) : null,
    convergence,
  };
}

/** Runs a whole plan in this thread. @throws as `runnerOf` */
export function robustness(model: Model, table: Table, plan: Plan): Robustness {
  const runner = runnerOf(model, table, plan);
  const counts = emptyCounts(model, table.units.length, plan);
  const convergence: Settling[] = [];
  let before: Interim | null = null;
  let from = 0;
  for (const to of stopsOf(plan)) {
    runner.count(from, to, counts);
    from = to;
    if (to > plan.replicates) break;
    const now = interimOf(model, runner.nominal, [counts]);
    if (before) convergence.push(settlingOf(before, now));
    before = now;
  }
  return robustnessOf(model, plan, runner.nominal, counts, convergence);
}
