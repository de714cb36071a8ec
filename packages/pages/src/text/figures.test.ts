import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  shownAmount,
  shownCount,
  shownFigure,
  shownGap,
  shownMade,
  shownPercent,
  shownScore,
  shownShare,
} from "./figures.ts";

describe("a figure on a page", () => {
  it("shows a score with two decimals, or all where two would move it over a threshold", () => {
    expect([shownScore(69.994, [70]), shownScore(69.996, [70]), shownScore(70, [70])]).toEqual([
      "69.99",
      "69.996",
      "70.00",
    ]);
  });
  it("shows a dash where there is none", () => {
    expect([shownScore(Number.NaN), shownShare(Number.NaN), shownFigure(Number.NaN), shownGap(Number.NaN)]).toEqual([
      "—",
      "—",
      "—",
      "—",
    ]);
  });
  it("says 0 and 100 % only where they are exact", () => {
    expect([0, 0.001, 0.5, 0.999, 1].map((share) => shownShare(share))).toEqual([
      "0 %",
      "1 %",
      "50 %",
      "99 %",
      "100 %",
    ]);
    expect([0.00001, 0.99999].map((share) => shownShare(share, 1))).toEqual(["0.1 %", "99.9 %"]);
  });
  it("writes a minus sign, not a hyphen", () => {
    expect([shownScore(-1.5), shownFigure(-3), shownShare(-0.04)]).toEqual(["−1.50", "−3", "−4 %"]);
  });
  it("gives a gap its sign, and says 0 only where there is none", () => {
    expect([12.4, -0.6, 0, -0.004, 0.97, -0.96].map(shownGap)).toEqual(["+12", "−0.6", "0", "−0.004", "+1", "−1"]);
  });
  it("has seven significant digits at most, and no trailing zeros", () => {
    expect([12.5, 0.1 + 0.2, 1234567.8, 12345678, 1e21, 1e-7, -0, 1.00000001].map(shownFigure)).toEqual([
      "12.5",
      "0.3",
      "1\u202f234\u202f568",
      "12\u202f345\u202f680",
      "1e+21",
      "1e-7",
      "0",
      "1",
    ]);
    const written = (value: number): string => String(Number(value.toPrecision(7))).replace(/^-/, "−");
    const together = (text: string): string => text.replaceAll("\u202f", "");
    const rounded = fc.tuple(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), fc.nat({ max: 6 }));
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (value) => {
        expect(together(shownFigure(value))).toBe(written(value));
      }),
    );
    fc.assert(
      fc.property(rounded, ([value, digits]) => {
        const short = Number(value.toFixed(digits));
        expect(together(shownFigure(short))).toBe(written(short));
      }),
    );
  });
  it("parts thousands before the point, from five digits on", () => {
    expect([1987, 9999.5, 42140, -42140.25, 1234567].map(shownFigure)).toEqual([
      "1987",
      "9999.5",
      "42\u202f140",
      "−42\u202f140.25",
      "1\u202f234\u202f567",
    ]);
  });
  it("that was computed has its whole part, and decimals up to four digits in all", () => {
    expect([79 / 3, 3.445899, 0.846153, 5e-5 / 3, 53.90076, 12345.67, 26, 1234567, Number.NaN].map(shownMade)).toEqual([
      "26.33",
      "3.446",
      "0.8462",
      "0.00001667",
      "53.9",
      "12\u202f346",
      "26",
      "1\u202f234\u202f567",
      "—",
    ]);
  });
  it("has its unit of measure behind it", () => {
    expect([shownAmount(42140, "CNY"), shownAmount(3, null), shownAmount(3, "h\u202e")]).toEqual([
      "42\u202f140 CNY",
      "3",
      "3 h",
    ]);
  });
  it("gives a share that was told two decimals at most, and never reads 0 or 100 % where it is not", () => {
    expect([0, 0.07, 1 / 3, 0.8525, 1, 0.00004, 0.99999, 1.5, -0.04].map(shownPercent)).toEqual([
      "0 %",
      "7 %",
      "33.33 %",
      "85.25 %",
      "100 %",
      "0.004 %",
      "99.999 %",
      "150 %",
      "−4 %",
    ]);
    expect(shownPercent(Number.NaN)).toBe("—");
  });
  it("parts thousands of a count", () => {
    expect([999, 1000, 1234567].map(shownCount)).toEqual(["999", "1\u202f000", "1\u202f234\u202f567"]);
  });
});
