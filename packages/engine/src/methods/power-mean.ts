import { pow } from "../elementary.ts";
import { countChildren } from "./children.ts";
import { MethodError } from "./method-error.ts";

/**
 * Weighted power (generalised) mean of each unit's children, over those present: (Σ w xᵖ ÷ Σ w)^(1 ÷ p). At −1 it
 * is the harmonic, at 1 the arithmetic mean; the lower p is, the more a poor child counts.
 *
 * Powers are of x ÷ m, with m the child that weighs most in the sum, so that no p overflows.
 * @param values child after child: child c of unit i at c × nUnits + i; NaN is missing, and leaves its weight to the others
 * @param weights one per child, or one per cell in the order of `values`; each ≥ 0, of any sum; 0 takes no part
 * @param out receives one value per unit; NaN where nothing with a weight is present
 * @throws {RangeError} if the lengths disagree, a weight is below 0, or p is 0 or not finite
 * @throws {MethodError} at a value below 0, and with p < 0 at 0: a better child would lower the mean, or nothing could raise it
 */
export function powerMean(p: number, values: Float64Array, weights: Float64Array, out: Float64Array): void {
  if (p === 0 || !Number.isFinite(p)) throw new RangeError(`powerMean: got p ${p}, want a number other than 0`);
  const nUnits = out.length;
  const nChildren = countChildren("powerMean", values, weights, nUnits);
  const step = weights.length === nChildren ? 0 : 1;
  const want = p > 0 ? "0 or above" : "above 0";

  const leading = new Float64Array(nUnits).fill(p > 0 ? 0 : Infinity); // m, per unit
  for (let c = 0, at = 0; c < nChildren; c++)
    for (let i = 0, w = step === 0 ? c : at; i < nUnits; i++, at++, w += step) {
      const value = values[at];
      if (Number.isNaN(value) || weights[w] === 0) continue;
      if (value < 0 || (value === 0 && p < 0)) throw new MethodError("powerMean", { unit: i, child: c, value, want });
      if (p > 0 ? value > leading[i] : value < leading[i]) leading[i] = value;
    }

  const present = new Float64Array(nUnits);
  out.fill(0);
  for (let c = 0, at = 0; c < nChildren; c++)
    for (let i = 0, w = step === 0 ? c : at; i < nUnits; i++, at++, w += step) {
      const value = values[at];
      if (Number.isNaN(value) || weights[w] === 0) continue;
      present[i] += weights[w];
      if (value > 0) out[i] += weights[w] * pow(value / leading[i], p);
    }
  for (let i = 0; i < nUnits; i++)
    out[i] = leading[i] === 0 && present[i] > 0 ? 0 : leading[i] * pow(out[i] / present[i], 1 / p);
}
