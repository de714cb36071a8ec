import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { principalComponents } from "./principal-components.ts";
import { symmetricEigen } from "./symmetric-eigen.ts";

const column = (...values: number[]): Float64Array => Float64Array.from(values);

describe("symmetricEigen", () => {
  it("solves two by two by hand", () => {
    // [2 1; 1 2]: 3 along (1, 1), 1 along (1, −1)
    const { values, vectors } = symmetricEigen(column(2, 1, 1, 2), 2);
    expect(values[0]).toBeCloseTo(3, 14);
    expect(values[1]).toBeCloseTo(1, 14);
    expect(vectors[0] / vectors[1]).toBeCloseTo(1, 14);
    expect(vectors[2] / vectors[3]).toBeCloseTo(-1, 14);
  });

  it("gives orthonormal vectors that make up the matrix again", () => {
    const entries = fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 25, maxLength: 25 });
    fc.assert(
      fc.property(entries, (e) => {
        const size = 5;
        const matrix = Float64Array.from({ length: 25 }, (_, at) => {
          const [row, at2] = [Math.floor(at / size), at % size];
          return (e[row * size + at2] ?? 0) + (e[at2 * size + row] ?? 0);
        });
        const { values, vectors } = symmetricEigen(matrix, size);
        for (let a = 0; a < size; a++)
          for (let b = 0; b < size; b++) {
            let dot = 0;
            let made = 0;
            for (let c = 0; c < size; c++) {
              dot += vectors[a * size + c] * vectors[b * size + c];
              made += values[c] * vectors[c * size + a] * vectors[c * size + b];
            }
            expect(dot).toBeCloseTo(a === b ? 1 : 0, 12);
            expect(made).toBeCloseTo(matrix[a * size + b], 11);
          }
        expect([...values]).toEqual([...values].sort((x, y) => y - x));
      }),
      { seed: 13 },
    );
  });

  it("refuses what is not a square of finite numbers", () => {
    expect(() => symmetricEigen(column(1, 2, 3), 2)).toThrow("symmetricEigen: got 3 values, want 2 × 2");
    expect(() => symmetricEigen(column(Number.NaN), 1)).toThrow("not finite");
  });
});

describe("principalComponents", () => {
  const x = column(1, 2, 3, 4, 5, Number.NaN);
  const y = column(2, 1, 4, 3, 5, 9);

  it("finds the one component of two columns that agree, over complete units", () => {
    const { n, centre, deviations, shares, weights } = principalComponents([x, y]);
    // r = 0.8 over the five complete units: variances 1 ± 0.8, loadings √½
    expect(n).toBe(5);
    expect([...centre]).toEqual([3, 3]);
    expect(deviations[0]).toBeCloseTo(Math.sqrt(1.8), 14);
    expect(shares[1]).toBeCloseTo(0.1, 14);
    expect(weights[0]).toBeCloseTo(Math.SQRT1_2, 14);
    expect(weights[1]).toBeCloseTo(Math.SQRT1_2, 14);
  });

  it("explains the variance of as many columns as there are, and points its largest loading up", () => {
    const cells = fc.array(fc.tuple(fc.nat(97), fc.nat(89), fc.nat(83), fc.nat(79)), { minLength: 6, maxLength: 30 });
    fc.assert(
      fc.property(cells, (rows) => {
        const columns = [0, 1, 2, 3].map((j) => column(...rows.map((row) => row[j] ?? 0)));
        fc.pre(columns.every((c) => new Set(c).size > 1));
        const { deviations, shares, loadings } = principalComponents(columns);
        expect(deviations.reduce((sum, d) => sum + d * d, 0)).toBeCloseTo(4, 11);
        expect(shares.reduce((sum, s) => sum + s, 0)).toBeCloseTo(1, 12);
        for (let c = 0; c < 4; c++) {
          const vector = loadings.subarray(c * 4, c * 4 + 4);
          expect(Math.max(...vector)).toBeGreaterThanOrEqual(Math.max(...vector.map(Math.abs)) - 1e-9);
        }
      }),
      { seed: 17 },
    );
  });

  it("does not depend on the unit of a column", () => {
    const plain = principalComponents([x, y]);
    const scaled = principalComponents([x.map((v) => 1000 * v + 7), y]);
    expect(scaled.deviations[0]).toBeCloseTo(plain.deviations[0], 12);
    expect(scaled.weights[1]).toBeCloseTo(plain.weights[1], 12);
  });

  it("says which column is constant, and that units are too few", () => {
    expect(() => principalComponents([x, x.map(() => 0.1)])).toThrow("column 1 is constant over the 5 complete units");
    expect(() => principalComponents([column(1, Number.NaN), column(1, 2)])).toThrow("got 1 units");
    expect(() => principalComponents([x, column(1)])).toThrow("column 1 has 1 units, want 6");
  });
});
