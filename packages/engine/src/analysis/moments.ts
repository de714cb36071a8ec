import { mean } from "../methods/sums.ts";

export interface Moments {
  /** values present */
  readonly n: number;
  /** NaN where nothing is present, as min and max */
  readonly mean: number;
  readonly min: number;
  readonly max: number;
  /** sum of squared deviations from the mean: exactly 0 where all present values are equal */
  readonly squares: number;
}

/** What a column amounts to, over its present values. */
export function momentsOf(column: Float64Array): Moments {
  const centre = mean(column);
  let n = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  let squares = 0;
  let drift = 0; // what the deviations still sum to, because the mean was rounded
  for (const x of column) {
    if (Number.isNaN(x)) continue;
    n++;
    if (x < min) min = x;
    if (x > max) max = x;
    const d = x - centre;
    squares += d * d;
    drift += d;
  }
  if (n === 0) return { n, mean: Number.NaN, min: Number.NaN, max: Number.NaN, squares: 0 };
  if (min === max) return { n, mean: min, min, max, squares: 0 };
  return { n, mean: centre, min, max, squares: squares - (drift * drift) / n };
}

/** Standard deviation with n − 1; NaN for fewer than two values. */
export function deviationOf({ n, squares }: Moments): number {
  return n < 2 ? Number.NaN : Math.sqrt(squares / (n - 1));
}
