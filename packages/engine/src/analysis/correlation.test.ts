import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CorrelationMethod, correlation, correlationMatrix } from "./correlation.ts";
import { correlationFlags } from "./correlation-flags.ts";
import { denominatorCorrelations } from "./denominator-correlations.ts";

const column = (...values: number[]): Float64Array => Float64Array.from(values);
const methods: CorrelationMethod[] = ["pearson", "spearman", "kendall"];

/** Kendall's tau-b by its definition, over all pairs. */
function tauByPairs(x: Float64Array, y: Float64Array): number {
  let score = 0;
  let untiedX = 0;
  let untiedY = 0;
  for (let a = 0; a < x.length; a++)
    for (let b = 0; b < a; b++) {
      const inX = Math.sign(x[a] - x[b]);
      const inY = Math.sign(y[a] - y[b]);
      score += inX * inY;
      untiedX += inX ** 2;
      untiedY += inY ** 2;
    }
  return score / (Math.sqrt(untiedX) * Math.sqrt(untiedY));
}

describe("correlation", () => {
  it("gives Pearson's value and p by hand", () => {
    // deviations (−1.5, −.5, .5, 1.5) and (−1, 0, −1, 2): products 1.5 + 0 − .5 + 3 = 4, squares 5 and 6
    const { value, p, n } = correlation(column(1, 2, 3, 4), column(1, 2, 1, 4));
    expect(value).toBeCloseTo(4 / Math.sqrt(30), 15);
    expect(n).toBe(4);
    // two degrees of freedom: p = 1 − |t| / √(2 + t²), and t² / (2 + t²) = r²
    expect(p).toBeCloseTo(1 - 4 / Math.sqrt(30), 14);
  });

  it("gives Spearman's value by hand, ties averaged", () => {
    // ranks (1, 2.5, 2.5, 4) and (1, 3, 2, 4): products 2.25 + 0 + 0 + 2.25 = 4.5, squares 4.5 and 5
    expect(correlation(column(1, 2, 2, 9), column(10, 30, 20, 99), "spearman").value).toBeCloseTo(
      4.5 / Math.sqrt(4.5 * 5),
      15,
    );
  });

  it("gives Kendall's tau-b and its p by hand, with a tie", () => {
    // pairs: 5 concordant, 0 discordant, one tied in x only: 5 / √(5 × 6)
    const { value, p } = correlation(column(1, 2, 2, 9), column(10, 30, 20, 99), "kendall");
    expect(value).toBeCloseTo(5 / Math.sqrt(30), 15);
    // variance (4·3·13 − 2·1·9) / 18 = 138 / 18, so z = 5 / √(138 / 18), and erfc(z / √2)
    expect(p).toBeCloseTo(0.07095149242730563, 14);
  });

  it("gives the values of scipy 1.17 on ties in both columns", () => {
    const x = column(1, 1, 2, 3, 3, 3, 4, 5);
    const y = column(2, 1, 1, 3, 3, 5, 5, 5);
    const kendall = correlation(x, y, "kendall"); // scipy.stats.kendalltau(method="asymptotic")
    expect(kendall.value).toBeCloseTo(0.7661308776828738, 14);
    expect(kendall.p).toBeCloseTo(0.015897804807828472, 14);
    const spearman = correlation(x, y, "spearman"); // scipy.stats.spearmanr
    expect(spearman.value).toBeCloseTo(0.8726291662545537, 14);
    expect(spearman.p).toBeCloseTo(0.004685025499354971, 14);
  });

  it("agrees with Kendall's definition on many ties and gaps", () => {
    const cell = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constant(Number.NaN));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 40 }), (rows) => {
        const complete = rows.filter(([x, y]) => !Number.isNaN(x + y));
        const want = tauByPairs(column(...complete.map(([x]) => x)), column(...complete.map(([, y]) => y)));
        const got = correlation(column(...rows.map(([x]) => x)), column(...rows.map(([, y]) => y)), "kendall");
        expect(got.n).toBe(complete.length);
        if (Number.isNaN(want)) expect(got.value).toBeNaN();
        else expect(got.value).toBeCloseTo(want, 13);
      }),
      { seed: 3 },
    );
  });

  it("does not change under a change of unit, and turns with the direction", () => {
    const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 3, maxLength: 20 });
    const shift = fc.double({ min: -1e3, max: 1e3, noNaN: true });
    const factor = fc.double({ min: 0.1, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(values, fc.integer(), shift, factor, (x, salt, b, a) => {
        const y = column(...x.map((v, i) => ((v * 31 + i * 17 + salt) % 101) + v));
        for (const method of methods) {
          const plain = correlation(column(...x), y, method);
          const other = correlation(column(...x.map((v) => a * v + b)), y, method);
          const turned = correlation(column(...x.map((v) => -v)), y, method);
          if (Number.isNaN(plain.value)) expect(other.value).toBeNaN();
          else {
            expect(other.value).toBeCloseTo(plain.value, 9);
            expect(turned.value).toBeCloseTo(-plain.value, 12);
            expect(Math.abs(plain.value)).toBeLessThanOrEqual(1);
          }
        }
      }),
      { seed: 5 },
    );
  });

  it("is unknown for a constant column, whatever rounding leaves of its mean", () => {
    const constant = column(0.1, 0.1, 0.1, Number.NaN);
    for (const method of methods) {
      expect(correlation(constant, column(1, 2, 4, 3), method)).toEqual({ value: Number.NaN, p: Number.NaN, n: 3 });
    }
  });

  it("is exactly 1 with itself, and certain", () => {
    const x = column(0.1, 0.7, 0.3, 1e-7, 12);
    expect(correlation(x, x)).toEqual({ value: 1, p: 0, n: 5 });
  });

  it("holds where squares of the values would overflow or vanish", () => {
    expect(correlation(column(1e200, 2e200, 3e200), column(1e-200, 2e-200, 3e-200)).value).toBeCloseTo(1, 15);
  });

  it("is unknown below two units, and has no p at two", () => {
    expect(correlation(column(1, Number.NaN), column(2, 3)).value).toBeNaN();
    const two = correlation(column(1, 2), column(2, 3));
    expect(two.value).toBe(1);
    expect(two.p).toBeNaN();
  });

  it("refuses columns of different length", () => {
    expect(() => correlation(column(1), column(1, 2))).toThrow(
      "completePairs: got columns of 1 and 2 units, want equal",
    );
  });
});

