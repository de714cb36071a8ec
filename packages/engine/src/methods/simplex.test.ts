import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { simplex } from "./simplex.ts";

const solve = (a: readonly (readonly number[])[], b: readonly number[], c: readonly number[]): number =>
  simplex(Float64Array.from(a.flat()), Float64Array.from(b), Float64Array.from(c));

describe("simplex", () => {
  test("a textbook's example: 3x + 5y with x ≤ 4, 2y ≤ 12, 3x + 2y ≤ 18 is 36 at (2, 6)", () => {
    // Hillier & Lieberman, Introduction to Operations Research: the Wyndor Glass problem
    expect(
      solve(
        [
          [1, 0],
          [0, 2],
          [3, 2],
        ],
        [4, 12, 18],
        [3, 5],
      ),
    ).toBeCloseTo(36, 12);
  });

  test("an example on which the usual rule goes round for ever", () => {
    // E. M. L. Beale's, as given by Chvátal, Linear Programming (1983)
    const a = [
      [0.5, -5.5, -2.5, 9],
      [0.5, -1.5, -0.5, 1],
      [1, 0, 0, 0],
    ];
    expect(solve(a, [0, 0, 1], [10, -57, -9, -24])).toBeCloseTo(1, 9);
  });

  test("no bound, and nothing to gain", () => {
    expect(solve([[-1, 1]], [1], [1, 0])).toBe(Infinity);
    expect(solve([[1, 1]], [1], [-1, 0])).toBe(0);
    expect(() => solve([[1]], [-1], [1])).toThrow("simplex: got a bound below 0, want each ≥ 0");
    expect(() => solve([[1, 2]], [1], [1])).toThrow("simplex: got 2 coefficients, want 1 × 1");
  });

  test("in two variables it finds the best corner", () => {
    const positive = fc.double({ min: 0.1, max: 10, noNaN: true });
    const rows = fc.array(fc.tuple(positive, positive, positive), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(rows, positive, positive, (lines, c0, c1) => {
        const all = [...lines, [1, 0, 0], [0, 1, 0]] as const; // the last two are the axes, as equalities
        let best = 0;
        const fits = (x: number, y: number): boolean =>
          x >= -1e-9 && y >= -1e-9 && lines.every(([p, q, r]) => p * x + q * y <= r + 1e-9);
        for (const [p, q, r] of all)
          for (const [s, t, u] of all) {
            const det = p * t - q * s;
            if (Math.abs(det) < 1e-12) continue;
            const [x, y] = [(r * t - q * u) / det, (p * u - r * s) / det];
            if (fits(x, y)) best = Math.max(best, c0 * x + c1 * y);
          }
        const found = solve(
          lines.map(([p, q]) => [p, q]),
          lines.map(([, , r]) => r),
          [c0, c1],
        );
        expect(Math.abs(found - best)).toBeLessThan(1e-6 * Math.max(1, best));
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});
