import { describe, expect, it } from "vitest";
import { compareVariants } from "./compare.ts";

describe("compareVariants", () => {
  it("counts the places gained and the points gained against the first", () => {
    const { ranks, against } = compareVariants([
      Float64Array.of(9, 7, 5, Number.NaN),
      Float64Array.of(6, 8, 4, 10),
      Float64Array.of(9, 7, 5, Number.NaN),
    ]);
    expect(ranks.map((column) => [...column])).toEqual([
      [1, 2, 3, Number.NaN],
      [3, 2, 4, 1],
      [1, 2, 3, Number.NaN],
    ]);
    expect([...(against[0]?.rankGain ?? [])]).toEqual([-2, 0, -1, Number.NaN]);
    expect([...(against[0]?.scoreGain ?? [])]).toEqual([-3, 1, -1, Number.NaN]);
    expect(against[0]?.meanAbsoluteRankChange).toBe(1);
    expect(against[0]?.largestRankChange).toBe(2);
    expect(against[0]?.agreement.value).toBeCloseTo(0.5, 15); // ranks (3, 2, 1) and (2, 3, 1): 1 − 6·2/(3·8)
    expect(against[1]?.meanAbsoluteRankChange).toBe(0);
  });

  it("refuses variants of different units", () => {
    expect(() => compareVariants([new Float64Array(2), new Float64Array(3)])).toThrow(
      "compareVariants: variant 1 has 3 units, want 2",
    );
  });

  it("says nothing where no unit has both scores", () => {
    const [only] = compareVariants([Float64Array.of(1, Number.NaN), Float64Array.of(Number.NaN, 1)]).against;
    expect(only?.meanAbsoluteRankChange).toBeNaN();
    expect(only?.largestRankChange).toBeNaN();
  });
});
