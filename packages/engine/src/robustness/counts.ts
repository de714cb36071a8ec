import type { Model } from "../model.ts";
import { nOptions, type Plan } from "./plan.ts";
import { rankBucketsOf } from "./rank-buckets.ts";
import { nRunsOf, steplessOf } from "./runs.ts";
import { emptySpread, mergeSpread, type SpreadCounts, spreadSizesOf } from "./spread.ts";

/**
 * What is kept of the runs: whole numbers that add up, and the ends of what scores came out, so that neither the order of
 * runs nor how they are shared out over threads can be told from them. Plain arrays, to be sent or shared between threads.
 */
export interface Counts extends SpreadCounts {
  /** one: how many replicates */
  readonly replicates: Uint32Array;
  /** replicates with unit i's rank in bucket b at i × buckets + b, see `rankBucketsOf` */
  readonly ranks: Uint16Array | Uint32Array;
  /** replicates with unit i at grade g at g × nUnits + i; the last row is no grade; empty where there are no grades */
  readonly grades: Uint32Array;
  /** replicates with each option, the options of all factors in a row */
  readonly options: Uint32Array;
  /** of these the ones in which unit i kept its grade, at option × nUnits + i */
  readonly keptByOption: Uint32Array;
  /** runs with each factor without steps held still */
  readonly still: Uint32Array;
  /** of these the ones in which unit i kept its grade, at factor × nUnits + i */
  readonly keptStill: Uint32Array;
  /** mean absolute change of rank of each run that Sobol's design asks for: A, B, AB₁ … ; 0 where it has not been run */
  readonly moved: Float64Array;
}

/** How long each array of `Counts` is, and how wide its ranks. */
interface CountSizes {
  readonly lengths: Readonly<Record<Summed, number>>;
  readonly wideRanks: boolean;
}

function countSizesOf(model: Model, nUnits: number, plan: Plan): CountSizes {
  const nAll = plan.factors.reduce((sum, factor) => sum + nOptions(factor), 0);
  const nGrades = model.grades.length;
  const graded = nGrades > 0 ? nUnits : 0;
  const nStepless = steplessOf(plan).length;
  return {
    wideRanks: plan.replicates >= 65536,
    lengths: {
      replicates: 1,
      ranks: nUnits * rankBucketsOf(nUnits).count,
      grades: (nGrades + 1) * graded,
      options: nAll,
      keptByOption: nAll * graded,
      still: nStepless,
      keptStill: nStepless * graded,
      moved: nRunsOf(plan) - plan.replicates - nStepless * plan.still + 2 * plan.influence,
    },
  };
}

/**
 * Counts of nothing yet.
 * @param room makes room for so many bytes, all 0; by default of this thread's own, else such as a shared buffer
 */
export function emptyCounts(
  model: Model,
  nUnits: number,
  plan: Plan,
  room: (bytes: number) => ArrayBufferLike = (bytes) => new ArrayBuffer(bytes),
): Counts {
  const { lengths, wideRanks } = countSizesOf(model, nUnits, plan);
  const words = (length: number): Uint32Array => new Uint32Array(room(length * 4));
  return {
    replicates: words(lengths.replicates),
    ranks: wideRanks ? words(lengths.ranks) : new Uint16Array(room(lengths.ranks * 2)),
    grades: words(lengths.grades),
    options: words(lengths.options),
    keptByOption: words(lengths.keptByOption),
    still: words(lengths.still),
    keptStill: words(lengths.keptStill),
    moved: new Float64Array(room(lengths.moved * 8)),
    ...emptySpread(spreadSizesOf(model, nUnits, plan), nUnits, room),
  };
}

/** Adds one thread's counts to another's. @throws {RangeError} if they are not of the same plan and table */
export function mergeCounts(into: Counts, other: Counts): void {
  for (const key of [...SUMMED, ...ENDS]) {
    const [to, from] = [into[key], other[key]];
    if (to.length !== from.length)
      throw new RangeError(`mergeCounts: got ${from.length} ${key}, want ${to.length}, as in the other counts`);
  }
  for (const key of SUMMED) {
    const [to, from] = [into[key], other[key]];
    for (let at = 0; at < to.length; at++) to[at] += from[at];
  }
  mergeSpread(into, other);
}

type Summed = (typeof SUMMED)[number];
const ENDS = ["scored", "lowest", "highest"] as const satisfies readonly (keyof Counts)[];
const SUMMED = [
  "replicates",
  "ranks",
  "grades",
  "options",
  "keptByOption",
  "still",
  "keptStill",
  "moved",
] as const satisfies readonly (keyof Counts)[];
