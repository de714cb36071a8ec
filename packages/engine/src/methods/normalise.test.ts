import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Normalise } from "../model.ts";
import { columnParameters } from "./column-parameters.ts";
import { MethodError } from "./method-error.ts";
import { normaliseColumn } from "./normalise.ts";
import { normaliseBy } from "./normalise-by.ts";

const seed = 16;

function scores(values: readonly number[], how: Normalise, direction: 1 | -1 = 1, reference = -1): number[] {
  const out = new Float64Array(values.length);
  normaliseColumn(Float64Array.from(values), how, direction, out, reference);
  return [...out];
}

describe("methods that look at the unit alone, by hand", () => {
  test("none: the value is the score, less being better with its sign turned", () => {
    expect(scores([3, NaN, -2], { method: "none" })).toEqual([3, NaN, -2]);
    expect(scores([3, NaN, -2], { method: "none" }, -1)).toEqual([-3, NaN, 2]);
  });

  const posts = { method: "goalposts", low: 10, high: 30, to: [1, 100], truncate: true } as const;
  test("goalposts: the posts give the ends of the scale exactly, and outside them it is held", () => {
    expect(scores([5, 10, 20, 30, 99, NaN], posts)).toEqual([1, 1, 50.5, 100, 100, NaN]);
    expect(scores([5, 10, 20, 30, 99, NaN], posts, -1)).toEqual([100, 100, 50.5, 1, 1, NaN]);
    expect(scores([0.1, 0.3], { ...posts, low: 0.1, high: 0.3, to: [0.1, 0.7] })).toEqual([0.1, 0.7]);
  });
  test("goalposts: not held, the line goes on", () => {
    expect(scores([0, 40], { ...posts, to: [0, 100], truncate: false })).toEqual([-50, 150]);
    expect(scores([0, 40], { ...posts, to: [0, 100], truncate: false }, -1)).toEqual([150, -50]);
  });

  test("target: full at the target, least at the tolerance and beyond, on either side and in either direction", () => {
    const how = { method: "target", target: 21, tolerance: 4, to: [0, 100] } as const;
    expect(scores([21, 23, 19, 25, 17, 90, NaN], how)).toEqual([100, 50, 50, 0, 0, 0, NaN]);
    expect(scores([21, 23, 19], how, -1)).toEqual([100, 50, 50]);
  });

  test("scaled: share of the way between two values, times the factor, not held", () => {
    const how = { method: "scaled", from: [2, 4], factor: 10 } as const;
    expect(scores([2, 3, 4, 5], how)).toEqual([0, 5, 10, 15]);
    expect(scores([2, 3, 4, 5], how, -1)).toEqual([10, 5, 0, -5]);
  });
});

