import { countChildren } from "./children.ts";

/** Two sums of weights closer than this share of the whole are taken as equal. */
const EVEN = 1e-12;

/**
 * Weighted median of each unit's children, over those present: the value with half of the weight on either side;
 * where the halves meet between two values, the middle of the two. With equal weights it is the ordinary median.
 * @param values child after child: child c of unit i at c × nUnits + i; NaN is missing, and leaves its weight to the others
 * @param weights one per child, or one per cell in the order of `values`; each ≥ 0, of any sum; 0 takes no part
 * @param out receives one value per unit; NaN where nothing with a weight is present
 * @throws {RangeError} if the lengths disagree or a weight is below 0
 */
export function weightedMedian(values: Float64Array, weights: Float64Array, out: Float64Array): void {
  const nUnits = out.length;
  const nChildren = countChildren("weightedMedian", values, weights, nUnits);
  const perCell = weights.length !== nChildren;
  const sorted = new Float64Array(nChildren); // a unit's values present, ascending, and their weights
  const beside = new Float64Array(nChildren);
  for (let i = 0; i < nUnits; i++) {
    let n = 0;
    let whole = 0;
    for (let c = 0; c < nChildren; c++) {
      const value = values[c * nUnits + i];
      const weight = weights[perCell ? c * nUnits + i : c];
      if (Number.isNaN(value) || weight === 0) continue;
      let at = n++;
      for (; at > 0 && sorted[at - 1] > value; at--) {
        sorted[at] = sorted[at - 1];
        beside[at] = beside[at - 1];
      }
      sorted[at] = value;
      beside[at] = weight;
      whole += weight;
    }
    out[i] = n === 0 ? NaN : halfway(sorted, beside, whole, n);
  }
}

function halfway(sorted: Float64Array, weights: Float64Array, whole: number, n: number): number {
  let below = 0;
  for (let at = 0; at < n - 1; at++) {
    below += weights[at];
    const past = 2 * below - whole;
    if (Math.abs(past) <= EVEN * whole) return sorted[at] + (sorted[at + 1] - sorted[at]) / 2;
    if (past > 0) return sorted[at];
  }
  return sorted[n - 1];
}
