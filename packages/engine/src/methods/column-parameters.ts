import { countPresent, mean } from "./sums.ts";

/** What a relative method reads off a column, on the column's own scale. Kept, it lets one unit be normalised without the others. */
export interface ColumnParameters {
  /** values present */
  readonly n: number;
  /** NaN where no value is present, as are max and mean */
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** standard deviation of the sample (n − 1); NaN below 2 values, exactly 0 where all are the same */
  readonly sd: number;
}

/** Reads the parameters off the values present; of a panel, pass all periods' values in one array. */
export function columnParameters(values: Float64Array): ColumnParameters {
  const n = countPresent(values);
  const centre = mean(values);
  let min = NaN;
  let max = NaN;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (Number.isNaN(value)) continue;
    if (!(value >= min)) min = value;
    if (!(value <= max)) max = value;
    squares += (value - centre) * (value - centre);
  }
  const constant = min === max;
  return {
    n,
    min,
    max,
    mean: constant ? min : centre,
    sd: n < 2 ? NaN : constant ? 0 : Math.sqrt(squares / (n - 1)),
  };
}