describe("correlationMatrix", () => {
  const table = column(1, 2, 3, 4, /**/ 4, 3, 2, 1, /**/ 1, 2, Number.NaN, 1);

  it("holds every pair of columns, symmetric, each over its own units", () => {
    const { nColumns, values, n } = correlationMatrix(table, 4);
    expect(nColumns).toBe(3);
    expect([...n]).toEqual([4, 4, 3, 4, 4, 3, 3, 3, 3]);
    expect(values[0]).toBe(1);
    expect(values[1]).toBe(-1);
    expect(values[3]).toBe(values[1]);
    expect(values[2]).toBeCloseTo(correlation(table.subarray(0, 4), table.subarray(8)).value, 15);
  });

  it("refuses a part of a column", () => {
    expect(() => correlationMatrix(table, 5)).toThrow("correlationMatrix: got 12 values, want a multiple of 5 units");
  });

  it("flags pairs within a group beyond a limit, either way", () => {
    const matrix = correlationMatrix(table, 4);
    expect(correlationFlags(matrix, [0, 0, 1], { below: -0.5 }).map(({ a, b }) => [a, b])).toEqual([[0, 1]]);
    expect(correlationFlags(matrix, [0, 1, 1], { below: -0.5 })).toEqual([]);
    expect(correlationFlags(matrix, [0, 0, 0], { above: 0.99 })).toEqual([]);
    expect(() => correlationFlags(matrix, [0], {})).toThrow("got 1 groups, want one for each of 3 columns");
  });

  it("finds indicators that mostly say how large a unit is", () => {
    const residents = column(10, 20, 30, 40);
    const flags = denominatorCorrelations(
      [column(1, 2, 3, 4), column(1, -1, 1, -1), column(9, 7, 4, 1)],
      [residents],
      0.6,
    );
    expect(flags.map(({ indicator, denominator }) => [indicator, denominator])).toEqual([
      [0, 0],
      [2, 0],
    ]);
  });
});
