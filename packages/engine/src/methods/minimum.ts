import { countChildren } from "./children.ts";

/**
 * The lowest of each unit's children, of those present: nothing makes up for the weakest.
 * @param values child after child: child c of unit i at c × nUnits + i; NaN is missing
 * @param weights one per child, or one per cell in the order of `values`; each ≥ 0; only whether it is 0, and takes no part, counts
 * @param out receives one value per unit; NaN where nothing with a weight is present
 * @throws {RangeError} if the lengths disagree or a weight is below 0
 */
export function minimum(values: Float64Array, weights: Float64Array, out: Float64Array): void {
  const nUnits = out.length;
  const nChildren = countChildren("minimum", values, weights, nUnits);
  const step = weights.length === nChildren ? 0 : 1;
  out.fill(NaN);
  for (let c = 0, at = 0; c < nChildren; c++)
    for (let i = 0, w = step === 0 ? c : at; i < nUnits; i++, at++, w += step) {
      const value = values[at];
      if (Number.isNaN(value) || weights[w] === 0) continue;
      if (!(out[i] <= value)) out[i] = value;
    }
}
