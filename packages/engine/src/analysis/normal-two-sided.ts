import { exp } from "../elementary.ts";

/**
 * Probability that a standard normal variable is at least as far from 0 as `z`: erfc(|z| / √2).
 * @param z NaN gives NaN
 * @see Abramowitz & Stegun, Handbook of Mathematical Functions (1964), 7.1.6 (series) and 7.1.14 (continued fraction)
 */
export function normalTwoSided(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  if (x === Number.POSITIVE_INFINITY) return 0;
  const scale = exp(-x * x) / Math.sqrt(Math.PI);
  if (x < 2) {
    let term = 2 * x;
    let sum = term;
    for (let k = 1; Math.abs(term) > 1e-17 * sum; k++) {
      term *= (2 * x * x) / (2 * k + 1);
      sum += term;
    }
    return 1 - scale * sum;
  }
  let fraction = 0; // from the inside out; 100 levels are exact to the last bit from x = 2 on
  for (let k = 100; k >= 1; k--) fraction = k / 2 / (x + fraction);
  return scale / (x + fraction);
}
