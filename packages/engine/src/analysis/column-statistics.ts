import { shapeOf } from "../methods/shape.ts";
import { median } from "../methods/sums.ts";
import { deviationOf, momentsOf } from "./moments.ts";

/** What a column looks like, over its present values; NaN where there are too few. */
export interface ColumnStatistics {
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  readonly median: number;
  /** standard deviation with n − 1 */
  readonly deviation: number;
  readonly skewness: number;
  readonly kurtosis: number;
  readonly nAvailable: number;
  readonly nNonZero: number;
  readonly nDistinct: number;
  /** how often the most frequent value occurs */
  readonly nSame: number;
  /** of all units */
  readonly availableShare: number;
  // of the values present
  readonly nonZeroShare: number;
  readonly distinctShare: number;
  readonly sameShare: number;
  readonly flags: ColumnFlags;
}

/** True where something wants looking at. */
export interface ColumnFlags {
  readonly fewAvailable: boolean;
  readonly fewNonZero: boolean;
  readonly fewDistinct: boolean;
  readonly outliers: boolean;
}

/** Below a share, or beyond both skewness (in size) and kurtosis, a column is flagged. */
export interface StatisticsLimits {
  readonly availableShare: number;
  readonly nonZeroShare: number;
  readonly distinctShare: number;
  readonly skewness: number;
  readonly kurtosis: number;
}

const usualLimits: StatisticsLimits = {
  availableShare: 0.65,
  nonZeroShare: 0.5,
  distinctShare: 0.5,
  skewness: 2,
  kurtosis: 3.5,
};

/**
 * Describes one column. Shares of zeros, distinct and equal values are of the values present, in the
 * figures and in the flags alike (COINr's flags divide by all units, its figures by those present).
 * @param column one value per unit; NaN is missing
 */
export function columnStatistics(column: Float64Array, limits: Partial<StatisticsLimits> = {}): ColumnStatistics {
  const limit = { ...usualLimits, ...limits };
  const present = column.filter((x) => !Number.isNaN(x)).sort();
  const moments = momentsOf(present);
  const { n } = moments;
  const nNonZero = present.filter((x) => x !== 0).length;
  const { nDistinct, nSame } = repetitionOf(present);
  const availableShare = n / column.length;
  const shape = shapeOf(column);
  return {
    min: moments.min,
    max: moments.max,
    mean: moments.mean,
    median: median(present),
    deviation: deviationOf(moments),
    ...shape,
    nAvailable: n,
    nNonZero,
    nDistinct,
    nSame,
    availableShare,
    nonZeroShare: nNonZero / n,
    distinctShare: nDistinct / n,
    sameShare: nSame / n,
    flags: {
      fewAvailable: availableShare < limit.availableShare,
      fewNonZero: nNonZero / n < limit.nonZeroShare,
      fewDistinct: nDistinct / n < limit.distinctShare,
      outliers: Math.abs(shape.skewness) > limit.skewness && shape.kurtosis > limit.kurtosis,
    },
  };
}

/** Of sorted values: how many differ, and the length of the longest run of equal ones. */
function repetitionOf(sorted: Float64Array): { nDistinct: number; nSame: number } {
  let nDistinct = 0;
  let nSame = 0;
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    while (to < sorted.length && sorted[to] === sorted[from]) to++;
    nDistinct++;
    nSame = Math.max(nSame, to - from);
  }
  return { nDistinct, nSame };
}
