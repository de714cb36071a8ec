import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Aggregate } from "../model.ts";
import { aggregate } from "./aggregate.ts";
import { MethodError } from "./method-error.ts";

const seed = 14;

/** One unit per row; the kernel wants child after child. */
function scores(
  how: Aggregate,
  rows: readonly (readonly number[])[],
  weights: readonly number[],
  threshold = 0,
): number[] {
  const nUnits = rows.length;
  const nChildren = rows[0]?.length ?? 0;
  const values = new Float64Array(nUnits * nChildren);
  rows.forEach((row, i) => {
    row.forEach((value, c) => {
      values[c * nUnits + i] = value;
    });
  });
  const out = new Float64Array(nUnits);
  aggregate(how, values, Float64Array.from(weights), threshold, out);
  return [...out];
}

const arithmetic = { method: "arithmetic" } as const;
const geometric = { method: "geometric" } as const;
const harmonic = { method: "harmonic" } as const;
const median = { method: "median" } as const;
const minimum = { method: "minimum" } as const;
const power = (p: number) => ({ method: "power", p }) as const;
const MEANS: readonly Aggregate[] = [arithmetic, geometric, harmonic, median, minimum, power(2), power(-2), power(0.5)];

describe("means of a unit's children, by hand", () => {
  test("arithmetic: (1 × 2 + 3 × 6) ÷ 4 = 5", () => {
    expect(scores(arithmetic, [[2, 6]], [1, 3])).toEqual([5]);
  });

  test("geometric: (2 × 8³)^(1 ÷ 4) = 2^(10 ÷ 4)", () => {
    expect(scores(geometric, [[2, 8]], [1, 3])[0]).toBeCloseTo(2 ** 2.5, 14);
    expect(scores(geometric, [[1, 100]], [1, 1])[0]).toBeCloseTo(10, 13);
  });

  test("harmonic: 4 ÷ (1 ÷ 2 + 3 ÷ 6) = 4", () => {
    expect(scores(harmonic, [[2, 6]], [1, 3])).toEqual([4]);
  });

  test("power: √((9 + 3 × 49) ÷ 4) = √39, and at −1 and 1 it is the harmonic and the arithmetic mean", () => {
    expect(scores(power(2), [[3, 7]], [1, 3])[0]).toBeCloseTo(Math.sqrt(39), 14);
    expect(scores(power(-1), [[2, 6]], [1, 3])[0]).toBeCloseTo(4, 14);
    expect(scores(power(1), [[2, 6]], [1, 3])[0]).toBeCloseTo(5, 14);
  });

  test("power: large exponents neither overflow nor vanish", () => {
    // (½ (1 + 100⁵⁰⁰) )^(1 ÷ 500) ≈ 100 × 2^(−1 ÷ 500)
    expect(scores(power(500), [[1, 100]], [1, 1])[0]).toBeCloseTo(100 * 2 ** (-1 / 500), 10);
    expect(scores(power(-500), [[1, 100]], [1, 1])[0]).toBeCloseTo(2 ** (1 / 500), 12);
  });

  test("power: zeros count as zeros", () => {
    expect(scores(power(2), [[0, 2]], [1, 1])[0]).toBeCloseTo(Math.SQRT2, 14);
    expect(scores(power(2), [[0, 0]], [1, 1])).toEqual([0]);
  });

  test("median: with equal weights the middle; else the value with half of the weight on either side", () => {
    expect(scores(median, [[9, 1, 5]], [1, 1, 1])).toEqual([5]);
    expect(scores(median, [[9, 1, 5, 6]], [1, 1, 1, 1])).toEqual([5.5]);
    expect(scores(median, [[9, 1, 5]], [5, 1, 1])).toEqual([9]); // more than half lies on the 9
    expect(scores(median, [[9, 1, 5]], [2, 1, 1])).toEqual([7]); // exactly half at and below 5
    expect(scores(median, [[4, 8, 9]], [0.1, 0.2, 0.3])).toEqual([8.5]); // 0.1 + 0.2 is half of 0.6, rounding or not
  });

  test("minimum: the lowest, whatever its weight", () => {
    expect(scores(minimum, [[9, 1, 5]], [5, 0.001, 1])).toEqual([1]);
  });

  test("copeland goes through the same door", () => {
    expect(scores({ method: "copeland" }, [[3], [1], [2]], [1])).toEqual([2, -2, 0]);
  });
});

