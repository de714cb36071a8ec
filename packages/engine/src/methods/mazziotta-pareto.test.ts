import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mazziottaPareto } from "./mazziotta-pareto.ts";
import { MethodError } from "./method-error.ts";

function index(rows: readonly (readonly number[])[], weights?: readonly number[], penalty: 1 | -1 = -1): number[] {
  const nChildren = rows[0]?.length ?? 0;
  const values = Float64Array.from({ length: nChildren * rows.length }, (_, at) => {
    return rows[at % rows.length][Math.floor(at / rows.length)];
  });
  const out = new Float64Array(rows.length);
  mazziottaPareto(penalty, values, Float64Array.from(weights ?? rows[0].map(() => 1)), out);
  return [...out];
}

describe("mazziottaPareto", () => {
  test("the mean less the variance over the mean, by hand", () => {
    // 90 and 110: mean 100, variance 100, penalty 1
    expect(index([[90, 110]])).toEqual([99]);
    expect(index([[90, 110]], [1, 1], 1)).toEqual([101]);
    // 80, 100, 120: variance 800 ÷ 3
    expect(index([[80, 100, 120]])[0]).toBeCloseTo(100 - 8 / 3, 12);
    // three quarters on 90: mean 95, variance 0.75 × 25 + 0.25 × 225 = 75
    expect(index([[90, 110]], [3, 1])[0]).toBeCloseTo(95 - 75 / 95, 12);
  });

  test("units with the same mean are in the order of their balance", () => {
    const [even, less, least] = index([
      [100, 100, 100],
      [95, 100, 105],
      [85, 100, 115],
    ]);
    expect(even).toBe(100);
    expect(even).toBeGreaterThan(less);
    expect(less).toBeGreaterThan(least);
  });

  test("what is missing, or weighs nothing, has no part", () => {
    expect(index([[NaN, 90, 110]])).toEqual([99]);
    expect(index([[5, 90, 110]], [0, 1, 1])).toEqual([99]);
    expect(index([[NaN, NaN]])).toEqual([NaN]);
    expect(index([[0, 0]])).toEqual([0]);
  });

  test("weights per cell are each unit's own", () => {
    const out = new Float64Array(2);
    mazziottaPareto(-1, Float64Array.of(90, 90, 110, 110), Float64Array.of(1, 3, 1, 1), out);
    expect(out[0]).toBe(99);
    expect(out[1]).toBeCloseTo(95 - 75 / 95, 12);
  });

  test("a value below 0 is named", () => {
    expect(() => index([[1, -2]])).toThrow(MethodError);
    expect(() => index([[1, -2]])).toThrow("mazziottaPareto: got -2 in child 1 of unit 0, want 0 or above");
  });

  test("on a scale from 70 to 130 it stays there, as the adjusted index has it", () => {
    const scores = fc.array(fc.double({ min: 70, max: 130, noNaN: true }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(scores, fc.constantFrom(1 as const, -1 as const), (row, penalty) => {
        const [score] = index([row], undefined, penalty);
        expect(score).toBeGreaterThan(70 - 1e-9);
        expect(score).toBeLessThan(130 + 1e-9);
      }),
      { seed: 4, numRuns: 300 },
    );
  });
});
