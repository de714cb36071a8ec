import { countPresent, mean } from "./sums.ts";

/** How lopsided and how heavy-tailed the values present are. */
export interface Shape {
  /** 0 where both sides mirror each other; NaN below 3 values, or where all are the same */
  readonly skewness: number;
  /** excess over the normal distribution; NaN below 4 values, or where all are the same */
  readonly kurtosis: number;
}

/**
 * Skewness and kurtosis of the values present, corrected for the size of the sample, as spreadsheets have them.
 * @param values NaN is missing
 * @see D. N. Joanes, C. A. Gill, Comparing measures of sample skewness and kurtosis (1998): G₁ and G₂
 */
export function shapeOf(values: Float64Array): Shape {
  const n = countPresent(values);
  const centre = mean(values);
  let second = 0; // Σ d², Σ d³, Σ d⁴
  let third = 0;
  let fourth = 0;
  let constant = true;
  let first = NaN;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (Number.isNaN(value)) continue;
    if (Number.isNaN(first)) first = value;
    constant &&= value === first;
    const d = value - centre;
    second += d * d;
    third += d * d * d;
    fourth += d * d * d * d;
  }
  if (constant) return { skewness: NaN, kurtosis: NaN };
  const g1 = (Math.sqrt(n) * third) / (second * Math.sqrt(second));
  const g2 = (n * fourth) / (second * second) - 3;
  return {
    skewness: n < 3 ? NaN : (g1 * Math.sqrt(n * (n - 1))) / (n - 2),
    kurtosis: n < 4 ? NaN : (((n + 1) * g2 + 6) * (n - 1)) / ((n - 2) * (n - 3)),
  };
}

/** Skewness alone; see `shapeOf`. */
export function skewness(values: Float64Array): number {
  return shapeOf(values).skewness;
}

/** Kurtosis alone; see `shapeOf`. */
export function kurtosis(values: Float64Array): number {
  return shapeOf(values).kurtosis;
}
