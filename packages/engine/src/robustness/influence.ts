import { sobolIndices } from "../analysis/sobol-indices.ts";
import type { Influence } from "./robustness.ts";
import { streamOf } from "./stream.ts";

/** Resamples for an interval. */
const BOOTSTRAPS = 500;
/** Above every factor's stream. */
const BOOTSTRAP_STREAM = 100;

/**
 * Which factor moves the ranks: Sobol's indices of the mean absolute change of rank, each with the interval from the
 * 5 % to the 95 % quantile of its bootstrap. Runs are drawn anew with replacement, for each index on its own and with
 * the variance held. Where no run moves a rank, nothing has influence: 0.
 * @param moved results over the design A, B, AB₁ … AB_d
 * @see Saltelli et al. (2010), Jansen (1999), as in `sobolIndices`
 */
export function influenceOf(moved: Float64Array, nFactors: number, seed: number): Influence[] {
  const { variance, first, total } = sobolIndices(moved, nFactors);
  const n = moved.length / (nFactors + 2);
  const none = { firstLow: 0, firstHigh: 0, totalLow: 0, totalHigh: 0 };
  if (!(variance > 0))
    return Array.from({ length: nFactors }, (_, factor) => ({ factor, first: 0, total: 0, ...none }));
  const a = moved.subarray(0, n);
  const b = moved.subarray(n, 2 * n);
  return Array.from({ length: nFactors }, (_, factor) => {
    const mixed = moved.subarray((factor + 2) * n, (factor + 3) * n);
    const stream = streamOf(seed, factor, BOOTSTRAP_STREAM);
    const interval = (term: (r: number) => number): [number, number] => {
      const means = new Float64Array(BOOTSTRAPS);
      for (let s = 0; s < BOOTSTRAPS; s++) {
        let sum = 0;
        for (let draw = 0; draw < n; draw++) sum += term(stream.below(n));
        means[s] = sum / n;
      }
      means.sort();
      return [quantile(means, 0.05), quantile(means, 0.95)];
    };
    const [firstLow, firstHigh] = interval((r) => (b[r] * (mixed[r] - a[r])) / variance);
    const [totalLow, totalHigh] = interval((r) => ((a[r] - mixed[r]) * (a[r] - mixed[r])) / 2 / variance);
    return { factor, first: first[factor], firstLow, firstHigh, total: total[factor], totalLow, totalHigh };
  });
}

/** Of values in ascending order, on a straight line between two (type 7). */
function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(sorted.length - 1, below + 1);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}
