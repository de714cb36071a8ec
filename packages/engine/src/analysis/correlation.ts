import { rankAscending } from "../methods/rank.ts";
import { kendallOfPairs } from "./kendall.ts";
import { momentsOf } from "./moments.ts";
import { completePairs } from "./pairs.ts";
import { studentTwoSided } from "./student-two-sided.ts";

export type CorrelationMethod = "pearson" | "spearman" | "kendall";

/** A correlation is shown with its p-value and what it rests on; it is never hidden for being weak. */
export interface Correlation {
  /** −1 to 1; NaN where fewer than two units have both values, or one column is constant */
  readonly value: number;
  /** two-sided; NaN where there is no value, or (but for kendall) only two units */
  readonly p: number;
  /** units with both values */
  readonly n: number;
}

/** Every column with every column: pair (a, b) at a × nColumns + b, symmetric. */
export interface CorrelationMatrix {
  readonly nColumns: number;
  readonly values: Float64Array;
  readonly p: Float64Array;
  readonly n: Int32Array;
}

/**
 * Correlation of two columns over the units that have both. Pearson and Spearman (Pearson on the
 * ranks within the pairs, ties averaged) carry the p-value of the t distribution, Kendall's tau-b
 * that of the normal approximation corrected for ties.
 * @throws {RangeError} if the columns differ in length
 */
export function correlation(x: Float64Array, y: Float64Array, method: CorrelationMethod = "pearson"): Correlation {
  const pairs = completePairs(x, y);
  const n = pairs.x.length;
  if (method === "kendall") return { ...kendallOfPairs(pairs.x, pairs.y), n };
  const value =
    method === "spearman"
      ? product(rankAscending(pairs.x, "average"), rankAscending(pairs.y, "average"))
      : product(pairs.x, pairs.y);
  return { value, p: studentTwoSided(value * Math.sqrt((n - 2) / ((1 - value) * (1 + value))), n - 2), n };
}

/**
 * Correlations of all columns of a table with each other.
 * @param values column after column: unit i of column j at j × nUnits + i; NaN is missing
 * @throws {RangeError} if `values` is not whole columns
 */
export function correlationMatrix(
  values: Float64Array,
  nUnits: number,
  method: CorrelationMethod = "pearson",
): CorrelationMatrix {
  const nColumns = nUnits > 0 ? values.length / nUnits : 0;
  if (!Number.isInteger(nColumns))
    throw new RangeError(`correlationMatrix: got ${values.length} values, want a multiple of ${nUnits} units`);
  const column = (j: number): Float64Array => values.subarray(j * nUnits, (j + 1) * nUnits);
  const matrix = {
    nColumns,
    values: new Float64Array(nColumns * nColumns),
    p: new Float64Array(nColumns * nColumns),
    n: new Int32Array(nColumns * nColumns),
  };
  for (let a = 0; a < nColumns; a++)
    for (let b = 0; b <= a; b++) {
      const { value, p, n } = correlation(column(a), column(b), method);
      for (const at of [a * nColumns + b, b * nColumns + a]) {
        matrix.values[at] = value;
        matrix.p[at] = p;
        matrix.n[at] = n;
      }
    }
  return matrix;
}

/** Pearson's product-moment correlation; NaN for a constant column. */
function product(x: Float64Array, y: Float64Array): number {
  const ofX = momentsOf(x);
  const ofY = momentsOf(y);
  if (x.length < 2 || ofX.min === ofX.max || ofY.min === ofY.max) return Number.NaN;
  // deviations in units of the range: their squares neither overflow nor vanish
  const rangeX = ofX.max - ofX.min;
  const rangeY = ofY.max - ofY.min;
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let i = 0; i < x.length; i++) {
    const dx = (x[i] - ofX.mean) / rangeX;
    const dy = (y[i] - ofY.mean) / rangeY;
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  return Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
}
