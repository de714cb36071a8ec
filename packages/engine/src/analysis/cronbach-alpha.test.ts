import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cronbachAlpha } from "./cronbach-alpha.ts";

const column = (...values: number[]): Float64Array => Float64Array.from(values);

describe("cronbachAlpha", () => {
  it("is twice the shared variance over the whole for two columns, by hand", () => {
    // variances 5/3 and 2, covariance 4/3: alpha = 2 × (8/3) / (5/3 + 2 + 8/3)
    expect(cronbachAlpha([column(1, 2, 3, 4), column(1, 2, 1, 4)])).toBeCloseTo((2 * (8 / 3)) / (19 / 3), 14);
  });

  it("is 1 for columns that agree", () => {
    const x = column(3, 1, 4, 1, 5);
    expect(cronbachAlpha([x, x, x])).toBeCloseTo(1, 14);
  });

  it("mends with directions what pointing against each other breaks", () => {
    const x = column(3, 1, 4, 1, 5);
    const against = x.map((v) => 10 - v);
    expect(cronbachAlpha([x, x, against])).toBeLessThan(0);
    expect(cronbachAlpha([x, x, against], [1, 1, -1])).toBeCloseTo(1, 14);
    expect(cronbachAlpha([x, x, against], [-1, -1, 1])).toBeCloseTo(1, 14);
  });

  it("never passes 1 on complete data", () => {
    const row = fc.tuple(fc.nat(20), fc.nat(20), fc.nat(20));
    fc.assert(
      fc.property(fc.array(row, { minLength: 3, maxLength: 20 }), (rows) => {
        const alpha = cronbachAlpha([0, 1, 2].map((j) => column(...rows.map((cells) => cells[j] ?? 0))));
        fc.pre(Number.isFinite(alpha)); // a sum that never varies has no alpha
        expect(alpha).toBeLessThanOrEqual(1 + 1e-9);
      }),
      { seed: 19 },
    );
  });

  it("is unknown for one column, or units without anything in common", () => {
    expect(cronbachAlpha([column(1, 2)])).toBeNaN();
    expect(cronbachAlpha([column(1, 2, Number.NaN), column(Number.NaN, 2, 3)])).toBeNaN();
    expect(() => cronbachAlpha([column(1), column(1)], [1])).toThrow(
      "got 1 directions, want one for each of 2 columns",
    );
  });
});
