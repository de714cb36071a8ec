import type { Range } from "../model.ts";
import { countChildren } from "./children.ts";
import { MethodError } from "./method-error.ts";
import { simplex } from "./simplex.ts";

/**
 * Benefit of the doubt: each unit is scored by the weights that suit it best, as long as nobody gets more than 100 by
 * them. 100 says that nobody does better by this unit's own weights. It depends on who takes part. What is missing
 * counts for nothing. Cost: about nUnits² × nChildren².
 * @param shares least and greatest share that a child may have in a unit's own score, so that no unit lives on one
 * child alone; null: any. Shares are among the children that the unit has
 * @param values child after child: child c of unit i at c × nUnits + i; NaN is missing
 * @param weights one per child, or one per cell; only whether it is 0, and takes no part, counts
 * @param out receives 0 to 100 per unit; NaN where nothing with a weight is present, or nobody has anything above 0
 * @throws {RangeError} if the lengths disagree, or no shares within the bounds can sum to 1
 * @throws {MethodError} at a value below 0
 * @see L. Cherchye, W. Moesen, N. Rogge, T. Van Puyenbroeck, An introduction to "benefit of the doubt" composite
 * indicators, Social Indicators Research 82 (2007)
 */
export function benefitOfTheDoubt(
  shares: Range | null,
  values: Float64Array,
  weights: Float64Array,
  out: Float64Array,
): void {
  const nUnits = out.length;
  const nChildren = countChildren("benefitOfTheDoubt", values, weights, nUnits);
  const perCell = weights.length !== nChildren;
  const takesPart = (c: number, i: number): boolean =>
    !Number.isNaN(values[c * nUnits + i]) && weights[perCell ? c * nUnits + i : c] > 0;
  const most = new Float64Array(nChildren); // each child by its greatest value, so that the simplex meets numbers near 1
  for (let c = 0; c < nChildren; c++)
    for (let i = 0; i < nUnits; i++) {
      const value = values[c * nUnits + i];
      if (!takesPart(c, i)) continue;
      if (value < 0) throw new MethodError("benefitOfTheDoubt", { unit: i, child: c, value, want: "0 or above" });
      if (value > most[c]) most[c] = value;
    }
  for (let i = 0; i < nUnits; i++) {
    const mine: number[] = [];
    for (let c = 0; c < nChildren; c++) if (takesPart(c, i) && most[c] > 0) mine.push(c);
    if (mine.length === 0) {
      out[i] = NaN;
      continue;
    }
    const scaled = (c: number, unit: number): number => (takesPart(c, unit) ? values[c * nUnits + unit] / most[c] : 0);
    out[i] = 100 * Math.min(1, bestFor(mine, nUnits, i, scaled, shares));
  }
}

/** The greatest score of one unit, with everybody's at most 1. */
function bestFor(
  mine: readonly number[],
  nUnits: number,
  i: number,
  scaled: (c: number, unit: number) => number,
  shares: Range | null,
): number {
  const n = mine.length;
  if (shares && !(shares[0] * n <= 1 && shares[1] * n >= 1))
    throw new RangeError(
      `benefitOfTheDoubt: got shares from ${shares[0]} to ${shares[1]} for ${n} children, want some that sum to 1`,
    );
  const own = Float64Array.from(mine, (c) => scaled(c, i));
  const nRows = nUnits + (shares ? 2 * n : 0);
  const a = new Float64Array(nRows * n);
  const b = new Float64Array(nRows);
  for (let unit = 0; unit < nUnits; unit++) {
    for (let v = 0; v < n; v++) a[unit * n + v] = scaled(mine[v], unit);
    b[unit] = 1;
  }
  if (shares)
    for (let child = 0; child < n; child++) {
      const least = (nUnits + 2 * child) * n;
      const greatest = least + n;
      for (let v = 0; v < n; v++) {
        a[least + v] = shares[0] * own[v] - (v === child ? own[v] : 0);
        a[greatest + v] = (v === child ? own[v] : 0) - shares[1] * own[v];
      }
    }
  return simplex(a, b, own);
}
