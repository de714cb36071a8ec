import { deviationOf, momentsOf } from "./moments.ts";
import { symmetricEigen } from "./symmetric-eigen.ts";

/** Principal components of a group of columns, strongest first. */
export interface PrincipalComponents {
  /** units with a value in every column: the rest is left out */
  readonly n: number;
  /** mean and standard deviation (n − 1) by which each column was centred and scaled */
  readonly centre: Float64Array;
  readonly scale: Float64Array;
  /** standard deviation of each component; their squares sum to the number of columns */
  readonly deviations: Float64Array;
  /** share of the total variance that each component explains; they sum to 1 */
  readonly shares: Float64Array;
  /** loading of column j on component c at c × nColumns + j */
  readonly loadings: Float64Array;
  /** the loadings of the first component: weights that keep most of the variance; some may be negative */
  readonly weights: Float64Array;
}

/**
 * Principal components of centred and scaled columns, over complete units. The sign of a component
 * is a matter of convention: here its largest loading is positive (the first of those within 10⁻⁹).
 * @param columns of one length; NaN is missing
 * @throws {RangeError} if columns differ in length, fewer than two units are complete, or a column is constant over them
 * @see Jolliffe, Principal Component Analysis (2002), 2.3
 */
export function principalComponents(columns: readonly Float64Array[]): PrincipalComponents {
  const complete = completeRows(columns);
  const k = columns.length;
  const n = complete[0]?.length ?? 0;
  if (n < 2) throw new RangeError(`principalComponents: got ${n} units with a value in every column, want at least 2`);

  const moments = complete.map(momentsOf);
  const constant = moments.findIndex(({ min, max }) => min === max);
  if (constant >= 0)
    throw new RangeError(`principalComponents: column ${constant} is constant over the ${n} complete units`);
  const centre = Float64Array.from(moments, ({ mean }) => mean);
  const scale = Float64Array.from(moments, deviationOf);

  const { values, vectors } = symmetricEigen(standardisedProducts(complete, centre, scale), k);
  for (let c = 0; c < k; c++) orient(vectors.subarray(c * k, (c + 1) * k));
  const variances = values.map((value) => Math.max(0, value)); // below 0 by rounding only
  const total = variances.reduce((sum, x) => sum + x, 0);
  return {
    n,
    centre,
    scale,
    deviations: variances.map(Math.sqrt),
    shares: variances.map((x) => x / total),
    loadings: vectors,
    weights: vectors.slice(0, k),
  };
}

/** The columns cut to the units that have a value in each of them. */
function completeRows(columns: readonly Float64Array[]): Float64Array[] {
  const nUnits = columns[0]?.length ?? 0;
  for (const [j, column] of columns.entries())
    if (column.length !== nUnits)
      throw new RangeError(`principalComponents: column ${j} has ${column.length} units, want ${nUnits}`);
  const present = (_: number, i: number): boolean => columns.every((column) => !Number.isNaN(column[i]));
  return columns.map((column) => column.filter(present));
}

/** Covariances (n − 1) of the standardised columns: their correlations. */
function standardisedProducts(
  columns: readonly Float64Array[],
  centre: Float64Array,
  scale: Float64Array,
): Float64Array {
  const k = columns.length;
  const standard = columns.map((column, j) => column.map((x) => (x - centre[j]) / scale[j]));
  const products = new Float64Array(k * k);
  for (let a = 0; a < k; a++)
    for (let b = 0; b <= a; b++) {
      let sum = 0;
      for (let i = 0; i < standard[a].length; i++) sum += standard[a][i] * standard[b][i];
      products[a * k + b] = products[b * k + a] = sum / (standard[a].length - 1);
    }
  return products;
}

/** Turns a vector so that its largest entry is positive. */
function orient(vector: Float64Array): void {
  const largest = vector.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  const leading = vector.find((x) => Math.abs(x) >= largest - 1e-9) ?? 0;
  if (leading < 0) for (let j = 0; j < vector.length; j++) vector[j] = -vector[j];
}
