import { momentsOf } from "./moments.ts";

export interface SobolIndices {
  /** sample variance (n − 1) of the results of A and B together */
  readonly variance: number;
  /** per factor: share of the variance that it explains alone; small samples can bring it below 0 */
  readonly first: Float64Array;
  /** per factor: share of the variance that it has a part in, with all its interactions */
  readonly total: Float64Array;
}

/**
 * Variance-based sensitivity from runs of a model over the design A, B, AB₁ … AB_d, where AB_k is A
 * with the values of factor k from B: first order by Saltelli's estimator, total order by Jansen's.
 * Nothing is cut off at 0 or 1.
 * @param results one per run, d + 2 blocks of n: all of A, all of B, all of AB₁ …
 * @param nFactors d, at least 1
 * @throws {RangeError} if the runs are not d + 2 equal blocks, or a result is not finite
 * @see Saltelli et al., Variance based sensitivity analysis of model output, Computer Physics Communications 181 (2010), table 2 (b) and (f)
 */
export function sobolIndices(results: Float64Array, nFactors: number): SobolIndices {
  const n = results.length / (nFactors + 2);
  if (!Number.isInteger(n) || n < 1)
    throw new RangeError(`sobolIndices: got ${results.length} results, want a multiple of ${nFactors} factors + 2`);
  const failed = results.findIndex((y) => !Number.isFinite(y));
  if (failed >= 0) throw new RangeError(`sobolIndices: run ${failed} has no finite result`);

  const a = results.subarray(0, n);
  const b = results.subarray(n, 2 * n);
  const variance = momentsOf(results.subarray(0, 2 * n)).squares / (2 * n - 1);
  const first = new Float64Array(nFactors);
  const total = new Float64Array(nFactors);
  for (let k = 0; k < nFactors; k++) {
    const mixed = results.subarray((k + 2) * n, (k + 3) * n);
    for (let r = 0; r < n; r++) {
      first[k] += b[r] * (mixed[r] - a[r]);
      total[k] += (a[r] - mixed[r]) * (a[r] - mixed[r]);
    }
    first[k] /= n * variance;
    total[k] /= 2 * n * variance;
  }
  return { variance, first, total };
}
