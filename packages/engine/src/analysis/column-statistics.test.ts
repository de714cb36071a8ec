import { describe, expect, it } from "vitest";
import { columnStatistics } from "./column-statistics.ts";

describe("columnStatistics", () => {
  it("describes the values present", () => {
    const { flags, ...found } = columnStatistics(Float64Array.of(4, 0, Number.NaN, 4, 8, 4));
    // five values: mean 4, squares 0 + 16 + 0 + 16 + 0 = 32, over 4
    expect(found).toMatchObject({ min: 0, max: 8, mean: 4, median: 4, skewness: 0 });
    expect(found.deviation).toBeCloseTo(Math.sqrt(8), 14);
    expect(found).toMatchObject({ nAvailable: 5, nNonZero: 4, nDistinct: 3, nSame: 3 });
    expect(found).toMatchObject({ availableShare: 5 / 6, nonZeroShare: 0.8, distinctShare: 0.6, sameShare: 0.6 });
    expect(flags).toEqual({ fewAvailable: false, fewNonZero: false, fewDistinct: false, outliers: false });
  });

  it("flags by the same denominator that the shares have", () => {
    // 2 of 4 present are not 0 and 2 differ: half, although a third of all units
    const { nonZeroShare, flags } = columnStatistics(Float64Array.of(0, 0, 3, 3, Number.NaN, Number.NaN));
    expect(nonZeroShare).toBe(0.5);
    expect(flags).toMatchObject({ fewNonZero: false, fewDistinct: false });
    expect(columnStatistics(Float64Array.of(0, 0, 0, 3)).flags).toMatchObject({ fewNonZero: true, fewDistinct: false });
  });

  it("flags outliers where skewness and kurtosis are both beyond their limits", () => {
    const outlier = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 100);
    expect(columnStatistics(outlier).flags.outliers).toBe(true);
    expect(columnStatistics(outlier, { kurtosis: 20 }).flags.outliers).toBe(false);
    expect(columnStatistics(outlier.map((x) => -x)).flags.outliers).toBe(true);
  });

  it("has no figures for an empty column, and flags it", () => {
    const { mean, median, deviation, nDistinct, nSame, flags } = columnStatistics(Float64Array.of(Number.NaN));
    expect([mean, median, deviation]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    expect([nDistinct, nSame]).toEqual([0, 0]);
    expect(flags.fewAvailable).toBe(true);
  });
});
