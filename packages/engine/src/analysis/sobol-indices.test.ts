import { describe, expect, it } from "vitest";
import { sobolIndices } from "./sobol-indices.ts";

describe("sobolIndices", () => {
  it("gives a model of one factor all its variance to that factor", () => {
    // y = x₁ over A = (0, 1, 2, 3), B = (3, 1, 0, 2): AB₁ = B, AB₂ = A
    const a = [0, 1, 2, 3];
    const b = [3, 1, 0, 2];
    const { variance, first, total } = sobolIndices(Float64Array.from([...a, ...b, ...b, ...a]), 2);
    // by hand: mean 1.5, squares 2 × (2.25 + .25 + .25 + 2.25) = 10, over 7
    expect(variance).toBeCloseTo(10 / 7, 14);
    // mean of b (b − a) = (9 + 0 + 0 − 2) / 4; sum of (a − b)² = 9 + 0 + 4 + 1
    expect(first[0]).toBeCloseTo(7 / 4 / (10 / 7), 14);
    expect(total[0]).toBeCloseTo(14 / 8 / (10 / 7), 14);
    expect([first[1], total[1]]).toEqual([0, 0]);
  });

  it("refuses a failed run and says which", () => {
    expect(() => sobolIndices(Float64Array.of(1, 2, Number.NaN), 1)).toThrow(
      "sobolIndices: run 2 has no finite result",
    );
  });

  it("refuses runs that are not whole blocks", () => {
    expect(() => sobolIndices(new Float64Array(7), 1)).toThrow(
      "sobolIndices: got 7 results, want a multiple of 1 factors + 2",
    );
  });
});
