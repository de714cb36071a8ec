import { describe, expect, it } from "vitest";
import { strengthsWeaknesses } from "./strengths-weaknesses.ts";
import { unitSummary } from "./unit-summary.ts";

const column = (...values: number[]): Float64Array => Float64Array.from(values);

describe("strengthsWeaknesses", () => {
  const columns = [column(5, 1, 2, 3), column(1, 2, 3, 4), column(0, 1, 1, 1), column(7, 7, 7, 7)];

  it("ranks in the direction of each indicator, and takes a last place for no strength", () => {
    // unit 0: first of column 0; first of column 1 where less is better; second and last of column 2; constant column 3
    const { strengths, weaknesses } = strengthsWeaknesses(columns, [1, -1, 1, 1], 0, { top: 3, bottom: 2 });
    expect(strengths).toEqual([
      { column: 0, rank: 1, value: 5 },
      { column: 1, rank: 1, value: 1 },
    ]);
    expect(weaknesses).toEqual([
      { column: 3, rank: 1, value: 7 },
      { column: 2, rank: 4, value: 0 },
    ]);
  });

  it("passes over what has few distinct values, and what the unit has no value for", () => {
    const gaps = [...columns, column(Number.NaN, 1, 2, 3)];
    const { weaknesses } = strengthsWeaknesses(gaps, [1, 1, 1, 1, 1], 0, { top: 9, bottom: 9, distinctShare: 0.6 });
    expect(weaknesses.map((w) => w.column)).toEqual([0, 1]);
  });

  it("ranks among peers where they are given", () => {
    const peers = [0, 0, 1, 1];
    const { weaknesses } = strengthsWeaknesses([column(1, 0, 9, 8)], [1], 0, { top: 1, bottom: 1, peers });
    expect(weaknesses[0]?.rank).toBe(1);
  });
});

describe("unitSummary", () => {
  it("gives a unit's score and rank on every node, ties sharing the better rank", () => {
    const scores = column(10, 30, 30, Number.NaN, /**/ 1, 2, 3, 4);
    expect(unitSummary(scores, 4, 2)).toEqual([
      { node: 0, score: 30, rank: 1, ranked: 3 },
      { node: 1, score: 3, rank: 2, ranked: 4 },
    ]);
    expect(unitSummary(scores, 4, 3)[0]?.rank).toBeNaN();
    expect(() => unitSummary(scores, 4, 4)).toThrow("unitSummary: got unit 4, want one of 4");
  });
});
