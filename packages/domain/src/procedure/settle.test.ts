import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RatedIndicator } from "./rated.ts";
import { apartItems, settledOf } from "./settle.ts";

const desk: RatedIndicator = { item: "desk", levels: 5, reviewers: 2, apartBy: 2 };
const by = (...levels: (number | null)[]) => levels.map((level) => [{ item: "desk", level }]);
const settled = (...levels: (number | null)[]) => settledOf([desk], by(...levels))[0];

describe("settling ratings", () => {
  test.each([
    [[2, 2], 2, null],
    [[2, 3], 2.5, 0.5],
    [[3, 2], 2.5, 0.5],
    [[0, 4], 2, 2],
    [[0, 4, 3], 3, 2],
    [[4, 0, 0], 0, 2],
    [[1, 1, 1], 1, null],
    [[1, 2, 3, 4], 2.5, 1.5],
    [[0, 0], 0, null],
  ])("levels %j settle at %j, with an error of %j", (levels, level, error) => {
    expect(settled(...levels)).toEqual({ item: "desk", level, error, ratings: levels.length });
  });

  test("too little evidence, found by all, is no level 0", () => {
    expect(settled(null, null)).toEqual({ item: "desk", level: null, error: null, ratings: 2 });
  });

  test("who could not tell leaves the level to the others, which is less sure by half a level", () => {
    expect(settled(null, 3)).toEqual({ item: "desk", level: 3, error: 0.5, ratings: 2 });
    expect(settled(0, null)).toEqual({ item: "desk", level: 0, error: 0.5, ratings: 2 });
    expect(settled(1, null, 4)).toEqual({ item: "desk", level: 2.5, error: 1.5, ratings: 3 });
  });

  test("the error is never below the standard error of the mean of these ratings, nor below that of their median", () => {
    const levels = fc.array(fc.integer({ min: 0, max: 19 }), { minLength: 2, maxLength: 10 });
    fc.assert(
      fc.property(levels, (given) => {
        const n = given.length;
        const mean = given.reduce((a, b) => a + b, 0) / n;
        const variance = given.reduce((sum, level) => sum + (level - mean) ** 2, 0) / (n - 1);
        // of a median of normal ratings, n large: √(π/2) as much as of the mean; of two it is the mean
        const factor = n === 2 ? 1 : Math.sqrt(Math.PI / 2);
        expect((settled(...given)?.error ?? 0) + 1e-12).toBeGreaterThanOrEqual(factor * Math.sqrt(variance / n));
      }),
      { seed: 11 },
    );
  });

  test("the settled level lies among the ratings, whoever gave which", () => {
    const levels = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(levels, (given) => {
        const { level } = settled(...given) ?? { level: null };
        const sorted = given.toSorted((a, b) => a - b);
        expect(level).toBeGreaterThanOrEqual(sorted[0] ?? 0);
        expect(level).toBeLessThanOrEqual(sorted.at(-1) ?? 0);
        expect(settled(...sorted)).toEqual(settled(...given));
      }),
      { seed: 12 },
    );
  });
});

describe("ratings that lie apart", () => {
  const stops: RatedIndicator = { item: "stops", levels: 4, reviewers: 2, apartBy: null };
  const paths: RatedIndicator = { item: "paths", levels: 4, reviewers: 2, apartBy: 1.5 };

  test.each([
    [[0, 1], []],
    [[1, 3], ["desk"]],
    [[3, 1], ["desk"]],
    [[0, 4, 2], ["desk"]],
    [[null, 4], []],
    [[null, null], []],
  ])("levels %j call for a third at %j", (levels, items) => {
    expect(apartItems([desk], by(...levels))).toEqual(items);
  });

  test("each indicator has its own measure, and one without a measure never calls", () => {
    const first = [
      { item: "desk", level: 1 },
      { item: "stops", level: 0 },
      { item: "paths", level: 0 },
    ];
    const second = [
      { item: "paths", level: 2 },
      { item: "stops", level: 3 },
      { item: "desk", level: 2 },
    ];
    expect(apartItems([desk, stops, paths], [first, second])).toEqual(["paths"]);
  });
});
