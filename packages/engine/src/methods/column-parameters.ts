import { meanFrom } from "./sums.ts";

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
  let n = 0;
  let min = NaN;
  let max = NaN;
  let total = 0;
  let lost = 0; // as in `sum`
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (Number.isNaN(value)) continue;
    n++;
    if (!(value >= min)) min = value;
    if (!(value <= max)) max = value;
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  const centre = meanFrom((total + lost) / n, n, values);
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    if (!Number.isNaN(values[i])) squares += (values[i] - centre) * (values[i] - centre);
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
