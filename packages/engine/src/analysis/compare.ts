import { rankDescending } from "../methods/rank.ts";
import { type Correlation, correlation } from "./correlation.ts";

/** One variant of a score against the first: one entry per unit, NaN where either has none. */
export interface Comparison {
  /** places gained: rank in the first less rank in this one; positive is better here */
  readonly rankGain: Float64Array;
  /** score in this one less score in the first; says something only where both are on one scale */
  readonly scoreGain: Float64Array;
  readonly meanAbsoluteRankChange: number;
  readonly largestRankChange: number;
  /** Spearman's correlation of the two scores */
  readonly agreement: Correlation;
}

export interface Comparisons {
  /** of every variant, 1 is best, ties share the better rank; NaN where there is no score */
  readonly ranks: readonly Float64Array[];
  /** of the second, third … variant against the first */
  readonly against: readonly Comparison[];
}

/**
 * How far ranks and scores of the same units depend on how they were made.
 * @param variants scores of the same units under each variant, the one to compare with first
 * @throws {RangeError} if variants differ in length
 */
export function compareVariants(variants: readonly Float64Array[]): Comparisons {
  const ranks = variants.map((scores) => rankDescending(scores));
  const against = variants.slice(1).map((scores, v): Comparison => {
    if (scores.length !== variants[0].length)
      throw new RangeError(`compareVariants: variant ${v + 1} has ${scores.length} units, want ${variants[0].length}`);
    const rankGain = ranks[0].map((rank, i) => rank - ranks[v + 1][i]);
    const moved = rankGain.filter((gain) => !Number.isNaN(gain)).map(Math.abs);
    return {
      rankGain,
      scoreGain: scores.map((score, i) => score - variants[0][i]),
      meanAbsoluteRankChange: moved.reduce((sum, places) => sum + places, 0) / moved.length,
      largestRankChange: moved.reduce((most, places) => Math.max(most, places), moved.length > 0 ? 0 : Number.NaN),
      agreement: correlation(variants[0], scores, "spearman"),
    };
  });
  return { ranks, against };
}
