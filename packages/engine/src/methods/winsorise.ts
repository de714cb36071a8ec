import { type Shape, shapeOf } from "./shape.ts";

export interface Limits {
  /** |skewness| below it passes */
  readonly skew: number;
  /** kurtosis below it passes */
  readonly kurtosis: number;
}

/** Whether either test is passed; null where that can't be told. One pass is enough, even if the other is unknown. */
export function passes({ skewness, kurtosis }: Shape, { skew, kurtosis: most }: Limits): boolean | null {
  if (Math.abs(skewness) < skew || kurtosis < most) return true;
  return Number.isNaN(skewness) || Number.isNaN(kurtosis) ? null : false;
}

export interface Winsorised {
  readonly values: Float64Array;
  /** indices of the units brought down at the high end, and up at the low end */
  readonly high: readonly number[];
  readonly low: readonly number[];
}

/**
 * While the distribution fails both tests, brings every point at the extreme of the longer tail to the next value:
 * the highest where the skewness is 0 or above, the lowest below. Points brought together move on together; the
 * last round may therefore treat more than `most`. Stops too where all values have become the same.
 * @param values NaN is missing and stays
 * @param most how many points may be treated, both ends together
 */
export function winsorise(values: Float64Array, most: number, limits: Limits): Winsorised {
  const treated = values.slice();
  let high: number[] = [];
  let low: number[] = [];
  let shape = shapeOf(treated);
  while (passes(shape, limits) === false && high.length + low.length < most) {
    if (shape.skewness >= 0) high = bringIn(treated, 1);
    else low = bringIn(treated, -1);
    shape = shapeOf(treated);
  }
  return { values: treated, high, low };
}

/** Moves the extreme points on `side` to the next value inwards, in place, and says which they are. */
function bringIn(values: Float64Array, side: 1 | -1): number[] {
  let extreme = -Infinity; // of side × value, so that the extreme is always the highest
  let next = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const value = side * values[i];
    if (value > extreme) {
      next = extreme;
      extreme = value;
    } else if (value < extreme && value > next) next = value;
  }
  const points: number[] = [];
  for (let i = 0; i < values.length; i++)
    if (side * values[i] === extreme) {
      points.push(i);
      values[i] = side * next;
    }
  return points;
}
