import { exp, ln } from "../elementary.ts";
import { countChildren } from "./children.ts";
import { MethodError } from "./method-error.ts";

/**
 * Weighted geometric mean of each unit's children, over those present: exp(Σ w ln x ÷ Σ w). One poor child pulls
 * it down more than it would an arithmetic mean.
 * @param values child after child: child c of unit i at c × nUnits + i; NaN is missing, and leaves its weight to the others
 * @param weights one per child, or one per cell in the order of `values`; each ≥ 0, of any sum; 0 takes no part
 * @param out receives one value per unit; NaN where nothing with a weight is present
 * @throws {RangeError} if the lengths disagree or a weight is below 0
 * @throws {MethodError} at a value that is not above 0
 * @see OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 6
 */
export function geometricMean(values: Float64Array, weights: Float64Array, out: Float64Array): void {
  const nUnits = out.length;
  const nChildren = countChildren("geometricMean", values, weights, nUnits);
  const step = weights.length === nChildren ? 0 : 1;
  const present = new Float64Array(nUnits);
  out.fill(0);
  for (let c = 0, at = 0; c < nChildren; c++)
    for (let i = 0, w = step === 0 ? c : at; i < nUnits; i++, at++, w += step) {
      const value = values[at];
      if (Number.isNaN(value) || weights[w] === 0) continue;
      if (value <= 0) throw new MethodError("geometricMean", { unit: i, child: c, value, want: "above 0" });
      out[i] += weights[w] * ln(value);
      present[i] += weights[w];
    }
  for (let i = 0; i < nUnits; i++) out[i] = exp(out[i] / present[i]);
}
