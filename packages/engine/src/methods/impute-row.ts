import { mean, median } from "./sums.ts";

/**
 * Fills what a unit lacks from what it has elsewhere, in place: each column is brought to 0 to 1 by its lowest and
 * highest value, better upwards; a missing cell gets the mean or median of the unit's others there, and is brought
 * back to its column's own scale. Cells with a value are not touched, to the last bit.
 *
 * A column whose values are all the same says nothing about better or worse: it adds nothing to the mean, and its
 * own missing cells get that value. What has no value to go by stays missing: a column or a row without any.
 * @param values the columns that fill each other, one after the other: unit i of column c at c × nUnits + i
 * @param directions per column, 1 where more is better, −1 where less is
 * @throws {RangeError} if the lengths disagree
 */
export function imputeRow(values: Float64Array, directions: readonly (1 | -1)[], how: "mean" | "median"): void {
  const nColumns = directions.length;
  if (nColumns === 0 && values.length === 0) return;
  const nUnits = values.length / nColumns;
  if (!Number.isInteger(nUnits))
    throw new RangeError(`imputeRow: got ${values.length} values, want a multiple of ${nColumns} columns`);
  const centre = how === "mean" ? mean : median;
  const ranges = directions.map((direction, c) =>
    worstAndSpan(values.subarray(c * nUnits, (c + 1) * nUnits), direction),
  );

  const row = new Float64Array(nColumns);
  for (let i = 0; i < nUnits; i++) {
    let gaps = false;
    for (let c = 0; c < nColumns; c++) {
      const value = values[c * nUnits + i];
      row[c] = (value - ranges[c].worst) / ranges[c].span; // 0 ÷ 0 in a constant column: NaN, not counted
      gaps ||= Number.isNaN(value);
    }
    if (!gaps) continue;
    const filling = centre(row);
    for (let c = 0; c < nColumns; c++) {
      const at = c * nUnits + i;
      if (Number.isNaN(values[at])) values[at] = filling * ranges[c].span + ranges[c].worst;
    }
  }
}

/** The column's worst value, and the way from there to its best; NaN where the column is empty. */
function worstAndSpan(column: Float64Array, direction: 1 | -1): { worst: number; span: number } {
  let min = Infinity;
  let max = -Infinity;
  for (let i = 0; i < column.length; i++) {
    if (column[i] < min) min = column[i];
    if (column[i] > max) max = column[i];
  }
  if (min > max) return { worst: NaN, span: NaN };
  return direction === 1 ? { worst: min, span: max - min } : { worst: max, span: min - max };
}