describe("methods that look at the whole column, by hand", () => {
  test("minmax: worst and best give the ends", () => {
    expect(scores([2, 6, NaN, 4], { method: "minmax", to: [0, 100] })).toEqual([0, 100, NaN, 50]);
    expect(scores([2, 6, NaN, 4], { method: "minmax", to: [1, 100] }, -1)).toEqual([100, 1, NaN, 50.5]);
  });

  test("zscore: mean and standard deviation of the sample take the places asked for", () => {
    // mean 4, deviations −2, 0, 2, sd √(8 ÷ 2) = 2
    expect(scores([2, 4, 6], { method: "zscore", mean: 60, sd: 12 })).toEqual([48, 60, 72]);
    expect(scores([2, 4, 6], { method: "zscore", mean: 60, sd: 12 }, -1)).toEqual([72, 60, 48]);
  });

  test("zscore: held at the ends of its scale where it has one", () => {
    expect(scores([2, 4, 6], { method: "zscore", mean: 60, sd: 12, to: [1, 70] })).toEqual([48, 60, 70]);
    expect(scores([2, 4, 6], { method: "zscore", mean: 60, sd: 12, to: [50, 100] }, -1)).toEqual([72, 60, 50]);
    expect(scores([4, 4], { method: "zscore", mean: 60, sd: 12, to: [0, 100] })).toEqual([NaN, NaN]);
  });

  test("rank, borda and percentileRank: counted from the worst, ties at their lower place or their middle", () => {
    expect(scores([5, 1, 5, NaN, 9], { method: "rank", ties: "min" })).toEqual([2, 1, 2, NaN, 4]);
    expect(scores([5, 1, 5, NaN, 9], { method: "rank", ties: "average" })).toEqual([2.5, 1, 2.5, NaN, 4]);
    expect(scores([5, 1, 5, NaN, 9], { method: "rank", ties: "min" }, -1)).toEqual([2, 4, 2, NaN, 1]);
    expect(scores([5, 1, 5, NaN, 9], { method: "borda" })).toEqual([1, 0, 1, NaN, 3]);
    expect(scores([5, 1, 5, NaN, 9], { method: "percentileRank" })).toEqual([1 / 3, 0, 1 / 3, NaN, 1]);
  });

  test("fractionOfMax: share of the highest", () => {
    expect(scores([5, 1, 10, NaN], { method: "fractionOfMax" })).toEqual([0.5, 0.1, 1, NaN]);
  });

  test("distanceToMax: 1 at the best, 0 at the worst", () => {
    expect(scores([2, 6, 3], { method: "distanceToMax" })).toEqual([0, 1, 0.25]);
    expect(scores([2, 6, 3], { method: "distanceToMax" }, -1)).toEqual([1, 0, 0.75]);
  });

  test("distanceToTarget: share of the way from the worst to the target, held at 1 where asked", () => {
    expect(scores([2, 6, 12], { method: "distanceToTarget", target: 10, cap: false })).toEqual([0, 0.5, 1.25]);
    expect(scores([2, 6, 12], { method: "distanceToTarget", target: 10, cap: true })).toEqual([0, 0.5, 1]);
    // less is better, target 2 on the user's own scale: (12 − x) ÷ (12 − 2)
    expect(scores([2, 7, 12], { method: "distanceToTarget", target: 2, cap: false }, -1)).toEqual([1, 0.5, 0]);
  });

  test("distanceToTarget: where the target is no better than the worst value, all have arrived", () => {
    expect(scores([5, 9, NaN], { method: "distanceToTarget", target: 5, cap: false })).toEqual([1, 1, NaN]);
    expect(scores([5, 9], { method: "distanceToTarget", target: 20, cap: true }, -1)).toEqual([1, 1]);
  });

  test("distanceToReference: share of the way from the worst to the reference unit", () => {
    const how = { method: "distanceToReference", unit: "b", cap: false } as const;
    expect(scores([2, 6, 12], how, 1, 1)).toEqual([0, 1, 2.5]);
    expect(scores([2, 6, 12], { ...how, cap: true }, 1, 1)).toEqual([0, 1, 1]);
    expect(scores([2, 6, 12], how, -1, 1)).toEqual([10 / 6, 1, 0]);
  });
});

