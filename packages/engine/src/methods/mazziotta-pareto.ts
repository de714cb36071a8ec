import { countChildren } from "./children.ts";
import { MethodError } from "./method-error.ts";

/**
 * Mazziotta–Pareto index of each unit's children, over those present: their mean M, less a penalty for imbalance, the
 * variance over the mean, S² ÷ M. A unit that is even keeps its mean; one that is good here and bad there loses.
 * Mean and variance are weighted; with equal weights it is the index as published, which takes scores with mean 100
 * and standard deviation 10 (or, adjusted, goalposts from 70 to 130).
 * @param penalty −1: taken from the mean, where more is better; 1: added to it, where more is worse
 * @param values child after child: child c of unit i at c × nUnits + i; NaN is missing, and leaves its weight to the others
 * @param weights one per child, or one per cell in the order of `values`; each ≥ 0, of any sum; 0 takes no part
 * @param out receives one value per unit; NaN where nothing with a weight is present. It can lie below the lowest child
 * @throws {RangeError} if the lengths disagree or a weight is below 0
 * @throws {MethodError} at a value below 0
 * @see M. Mazziotta, A. Pareto, On a generalized non-compensatory composite index for measuring socio-economic
 * phenomena, Social Indicators Research 127 (2016)
 */
export function mazziottaPareto(penalty: 1 | -1, values: Float64Array, weights: Float64Array, out: Float64Array): void {
  const nUnits = out.length;
  const nChildren = countChildren("mazziottaPareto", values, weights, nUnits);
  const weightAt = (c: number, at: number): number => weights[weights.length === nChildren ? c : at];
  for (let i = 0; i < nUnits; i++) {
    let whole = 0;
    let mean = 0;
    for (let c = 0, at = i; c < nChildren; c++, at += nUnits) {
      const value = values[at];
      const weight = weightAt(c, at);
      if (Number.isNaN(value) || weight === 0) continue;
      if (value < 0) throw new MethodError("mazziottaPareto", { unit: i, child: c, value, want: "0 or above" });
      whole += weight;
      mean += weight * value;
    }
    mean /= whole; // 0 ÷ 0 is NaN: nothing present
    let variance = 0;
    for (let c = 0, at = i; c < nChildren; c++, at += nUnits) {
      const away = values[at] - mean;
      if (!Number.isNaN(away)) variance += weightAt(c, at) * away * away;
    }
    variance /= whole;
    out[i] = variance === 0 ? mean : mean + (penalty * variance) / mean;
  }
}
