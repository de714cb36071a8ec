import { describe, expect, it } from "vitest";
import { normalTwoSided } from "./normal-two-sided.ts";
import { studentTwoSided } from "./student-two-sided.ts";

/** The plain reference: both tails of a density by Simpson's rule over s in [0, 1), t = T / (1 − s). */
function bothTails(density: (t: number) => number, from: number): number {
  const steps = 20_000;
  let sum = 0;
  for (let k = 0; k < steps; k++) {
    const s = k / steps;
    const weight = k === 0 ? 1 : k % 2 === 1 ? 4 : 2; // the far end, at infinity, adds 0
    sum += (weight * (density(from / (1 - s)) * from)) / (1 - s) ** 2;
  }
  return (2 * sum) / (3 * steps);
}

describe("studentTwoSided", () => {
  it("agrees with the closed forms of one, two and four degrees of freedom", () => {
    for (const t of [1e-6, 0.3, 1, 2.5, 40, 1e5]) {
      expect(studentTwoSided(t, 1) / ((2 / Math.PI) * Math.atan(1 / t))).toBeCloseTo(1, 13);
      const two = 2 / (2 + t * t + t * Math.sqrt(2 + t * t)); // 1 − t / √(2 + t²) without its cancellation
      expect(studentTwoSided(t, 2) / two).toBeCloseTo(1, 13);
    }
    // F(t) of 4 degrees: 1/2 + 3/8 · u (1 − u²/12 · …) at t = 2: 1 − (3/8)(2·2/√8)(1 − (1/12)(4/2)), by Abramowitz & Stegun 26.7.4
    const share = 2 / Math.sqrt(8);
    expect(studentTwoSided(2, 4)).toBeCloseTo(1 - share * (1 + 0.5 * (1 - share * share)), 14);
  });

  it("agrees with integrating the density, for many degrees of freedom and far tails", () => {
    for (const degrees of [3, 10, 49, 300])
      for (const t of [0.5, 2, 6]) {
        const kernel = (x: number): number => (1 + (x * x) / degrees) ** (-(degrees + 1) / 2);
        // the whole area of the kernel, by the same rule: twice the tail beyond 1, and what lies between −1 and 1
        let middle = 0;
        for (let k = 0; k <= 2000; k++) middle += (k === 0 || k === 2000 ? 1 : k % 2 === 1 ? 4 : 2) * kernel(k / 2000);
        const area = bothTails(kernel, 1) + (2 * middle) / 6000;
        expect(studentTwoSided(t, degrees) / (bothTails(kernel, t) / area)).toBeCloseTo(1, 9);
      }
  });

  it("keeps its digits close to 0 and to 1", () => {
    expect(studentTwoSided(1e-9, 10)).toBeCloseTo(1, 8);
    expect(1 - studentTwoSided(1e-4, 10)).toBeCloseTo(7.782167e-5, 10); // 2 × 1e-4 × density at 0, 0.38910838
    expect(studentTwoSided(0, 10)).toBe(1);
    expect(studentTwoSided(Number.POSITIVE_INFINITY, 10)).toBe(0);
  });

  it("is the same in both directions and unknown without degrees of freedom", () => {
    expect(studentTwoSided(-2.1, 7)).toBe(studentTwoSided(2.1, 7));
    expect(studentTwoSided(2, 0)).toBeNaN();
    expect(studentTwoSided(Number.NaN, 5)).toBeNaN();
  });
});

describe("normalTwoSided", () => {
  it("agrees with integrating the density", () => {
    for (const z of [0.1, 1, 1.959963984540054, 2.8, 2.9, 6])
      expect(normalTwoSided(z) / bothTails((x) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI), z)).toBeCloseTo(
        1,
        9,
      );
    expect(normalTwoSided(1.959963984540054)).toBeCloseTo(0.05, 15);
  });

  it("is what the t distribution comes to with very many degrees of freedom", () => {
    expect(studentTwoSided(2, 1e6) / normalTwoSided(2)).toBeCloseTo(1, 4);
  });

  it("is 1 at 0, 0 at infinity, unknown of unknown", () => {
    expect(normalTwoSided(0)).toBe(1);
    expect(normalTwoSided(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(normalTwoSided(Number.NaN)).toBeNaN();
  });
});