describe("columns without a scale", () => {
  test.each(["minmax", "zscore", "distanceToMax"] as const)("%s of equal values is no score", (method) => {
    const how: Normalise = {
      minmax: { method, to: [0, 1] },
      zscore: { method, mean: 0, sd: 1 },
      distanceToMax: { method },
    }[method] as Normalise; // the table pairs each method with its own parameters
    expect(scores([0.1, 0.1, 0.1, NaN], how)).toEqual([NaN, NaN, NaN, NaN]);
    expect(scores([7], how)).toEqual([NaN]);
    expect(scores([NaN, NaN], how)).toEqual([NaN, NaN]);
  });

  test("a reference that is missing, unknown or itself the worst is refused with its name", () => {
    const how = { method: "distanceToReference", unit: "lhasa", cap: false } as const;
    expect(() => scores([2, NaN, 3], how, 1, 1)).toThrow(
      "distanceToReference: got no value of unit 1, want a value of the reference unit lhasa",
    );
    expect(() => scores([2, 4, 3], how, 1, -1)).toThrow(MethodError);
    expect(() => scores([2, 4, 3], how, 1, 9)).toThrow(MethodError);
    expect(() => scores([2, 4, 3], how, 1, 0)).toThrow(
      "distanceToReference: got 2, want a value of the reference unit lhasa that is better than the worst, 2",
    );
    expect(() => scores([2, 4, 3], how, -1, 1)).toThrow(MethodError);
  });

  test("fractionOfMax refuses a column with nothing above 0, and one of which less is better", () => {
    expect(() => scores([-5, 0], { method: "fractionOfMax" })).toThrow(
      "fractionOfMax: got 0, want a highest value above 0",
    );
    expect(() => scores([1, 2], { method: "fractionOfMax" }, -1)).toThrow(RangeError);
    expect(scores([NaN], { method: "fractionOfMax" })).toEqual([NaN]);
  });

  test("parameters that make no sense are refused", () => {
    const to = [0, 1] as const;
    expect(() => scores([1], { method: "goalposts", low: 3, high: 3, to, truncate: true })).toThrow(
      "goalposts: got 3 and 3, want two numbers in ascending order",
    );
    expect(() => scores([1], { method: "scaled", from: [4, 2], factor: 1 })).toThrow(RangeError);
    expect(() => scores([1], { method: "target", target: 0, tolerance: 0, to })).toThrow("target: got tolerance 0");
    expect(() => normaliseColumn(new Float64Array(2), { method: "none" }, 1, new Float64Array(3))).toThrow(
      "normaliseColumn: got 3 places, want 2, one per unit",
    );
  });
});

describe("sealed parameters", () => {
  test("are those of the values present, on the column's own scale whatever the direction", () => {
    const out = new Float64Array(4);
    const sealed = normaliseColumn(Float64Array.of(2, NaN, 4, 9), { method: "minmax", to: [0, 1] }, -1, out);
    expect(sealed).toEqual({ n: 3, min: 2, max: 9, mean: 5, sd: Math.sqrt(13) });
  });

  test("there are none where a method looks at the unit alone; with a reference its value is one of them", () => {
    const values = Float64Array.of(2, 4);
    expect(normaliseColumn(values, { method: "none" }, 1, new Float64Array(2))).toBeNull();
    const how = { method: "distanceToReference", unit: "b", cap: false } as const;
    expect(normaliseColumn(values, how, 1, new Float64Array(2), 1)).toMatchObject({ n: 2, reference: 4 });
  });

  test("one value has no spread, equal ones have none exactly, and nothing has nothing", () => {
    expect(columnParameters(Float64Array.of(5, NaN))).toEqual({ n: 1, min: 5, max: 5, mean: 5, sd: NaN });
    expect(columnParameters(new Float64Array(7).fill(0.1))).toEqual({ n: 7, min: 0.1, max: 0.1, mean: 0.1, sd: 0 });
    expect(columnParameters(Float64Array.of(NaN))).toEqual({ n: 0, min: NaN, max: NaN, mean: NaN, sd: NaN });
  });

  test("with them one unit is normalised alone, to the same bits", () => {
    const values = Float64Array.of(2, 7, 4, 9.5, 1);
    for (const how of [
      { method: "minmax", to: [1, 100] },
      { method: "zscore", mean: 50, sd: 10 },
      { method: "distanceToMax" },
      { method: "distanceToTarget", target: 8, cap: true },
      { method: "distanceToReference", unit: "b", cap: false },
    ] as const) {
      const out = new Float64Array(5);
      const sealed = normaliseColumn(values, how, 1, out, 1)!;
      values.forEach((value, i) => {
        const alone = new Float64Array(1);
        normaliseBy(Float64Array.of(value), how, 1, sealed, alone);
        expect(alone[0]).toBe(out[i]);
      });
    }
  });
});