describe("missing children, weights and thresholds", () => {
  test.each(MEANS)("a missing child leaves its weight to the others: %j", (how) => {
    const [withGap] = scores(how, [[4, NaN, 9]], [1, 5, 2]);
    const [without] = scores(how, [[4, 9]], [1, 2]);
    expect(withGap).toBe(without);
  });

  test.each(MEANS)("a unit without any child has no score, beside one that has: %j", (how) => {
    const [none, some] = scores(
      how,
      [
        [NaN, NaN],
        [4, 4],
      ],
      [1, 2],
    );
    expect(none).toBeNaN();
    expect(some).toBeCloseTo(4, 12);
  });

  test.each(MEANS)("a child of weight 0 takes no part, even with a value the method can't take: %j", (how) => {
    expect(scores(how, [[-5, 4]], [0, 2])[0]).toBeCloseTo(4, 12);
    expect(scores(how, [[-5, NaN]], [0, 2])[0]).toBeNaN();
  });

  test.each(MEANS)("one weight per cell does what one per child does: %j", (how) => {
    const rows = [
      [4, 2, 9],
      [NaN, 5, 6],
      [7, 7, 1],
    ];
    // weights per cell, child after child
    expect(scores(how, rows, [1, 1, 1, 2, 2, 2, 3, 3, 3])).toEqual(scores(how, rows, [1, 2, 3]));
  });

  test("weights per cell differ by unit", () => {
    expect(
      scores(
        arithmetic,
        [
          [10, 20],
          [10, 20],
        ],
        [1, 3, 1, 1],
      ),
    ).toEqual([15, 12.5]);
  });

  test("strictly below the threshold there is no score, exactly at it there is", () => {
    const rows = [
      [1, NaN, NaN, NaN],
      [1, 3, NaN, NaN],
      [1, 3, 5, NaN],
    ];
    expect(scores(arithmetic, rows, [1, 1, 1, 1], 0.5)).toEqual([NaN, 2, 3]);
    expect(scores(arithmetic, rows, [1, 1, 1, 1], 1)).toEqual([NaN, NaN, NaN]);
  });

  test("the threshold does not miss children without weight", () => {
    // unit 0: child 1 does not apply (weight 0, no value); unit 1: it is missing
    expect(
      scores(
        arithmetic,
        [
          [4, NaN],
          [4, NaN],
        ],
        [1, 1, 0, 1],
        1,
      ),
    ).toEqual([4, NaN]);
  });
});

describe("what a method can't take", () => {
  test.each([
    [geometric, 0, "geometricMean: got 0 in child 1 of unit 2, want above 0"],
    [geometric, -1, "geometricMean: got -1 in child 1 of unit 2, want above 0"],
    [harmonic, 0, "harmonicMean: got 0 in child 1 of unit 2, want above 0"],
    [power(-1), 0, "powerMean: got 0 in child 1 of unit 2, want above 0"],
    [power(2), -3, "powerMean: got -3 in child 1 of unit 2, want 0 or above"],
  ] as const)("%j stops at %d and names unit and child", (how, value, message) => {
    const rows = [
      [1, 2],
      [3, 4],
      [5, value],
    ];
    expect(() => scores(how, rows, [1, 1])).toThrow(message);
    expect(() => scores(how, rows, [1, 1])).toThrow(MethodError);
  });

  test("lengths, weights and powers are checked at the door", () => {
    expect(() =>
      scores(
        arithmetic,
        [
          [1, 2],
          [3, 4],
        ],
        [1, 2, 3],
      ),
    ).toThrow("arithmeticMean: got 3 weights, want 2 (per child) or 4 (per cell)");
    expect(() => scores(arithmetic, [[1, 2]], [1, -1])).toThrow("arithmeticMean: got weight -1 at 1, want ≥ 0");
    expect(() => scores(geometric, [[1, 2]], [1, NaN])).toThrow("geometricMean: got weight NaN at 1, want ≥ 0");
    expect(() => scores(power(0), [[1, 2]], [1, 1])).toThrow("powerMean: got p 0, want a number other than 0");
    expect(() => aggregate(arithmetic, new Float64Array(5), new Float64Array(2), 0, new Float64Array(2))).toThrow(
      "arithmeticMean: got 5 values, want a multiple of 2 units",
    );
    expect(() => aggregate(minimum, new Float64Array(0), new Float64Array(3), 0, new Float64Array(0))).not.toThrow();
  });
});

