import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countPresent, mean, median, sum } from "./sums.ts";

const seed = 11;

describe("sum, mean and median", () => {
  test("a sum keeps what plain addition loses", () => {
    expect(sum(Float64Array.of(1e16, 1, -1e16))).toBe(1); // plain: 0
    expect(sum(Float64Array.of(1, 1e100, 1, -1e100))).toBe(2); // plain: 0
    expect(sum(new Float64Array(10).fill(0.1))).toBe(1); // plain: 0.9999999999999999
  });

  test("missing values count for nothing", () => {
    expect(sum(Float64Array.of(NaN, 2, NaN, 3))).toBe(5);
    expect(countPresent(Float64Array.of(NaN, 2, NaN, 3))).toBe(2);
    expect(mean(Float64Array.of(NaN, 2, NaN, 3))).toBe(2.5);
    expect(median(Float64Array.of(NaN, 9, 1, NaN, 3))).toBe(3);
  });

  test("nothing has the sum 0, and neither mean nor median", () => {
    expect(sum(Float64Array.of(NaN))).toBe(0);
    expect(mean(Float64Array.of(NaN, NaN))).toBeNaN();
    expect(mean(new Float64Array(0))).toBeNaN();
    expect(median(Float64Array.of(NaN))).toBeNaN();
  });

  test("the median of an even number is the middle of the two middle ones", () => {
    expect(median(Float64Array.of(5, 1, 4, 2))).toBe(3);
    expect(median(Float64Array.of(-0, 0))).toBe(0);
  });

  test("sums agree with exact integer arithmetic", () => {
    fc.assert(
      fc.property(fc.array(fc.maxSafeInteger(), { maxLength: 40 }), (values) => {
        const exact = values.reduce((total, value) => total + BigInt(value), 0n);
        return sum(Float64Array.from(values)) === Number(exact);
      }),
      { seed },
    );
  });

  test("the mean of equal values is that value, and no order of values matters beyond the last bits", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.integer({ min: 1, max: 50 }), (value, n) => {
        return Math.abs(mean(new Float64Array(n).fill(value)) - value) <= Math.abs(value) * 2 ** -52;
      }),
      { seed },
    );
    const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(values, (list) => {
        const apart = mean(Float64Array.from(list)) - mean(Float64Array.from(list.toReversed()));
        return (
          Math.abs(apart) <= 1e-9 && median(Float64Array.from(list)) === median(Float64Array.from(list.toReversed()))
        );
      }),
      { seed },
    );
  });
});