describe("properties of every method", () => {
  const METHODS: readonly Normalise[] = [
    { method: "none" },
    { method: "goalposts", low: -5, high: 20, to: [1, 100], truncate: true },
    { method: "goalposts", low: -5, high: 20, to: [0, 100], truncate: false },
    { method: "scaled", from: [-50, 50], factor: 100 },
    { method: "distanceToTarget", target: 1000, cap: false },
    { method: "minmax", to: [0, 100] },
    { method: "zscore", mean: 60, sd: 12 },
    { method: "rank", ties: "min" },
    { method: "rank", ties: "average" },
    { method: "borda" },
    { method: "percentileRank" },
    { method: "distanceToMax" },
  ];
  const how = fc.constantFrom(...METHODS);
  const direction = fc.constantFrom<1 | -1>(1, -1);
  const cell = fc.oneof(
    { weight: 5, arbitrary: fc.double({ min: -100, max: 100, noNaN: true }).map((x) => Math.round(x * 4) / 4) },
    fc.constant(NaN),
  );
  const column = fc.array(cell, { minLength: 1, maxLength: 20 });
  const near = (a: number, b: number) => Object.is(a, b) || Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));

  test("a better value never has a lower score, equal values have equal scores, and none has none", () => {
    fc.assert(
      fc.property(column, how, direction, (values, how, direction) => {
        fc.pre(how.method !== "distanceToTarget" || direction === 1);
        const out = scores(values, how, direction);
        return values.every((a, i) =>
          values.every((b, j) => {
            if (Number.isNaN(a)) return Number.isNaN(out[i]!);
            if (a === b) return Object.is(out[i]! + 0, out[j]! + 0);
            return !(direction * a > direction * b) || !(out[i]! < out[j]!);
          }),
        );
      }),
      { seed },
    );
  });

  test("the order of units does not matter", () => {
    fc.assert(
      fc.property(column, how, direction, (values, how, direction) => {
        const back = scores(values.toReversed(), how, direction).toReversed();
        return scores(values, how, direction).every((score, i) => near(score, back[i]!));
      }),
      { seed },
    );
  });

  test("turning signs and direction, and mirroring the parameters, changes nothing", () => {
    const mirrored = (how: Normalise): Normalise => {
      if (how.method === "goalposts") return { ...how, low: -how.high, high: -how.low };
      if (how.method === "scaled") return { ...how, from: [-how.from[1], -how.from[0]] };
      if (how.method === "distanceToTarget") return { ...how, target: -how.target };
      return how;
    };
    fc.assert(
      fc.property(column, how, (values, how) => {
        const there = scores(values, how, 1);
        const turned = scores(
          values.map((value) => -value),
          mirrored(how),
          -1,
        );
        return there.every((score, i) => near(score + 0, turned[i]! + 0));
      }),
      { seed },
    );
  });

  test("relative methods do not see the unit of measure: any rising line through the column leaves the scores", () => {
    const relative = fc.constantFrom(
      ...METHODS.filter(({ method }) => /minmax|zscore|rank|borda|Rank|Max/.test(method)),
    );
    const slope = fc.constantFrom(0.25, 0.5, 2, 8); // exact, so that ties stay ties
    fc.assert(
      fc.property(
        column,
        relative,
        direction,
        slope,
        fc.integer({ min: -64, max: 64 }),
        (values, how, direction, a, b) => {
          const moved = scores(
            values.map((value) => a * value + b),
            how,
            direction,
          );
          return scores(values, how, direction).every((score, i) => near(moved[i]!, score));
        },
      ),
      { seed },
    );
  });

  test("out may be the column itself", () => {
    fc.assert(
      fc.property(column, how, direction, (values, how, direction) => {
        const own = Float64Array.from(values);
        normaliseColumn(own, how, direction, own);
        return scores(values, how, direction).every((score, i) => Object.is(score, own[i]));
      }),
      { seed },
    );
  });
});
