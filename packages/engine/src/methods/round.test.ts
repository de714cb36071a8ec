import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { publish, published } from "./round.ts";

describe("published scores", () => {
  test("six digits after the point are kept", () => {
    expect(published(68.3837242383)).toBe(68.383724);
    expect(published(-68.38372456)).toBe(-68.383725);
    expect(published(0.1 + 0.2)).toBe(0.3);
  });

  test("an exact half goes to the even digit", () => {
    // x × 10⁶ ends in .5 exactly only for odd multiples of 1/128
    expect(published(1 / 128)).toBe(0.007812); // 7812.5
    expect(published(3 / 128)).toBe(0.023438); // 23437.5
    expect(published(-1 / 128)).toBe(-0.007812);
    expect(published(-3 / 128)).toBe(-0.023438);
  });

  test("zero is never negative", () => {
    expect(Object.is(published(-0), 0)).toBe(true);
    expect(Object.is(published(-1e-9), 0)).toBe(true);
  });

  test("no score stays no score, and what is too large to have digits stays as it is", () => {
    expect(published(NaN)).toBeNaN();
    expect(published(Infinity)).toBe(Infinity);
    expect(published(-Infinity)).toBe(-Infinity);
    expect(published(1e300)).toBe(1e300);
    expect(published(1234567890123.4568)).toBe(1234567890123.4568);
  });

  test("rounding again changes nothing, order is kept, and a score moves by at most half a millionth", () => {
    const score = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(score, score, (x, y) => {
        const a = published(x);
        const b = published(y);
        return Object.is(published(a), a) && (x > y ? a >= b : b >= a) && Math.abs(a - x) <= 0.5e-6 + 1e-9;
      }),
      { seed: 13, numRuns: 2000 },
    );
  });

  test("a published score is the double nearest to its six digits", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e5, max: 1e5, noNaN: true }), (x) => {
        return published(x) === Number(published(x).toFixed(6));
      }),
      { seed: 13, numRuns: 2000 },
    );
  });

  test("publish gives every score the bytes of published, halves and the largest included", () => {
    const any = fc.oneof(
      fc.double(),
      fc.double({ min: -1e4, max: 1e4 }),
      fc.integer({ min: -2e9, max: 2e9 }).map((x) => (x + 0.5) / 1e6),
      fc.double({ min: 2 ** 50 / 1e6, max: 2 ** 53 / 1e6 }),
    );
    fc.assert(
      fc.property(fc.array(any), (scores) => {
        expect([...publish(Float64Array.from(scores))]).toEqual(scores.map(published));
      }),
      { seed: 13, numRuns: 2000 },
    );
  });

  test("publish leaves the exact scores as they were", () => {
    const exact = Float64Array.of(1.23456789, NaN);
    expect([...publish(exact)]).toEqual([1.234568, NaN]);
    expect(exact[0]).toBe(1.23456789);
  });
});
