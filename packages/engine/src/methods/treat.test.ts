import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Transform, Treat } from "../model.ts";
import { MethodError } from "./method-error.ts";
import { kurtosis, shapeOf, skewness } from "./shape.ts";
import { transform } from "./transform.ts";
import { treatColumn } from "./treat.ts";
import { passes, winsorise } from "./winsorise.ts";

const seed = 19;
const column = (...values: readonly number[]) => Float64Array.from(values);
const TREAT: Treat = { skew: 2, kurtosis: 3.5, winsorise: 5, otherwise: { method: "log" }, combine: false };

describe("shape", () => {
  test("by hand: 1, 2, 6", () => {
    // mean 3; d −2, −1, 3; Σd² 14, Σd³ 18; √3 × 18 ÷ 14^1.5 × √6 ÷ 1
    expect(skewness(column(1, 2, 6))).toBeCloseTo((Math.sqrt(3) * 18 * Math.sqrt(6)) / 14 ** 1.5, 14);
    // 1, 2, 3, 6: mean 3; Σd² 14, Σd⁴ 16 + 1 + 81 = 98; r = 4 × 98 ÷ 196 = 2; (5 × (2 − 3) + 6) × 3 ÷ (2 × 1)
    expect(kurtosis(column(1, 2, 3, 6))).toBeCloseTo(1.5, 14);
  });

  test("too few values, or the same throughout, have none", () => {
    expect(shapeOf(column(1, 2))).toEqual({ skewness: NaN, kurtosis: NaN });
    expect(shapeOf(column(1, 2, 4)).kurtosis).toBeNaN();
    expect(shapeOf(column(0.1, 0.1, 0.1, 0.1, 0.1, NaN))).toEqual({ skewness: NaN, kurtosis: NaN });
    expect(shapeOf(column())).toEqual({ skewness: NaN, kurtosis: NaN });
  });

  test("neither shifting nor stretching changes it, mirroring turns the skewness; missing values are not seen", () => {
    const list = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 4, maxLength: 30 });
    fc.assert(
      fc.property(list, fc.integer({ min: 1, max: 9 }), fc.integer({ min: -99, max: 99 }), (list, a, b) => {
        const there = shapeOf(Float64Array.from(list));
        const moved = shapeOf(Float64Array.from([NaN, ...list.map((x) => a * x + b)]));
        const mirrored = shapeOf(Float64Array.from(list, (x) => -x));
        const near = (x: number, y: number) => Object.is(x, y) || Math.abs(x - y) < 1e-9;
        return (
          near(there.skewness, moved.skewness) &&
          near(there.kurtosis, moved.kurtosis) &&
          near(there.skewness + 0, -mirrored.skewness + 0) &&
          near(there.kurtosis, mirrored.kurtosis)
        );
      }),
      { seed },
    );
  });
});

describe("the pass test", () => {
  const limits = { skew: 2, kurtosis: 3.5 };
  test("either one is enough, strictly below its limit", () => {
    expect(passes({ skewness: 1.9, kurtosis: 9 }, limits)).toBe(true);
    expect(passes({ skewness: -5, kurtosis: 3 }, limits)).toBe(true);
    expect(passes({ skewness: -2, kurtosis: 3.5 }, limits)).toBe(false);
  });
  test("unknown is neither: it passes beside a pass, and beside a failure nobody can tell", () => {
    expect(passes({ skewness: 1, kurtosis: NaN }, limits)).toBe(true);
    expect(passes({ skewness: 3, kurtosis: NaN }, limits)).toBeNull();
    expect(passes({ skewness: NaN, kurtosis: NaN }, limits)).toBeNull();
  });
});

