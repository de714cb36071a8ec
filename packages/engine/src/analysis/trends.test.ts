import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compoundGrowth, coverageOf, interpolate, percentageChange, type Series } from "./trends.ts";

const series = (...values: number[]): Series => ({
  times: Float64Array.from(values.keys(), (t) => 2020 + t),
  values: Float64Array.from(values),
});

describe("compoundGrowth", () => {
  it("finds the rate of an exact exponential, whatever the gaps", () => {
    const rate = fc.double({ min: -0.5, max: 1, noNaN: true });
    const start = fc.double({ min: 1e-3, max: 1e6, noNaN: true });
    const holes = fc.array(fc.boolean(), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(rate, start, holes, (r, x, hole) => {
        const values = hole.map((missing, t) => (missing && t > 0 && t < 7 ? Number.NaN : x * (1 + r) ** t));
        expect(compoundGrowth(series(...values))).toBeCloseTo(r, 10);
      }),
      { seed: 7 },
    );
  });

  it("is 0 between equal ends, even both 0", () => {
    expect(compoundGrowth(series(0, 5, 0))).toBe(0);
  });

  it("is infinite from a start of 0 and unknown across a change of sign", () => {
    expect(compoundGrowth(series(0, 5))).toBe(Number.POSITIVE_INFINITY);
    expect(compoundGrowth(series(-2, 5))).toBeNaN();
  });

  it("is unknown from a single value", () => {
    expect(compoundGrowth(series(Number.NaN, 5, Number.NaN))).toBeNaN();
  });
});

describe("percentageChange", () => {
  it("takes two values as they are, per unit of time", () => {
    const { times, values } = { times: Float64Array.of(2020, 2024), values: Float64Array.of(10, 12) };
    expect(percentageChange({ times, values })).toBeCloseTo(5, 12);
    expect(percentageChange({ times, values }, 10)).toBeCloseTo(50, 12);
  });

  it("puts a straight line through three or more", () => {
    // slope 1.5 through (2020, 2), (2021, 5), (2022, 5): mean 4, so the line starts at 2.5
    expect(percentageChange(series(2, 5, 5))).toBeCloseTo((1.5 / 2.5) * 100, 12);
  });

  it("does not change when the values are multiplied", () => {
    const values = fc.array(fc.double({ min: 1, max: 100, noNaN: true }), { minLength: 3, maxLength: 9 });
    fc.assert(
      fc.property(values, fc.double({ min: 0.01, max: 100, noNaN: true }), (x, by) => {
        const plain = percentageChange(series(...x));
        fc.pre(Math.abs(plain) < 1e4); // the line must not start next to 0
        expect(percentageChange(series(...x.map((v) => v * by)))).toBeCloseTo(plain, 6);
      }),
      { seed: 11 },
    );
  });

  it("is 0 where nothing changes and unknown from a single value", () => {
    expect(percentageChange(series(0, 0, 0))).toBe(0);
    expect(percentageChange(series(4))).toBeNaN();
  });
});

describe("interpolate", () => {
  const gapped = series(1, Number.NaN, 5, Number.NaN);

  it("keeps known values, goes straight between them, and never beyond them", () => {
    const at = Float64Array.of(2020, 2021, 2021.5, 2022, 2023, 2019);
    expect([...interpolate(gapped, at)]).toEqual([1, 3, 4, 5, Number.NaN, Number.NaN]);
  });

  it("reports what the series rests on", () => {
    expect(coverageOf(gapped)).toEqual({ availableShare: 0.5, first: 2020, last: 2022 });
    expect(coverageOf(series(1, Number.NaN))).toEqual({ availableShare: 0.5, first: Number.NaN, last: Number.NaN });
  });

  it("refuses times that do not rise", () => {
    const times = Float64Array.of(2020, 2020);
    expect(() => interpolate({ times, values: times }, times)).toThrow("trends: time 2020 at 1, want times that rise");
  });
});
