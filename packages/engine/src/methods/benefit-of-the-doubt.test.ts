import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Range } from "../model.ts";
import { benefitOfTheDoubt } from "./benefit-of-the-doubt.ts";
import { MethodError } from "./method-error.ts";

function scores(
  rows: readonly (readonly number[])[],
  shares: Range | null = null,
  weights?: readonly number[],
): number[] {
  const nChildren = rows[0]?.length ?? 0;
  const values = Float64Array.from({ length: nChildren * rows.length }, (_, at) => {
    return rows[at % rows.length][Math.floor(at / rows.length)];
  });
  const out = new Float64Array(rows.length);
  benefitOfTheDoubt(shares, values, Float64Array.from(weights ?? rows[0].map(() => 1)), out);
  return [...out];
}

describe("benefitOfTheDoubt", () => {
  test("by hand: whoever is best by some weights has 100, who is between them less", () => {
    // for (2, 2), weights of 0.2 each give 0.8, and 1 to (4, 1) and (1, 4)
    const [a, b, c] = scores([
      [4, 1],
      [1, 4],
      [2, 2],
    ]);
    expect([a, b]).toEqual([100, 100]);
    expect(c).toBeCloseTo(80, 10);
  });

  test("a unit that is best at one thing alone has 100, unless shares are bounded", () => {
    const rows = [
      [10, 0.1],
      [8, 8],
      [1, 9],
    ];
    expect(scores(rows)[0]).toBeCloseTo(100, 10);
    const [bounded] = scores(rows, [0.3, 0.7]);
    expect(bounded).toBeLessThan(10);
    expect(bounded).toBeGreaterThan(0);
  });

  test("equal shares on one child each: it is the unit's value beside the best", () => {
    const [a, b] = scores([[3], [6]]);
    expect(a).toBeCloseTo(50, 10);
    expect(b).toBeCloseTo(100, 10);
  });

  test("bounded shares, found by trying weights", () => {
    const positive = fc.double({ min: 0.5, max: 10, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(positive, positive), { minLength: 2, maxLength: 6 }), (rows) => {
        const found = scores(rows, [0.25, 0.75]);
        rows.forEach((own, i) => {
          // with share s of the own score 1, weights are s ÷ own[0] and (1 − s) ÷ own[1], then scaled down to the best's 1
          let best = 0;
          for (let s = 0.25; s <= 0.75 + 1e-12; s += 0.001) {
            const greatest = Math.max(...rows.map(([x, y]) => (s * x) / own[0] + ((1 - s) * y) / own[1]));
            best = Math.max(best, 100 / greatest);
          }
          expect(found[i]).toBeGreaterThan(best - 1e-9);
          expect(found[i]).toBeLessThan(best * 1.01);
        });
      }),
      { seed: 6, numRuns: 60 },
    );
  });

  test("the unit of measure of a child does not matter, nor the order of units", () => {
    const cell = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 2, maxLength: 8 }), (rows) => {
        const found = scores(rows);
        const other = scores(rows.map(([x, y, z]) => [x * 1000, y / 7, z]).reverse()).reverse();
        found.forEach((score, i) => {
          if (Number.isNaN(score)) expect(other[i]).toBeNaN();
          else expect(Math.abs(score - other[i])).toBeLessThan(1e-6);
        });
        const known = found.filter((score) => !Number.isNaN(score));
        if (known.length > 0) expect(Math.max(...known)).toBeCloseTo(100, 6);
      }),
      { seed: 7, numRuns: 100 },
    );
  });

  test("what is missing counts for nothing; what weighs nothing is not looked at", () => {
    const [a, b, c] = scores([
      [NaN, 5],
      [10, 10],
      [NaN, NaN],
    ]);
    expect(a).toBeCloseTo(50, 10);
    expect(b).toBeCloseTo(100, 10);
    expect(c).toBeNaN();
    expect(
      scores(
        [
          [-1, 5],
          [3, 10],
        ],
        null,
        [0, 1],
      )[0],
    ).toBeCloseTo(50, 10);
    expect(scores([[0, 0]])).toEqual([NaN]);
  });

  test("refuses what makes no sense", () => {
    expect(() => scores([[1, -2]])).toThrow(MethodError);
    expect(() => scores([[1, 2]], [0.6, 1])).toThrow(
      "got shares from 0.6 to 1 for 2 children, want some that sum to 1",
    );
  });
});