describe("winsorising", () => {
  const limits = { skew: 2, kurtosis: 3.5 };
  const outlier = column(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 30, 100);

  test("the highest point is brought to the next, and is named", () => {
    const got = winsorise(outlier, 5, limits);
    expect([...got.values]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 30, 30]);
    expect(got.high).toEqual([11]);
    expect(got.low).toEqual([]);
  });

  test("at the low end it works the same way up", () => {
    const got = winsorise(
      outlier.map((x) => -x),
      5,
      limits,
    );
    expect([...got.values]).toEqual([-1, -2, -3, -4, -5, -6, -7, -8, -9, -10, -30, -30]);
    expect(got.low).toEqual([11]);
  });

  test("points brought together move on together, and all count", () => {
    const two = column(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 500, 1000);
    const got = winsorise(two, 5, limits);
    expect(got.high).toEqual([17, 18]);
    expect([...got.values].slice(-3)).toEqual([17, 17, 17]);
    expect(winsorise(two, 1, limits).high).toEqual([18]);
    expect(winsorise(two, 0, limits)).toEqual({ values: two, high: [], low: [] });
  });

  test("where both tails are as long, the high end comes first", () => {
    const even = column(-60, -2, -1, 0, 1, 2, 60);
    expect(skewness(even)).toBe(0);
    expect(winsorise(even, 1, { skew: 0, kurtosis: 1 })).toMatchObject({ high: [6], low: [] });
  });

  test("missing values stay, and the column given is not changed", () => {
    const gaps = column(NaN, ...outlier);
    expect(winsorise(gaps, 5, limits).values[0]).toBeNaN();
    expect(gaps[12]).toBe(100);
  });

  test("a column that collapses ends the loop", () => {
    // one 1 among zeros: skewness is known, then all are 0
    const got = winsorise(column(0, 0, 0, 0, 0, 0, 0, 0, 1), Infinity, limits);
    expect([...got.values]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(got.high).toEqual([8]);
  });
});

describe("transformations, by hand", () => {
  const ln = Math.log;
  const values = column(2, NaN, 7, 12); // range 10
  const close = (got: Float64Array, want: readonly number[]) => {
    expect(got.length).toBe(want.length);
    want.forEach((x, i) => {
      if (Number.isNaN(x)) expect(got[i]).toBeNaN();
      else expect(got[i]).toBeCloseTo(x, 13);
    });
  };

  test("log, logPlus and logOriginal", () => {
    close(transform(values, { method: "log" }), [ln(0.1), NaN, ln(5.1), ln(10.1)]);
    const right = column(0, 0, 10);
    close(transform(right, { method: "logPlus" }), [ln(0.1), ln(0.1), ln(10.1)]);
    const left = column(0, 10, 10);
    close(transform(left, { method: "logPlus" }), [-ln(10.1), -ln(0.1), -ln(0.1)]);
    close(transform(values, { method: "logOriginal" }), [0, NaN, ln(6), ln(11)]);
  });

  test("logGII runs from 0 at the lowest to ln(max) at the highest, and needs a max above 1", () => {
    close(transform(values, { method: "logGII" }), [0, NaN, ln(6.5), ln(12)]); // 11 × 5 ÷ 10 + 1
    expect(() => transform(column(0.2, 0.9, 1), { method: "logGII" })).toThrow(
      "logGII: got 1 of unit 2, want a highest value above 1",
    );
    expect(() => transform(column(-5, -2), { method: "logGII" })).toThrow(MethodError);
  });

  test("boxcox, with 0 as the logarithm", () => {
    close(transform(values, { method: "boxcox", lambda: 0.5 }), [
      0,
      NaN,
      2 * (Math.sqrt(6) - 1),
      2 * (Math.sqrt(11) - 1),
    ]);
    close(transform(values, { method: "boxcox", lambda: -1 }), [0, NaN, 1 - 1 / 6, 1 - 1 / 11]);
    expect([...transform(values, { method: "boxcox", lambda: 0 })]).toEqual([
      ...transform(values, { method: "logOriginal" }),
    ]);
  });

  test("every transformation keeps more as more", () => {
    const list = fc.uniqueArray(fc.integer({ min: -200, max: 2000 }), { minLength: 3, maxLength: 30 });
    const how = fc.constantFrom<Transform>(
      { method: "log" },
      { method: "logPlus" },
      { method: "logOriginal" },
      { method: "logGII" },
      { method: "boxcox", lambda: 0.3 },
      { method: "boxcox", lambda: -0.5 },
      { method: "boxcox", lambda: 2 },
    );
    fc.assert(
      fc.property(list, how, (list, how) => {
        fc.pre(how.method !== "logGII" || Math.max(...list) > 1);
        const rising = transform(Float64Array.from(list.toSorted((a, b) => a - b)), how);
        return rising.every((x, i) => i === 0 || x > rising[i - 1]!);
      }),
      { seed },
    );
  });
});