describe("properties of every mean", () => {
  const cell = fc.oneof({ weight: 5, arbitrary: fc.double({ min: 0.5, max: 100, noNaN: true }) }, fc.constant(NaN));
  const weight = fc.oneof({ weight: 6, arbitrary: fc.double({ min: 0.01, max: 1000, noNaN: true }) }, fc.constant(0));
  const table = fc.integer({ min: 1, max: 6 }).chain((nChildren) =>
    fc.record({
      rows: fc.array(fc.array(cell, { minLength: nChildren, maxLength: nChildren }), { minLength: 1, maxLength: 8 }),
      weights: fc.array(weight, { minLength: nChildren, maxLength: nChildren }),
    }),
  );
  const how = fc.constantFrom(...MEANS);
  const near = (a: number, b: number) => Object.is(a, b) || Math.abs(a - b) <= 1e-11 * Math.max(1, Math.abs(b));

  test("the order of units does not matter, to the last bit", () => {
    fc.assert(
      fc.property(how, table, (how, { rows, weights }) => {
        const there = scores(how, rows, weights);
        const back = scores(how, rows.toReversed(), weights).toReversed();
        return there.every((score, i) => Object.is(score, back[i]));
      }),
      { seed },
    );
  });

  test("weights count by their ratio, whatever they add up to", () => {
    fc.assert(
      fc.property(how, table, fc.double({ min: 0.001, max: 1000, noNaN: true }), (how, { rows, weights }, times) => {
        const once = scores(how, rows, weights);
        const more = scores(
          how,
          rows,
          weights.map((w) => w * times),
        );
        return once.every((score, i) => near(more[i]!, score));
      }),
      { seed },
    );
  });

  test("a score lies between the lowest and the highest child", () => {
    fc.assert(
      fc.property(how, table, (how, { rows, weights }) => {
        return scores(how, rows, weights).every((score, i) => {
          const counted = rows[i]!.filter((value, c) => !Number.isNaN(value) && weights[c]! > 0);
          if (counted.length === 0) return Number.isNaN(score);
          return score >= Math.min(...counted) * (1 - 1e-12) && score <= Math.max(...counted) * (1 + 1e-12);
        });
      }),
      { seed },
    );
  });

  test("a better child never lowers the score", () => {
    fc.assert(
      fc.property(
        how,
        table,
        fc.nat(),
        fc.double({ min: 0, max: 50, noNaN: true }),
        (how, { rows, weights }, pick, more) => {
          const i = pick % rows.length;
          const c = pick % weights.length;
          const better = rows.map((row, of) =>
            of === i ? row.map((value, at) => (at === c ? value + more : value)) : row,
          );
          const before = scores(how, rows, weights)[i]!;
          const after = scores(how, better, weights)[i]!;
          return Number.isNaN(before) ? Number.isNaN(after) : after >= before * (1 - 1e-12);
        },
      ),
      { seed },
    );
  });

  test("on another scale of the children the score is the same on that scale", () => {
    fc.assert(
      fc.property(how, table, fc.double({ min: 0.01, max: 100, noNaN: true }), (how, { rows, weights }, times) => {
        const once = scores(how, rows, weights);
        const scaled = scores(
          how,
          rows.map((row) => row.map((value) => value * times)),
          weights,
        );
        return once.every((score, i) => near(scaled[i]!, score * times));
      }),
      { seed },
    );
  });

  test("the harmonic mean is at most the geometric, that at most the arithmetic, that at most the quadratic", () => {
    fc.assert(
      fc.property(table, ({ rows, weights }) => {
        const [h, g, a, q] = [harmonic, geometric, arithmetic, power(2)].map((how) => scores(how, rows, weights));
        return rows.every((_, i) => {
          const slack = 1 + 1e-12;
          return (
            Number.isNaN(a![i]!) || (h![i]! <= g![i]! * slack && g![i]! <= a![i]! * slack && a![i]! <= q![i]! * slack)
          );
        });
      }),
      { seed },
    );
  });
});
