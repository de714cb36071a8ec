import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exp, ln, pow } from "./elementary.ts";

const seed = 20260101;
const float = new Float64Array(1);
const bits = new BigInt64Array(float.buffer);

/** Where a double stands among all doubles: neighbours differ by 1, −0 and 0 share a place. */
function place(x: number): bigint {
  float[0] = x;
  const at = bits[0]!;
  return at < 0n ? -(at & 0x7fffffffffffffffn) : at;
}

function ulpsApart(a: number, b: number): number {
  if (Object.is(a, b)) return 0;
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.POSITIVE_INFINITY;
  const apart = place(a) - place(b);
  return Number(apart < 0n ? -apart : apart);
}

describe("exp, ln and pow", () => {
  test("exp is within 2 ulp of Math.exp from the smallest to the largest result", () => {
    fc.assert(
      fc.property(fc.double({ min: -746, max: 710, noNaN: true }), (x) => ulpsApart(exp(x), Math.exp(x)) <= 2),
      { seed, numRuns: 20_000 },
    );
    fc.assert(
      fc.property(fc.double({ min: -1, max: 1, noNaN: true }), (x) => ulpsApart(exp(x), Math.exp(x)) <= 2),
      { seed, numRuns: 20_000 },
    );
  });

  test("ln is within 2 ulp of Math.log over every magnitude, subnormal ones too", () => {
    fc.assert(
      fc.property(fc.double({ min: 5e-324, noNaN: true, noDefaultInfinity: true }), (x) => {
        return ulpsApart(ln(x), Math.log(x)) <= 2;
      }),
      { seed, numRuns: 20_000 },
    );
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 2, noNaN: true }), (x) => ulpsApart(ln(x), Math.log(x)) <= 2),
      { seed, numRuns: 20_000 },
    );
  });

  test("pow is within 2 ulp of Math.pow over many magnitudes of base and exponent", () => {
    const base = fc.double({ min: 1e-30, max: 1e30, noNaN: true });
    const exponent = fc.double({ min: -12, max: 12, noNaN: true });
    fc.assert(
      fc.property(base, exponent, (x, y) => ulpsApart(pow(x, y), x ** y) <= 2),
      { seed, numRuns: 20_000 },
    );
    const nearOne = fc.double({ min: 0.99, max: 1.01, noNaN: true });
    const large = fc.double({ min: -60_000, max: 60_000, noNaN: true });
    fc.assert(
      fc.property(nearOne, large, (x, y) => ulpsApart(pow(x, y), x ** y) <= 2),
      { seed, numRuns: 20_000 },
    );
  });

  test("a whole power that a double can hold is exact", () => {
    fc.assert(
      fc.property(fc.integer({ min: -40, max: 40 }), fc.integer({ min: 0, max: 9 }), (x, n) => {
        const exact = BigInt(x) ** BigInt(n);
        return exact > 2n ** 53n || exact < -(2n ** 53n) || pow(x, n) === Number(exact);
      }),
      { seed, numRuns: 5_000 },
    );
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => pow(x, 1) === x),
      { seed, numRuns: 5_000 },
    );
    for (let n = -1074; n <= 1023; n++) expect(pow(2, n)).toBe(2 ** n);
  });

  test("pow agrees with exact rational arithmetic in the last bit", () => {
    // 1.5^101 = 3^101 ÷ 2^101: scaled so that integer division gives 53 bits, rounded to nearest
    const scaled = ((3n ** 101n) << 1n) / 2n ** 108n; // 53 bits and one to round by
    const rounded = (scaled >> 1n) + (scaled & 1n);
    expect(pow(1.5, 101)).toBe(Number(rounded) * 2 ** 7);
  });

  test("known constants come out to the last digit", () => {
    expect(exp(1)).toBe(Math.E);
    expect(ln(2)).toBe(Math.LN2);
    expect(ln(10)).toBe(Math.LN10);
    expect(ln(Math.E)).toBe(1);
    expect(pow(2, 0.5)).toBe(Math.SQRT2);
    expect(exp(ln(100))).toBeCloseTo(100, 12);
  });

  test("edges of the range are those of IEEE 754", () => {
    expect(exp(0)).toBe(1);
    expect(exp(-0)).toBe(1);
    expect(exp(Infinity)).toBe(Infinity);
    expect(exp(-Infinity)).toBe(0);
    expect(exp(NaN)).toBeNaN();
    expect(exp(709.782712893384)).toBe(Math.exp(709.782712893384));
    expect(exp(709.7827128933841)).toBe(Infinity);
    expect(exp(-745.1332191019411)).toBe(5e-324);
    expect(exp(-745.1332191019412)).toBe(0);
    expect(exp(1e-300)).toBe(1);
    expect(ln(1)).toBe(0);
    expect(ln(0)).toBe(-Infinity);
    expect(ln(-0)).toBe(-Infinity);
    expect(ln(-1)).toBeNaN();
    expect(ln(NaN)).toBeNaN();
    expect(ln(Infinity)).toBe(Infinity);
    expect(ln(5e-324)).toBe(Math.log(5e-324));
    expect(ln(Number.MAX_VALUE)).toBe(Math.log(Number.MAX_VALUE));
  });

  test("pow has the special cases of Math.pow, signs of zero included", () => {
    const edges = [0, -0, 1, -1, 2, -2, 3, -3, 0.5, -0.5, 5e-324, -5e-324, 1e308, -1e308, Infinity, -Infinity, NaN];
    for (const x of edges)
      for (const y of edges) expect(ulpsApart(pow(x, y), x ** y), `pow(${x}, ${y})`).toBeLessThanOrEqual(1);
    for (const x of [0, -0, Infinity, -Infinity]) for (const y of [3, -3]) expect(pow(x, y)).toBe(x ** y);
  });
});
