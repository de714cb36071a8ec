import { exp, ln } from "../elementary.ts";

/**
 * Probability that a t-distributed variable is at least as far from 0 as `t`, in either direction.
 * @param degrees degrees of freedom, > 0; NaN comes out for 0 or less, as for a `t` that is NaN
 * @see Abramowitz & Stegun, Handbook of Mathematical Functions (1964), 26.7.1 and 26.5.8
 */
export function studentTwoSided(t: number, degrees: number): number {
  if (!(degrees > 0) || Number.isNaN(t)) return Number.NaN;
  if (!Number.isFinite(t)) return 0;
  const square = t * t;
  return betaWithHalf(degrees / (degrees + square), square / (degrees + square), degrees / 2);
}

/**
 * The regularised incomplete beta function I_x(a, ½). Both x and its complement 1 − x are given,
 * because near 1 the complement carries the digits that x has lost.
 */
function betaWithHalf(x: number, complement: number, a: number): number {
  if (x === 0) return 0;
  if (complement === 0) return 1;
  // x^a (1−x)^½ / B(a, ½), where 1 / B(a, ½) = Γ(a+½) / (Γ(a) √π)
  const lnX = x > 0.5 ? lnOneMinus(complement) : ln(x);
  const front = (exp(a * lnX) * Math.sqrt(complement) * gammaRatio(a)) / Math.sqrt(Math.PI);
  // the continued fraction converges fast on this side of the mean only
  return x < (a + 1) / (a + 2.5)
    ? (front * betaFraction(x, a, 0.5)) / a
    : 1 - (front * betaFraction(complement, 0.5, a)) / 0.5;
}

/** ln(1 − u) for u ≤ ½ without the loss of forming 1 − u. */
function lnOneMinus(u: number): number {
  const rest = 1 - u;
  // what was rounded away in 1 − u is put back in proportion (Kahan)
  return rest === 1 ? -u : (ln(rest) * u) / (1 - rest);
}

/** Γ(a + ½) / Γ(a): raised to a ≥ 20 by recurrence, then the asymptotic series of its logarithm. */
function gammaRatio(a: number): number {
  let factor = 1;
  let b = a;
  for (; b < 20; b++) factor *= b / (b + 0.5);
  const b2 = b * b;
  const series = (-1 / 8 + (1 / 192 + (-1 / 640 + (17 / 14336 - 31 / 18432 / b2) / b2) / b2) / b2) / b;
  return factor * Math.sqrt(b) * exp(series);
}

/** The continued fraction of the incomplete beta function, by Lentz's method. */
function betaFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  const away = (v: number): number => (Math.abs(v) < tiny ? tiny : v);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    let step = 1;
    for (const term of [even, odd]) {
      d = 1 / away(1 + term * d);
      c = away(1 + term / c);
      step = c * d;
      value *= step;
    }
    if (Math.abs(step - 1) < 1e-16) return value;
  }
  throw new RangeError(`studentTwoSided: no convergence for x ${x}, a ${a}, b ${b}`);
}