describe("treating a column", () => {
  const mild = column(1, 2, 3, 4, 5);
  const outlier = column(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 30, 100);

  test("a column that passes is left as it is", () => {
    const got = treatColumn(mild, TREAT);
    expect(got).toMatchObject({ outcome: "none", values: mild, winsorised: null, transformed: null });
    expect(got.before).toEqual({ ...shapeOf(mild), passes: true });
  });

  test("one that passes once winsorised says which points were moved, and what the tests said", () => {
    const got = treatColumn(outlier, TREAT);
    expect(got).toMatchObject({ outcome: "winsorised", high: [11], low: [], transformed: null });
    expect(got.before.passes).toBe(false);
    expect(got.winsorised?.passes).toBe(true);
    expect(got.winsorised?.skewness).toBe(skewness(got.values));
  });

  const far = column(...Array.from({ length: 30 }, (_, i) => 2 ** i));
  test("one that still fails is transformed from the original, or with combine from the winsorised column", () => {
    const one: Treat = { ...TREAT, winsorise: 1 };
    const plain = treatColumn(far, one);
    expect(plain).toMatchObject({ outcome: "transformed", high: [29] });
    expect([...plain.values]).toEqual([...transform(far, { method: "log" })]);
    const combined = treatColumn(far, { ...one, combine: true });
    expect([...combined.values]).toEqual([...transform(winsorise(far, 1, one).values, { method: "log" })]);
    expect(combined.transformed?.skewness).toBe(skewness(combined.values));
  });

  test("without a transformation it stays winsorised, failing or not", () => {
    const got = treatColumn(far, { ...TREAT, winsorise: 1, otherwise: null });
    expect(got).toMatchObject({ outcome: "winsorised", high: [29], winsorised: { passes: false } });
  });

  test("where the tests can't be made, before or in the middle, nothing is changed and that is said", () => {
    const constant = column(3, 3, 3, NaN);
    expect(treatColumn(constant, TREAT)).toMatchObject({ outcome: "undecided", values: constant });
    const collapsing = column(0, 0, 0, 0, 0, 0, 0, 0, 1);
    const got = treatColumn(collapsing, TREAT);
    expect(got).toMatchObject({ outcome: "undecided", values: collapsing, high: [], low: [] });
    expect(got.winsorised?.passes).toBeNull();
    expect(treatColumn(column(1, NaN), TREAT)).toMatchObject({ outcome: "undecided" });
  });

  test("order is kept, no point leaves the range, and winsorising only touches the points named", () => {
    const list = fc.array(
      fc.oneof(
        { weight: 5, arbitrary: fc.integer({ min: 0, max: 20 }) },
        fc.integer({ min: 500, max: 9000 }),
        fc.constant(NaN),
      ),
      {
        maxLength: 40,
      },
    );
    fc.assert(
      fc.property(list, (list) => {
        const got = treatColumn(Float64Array.from(list), { ...TREAT, otherwise: null });
        const named = new Set([...got.high, ...got.low]);
        const present = list.filter((x) => !Number.isNaN(x));
        return list.every((x, i) => {
          const y = got.values[i]!;
          if (Number.isNaN(x)) return Number.isNaN(y);
          if (!named.has(i) && x !== y) return false;
          if (y < Math.min(...present) || y > Math.max(...present)) return false;
          return list.every((other, j) => !(x < other) || y <= got.values[j]!);
        });
      }),
      { seed },
    );
  });
});
