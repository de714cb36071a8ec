import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rankAscending, rankDescending, rankWithin } from "./rank.ts";

const seed = 12;
const values = fc.array(fc.oneof(fc.integer({ min: 0, max: 6 }), fc.constant(NaN)), { maxLength: 30 });

describe("ranks", () => {
  test("the highest value is first, ties share the better rank, and who has no value has no rank", () => {
    expect([...rankDescending(Float64Array.of(7, NaN, 9, 7, 1))]).toEqual([2, NaN, 1, 2, 4]);
  });

  test("averaged, ties share the middle of their places", () => {
    expect([...rankDescending(Float64Array.of(7, 9, 7, 1), "average")]).toEqual([2.5, 1, 2.5, 4]);
    expect([...rankAscending(Float64Array.of(3, 3, 3), "average")]).toEqual([2, 2, 2]);
  });

  test("ascending, the lowest value is first", () => {
    expect([...rankAscending(Float64Array.of(7, NaN, 9, 7, 1))]).toEqual([2, NaN, 4, 2, 1]);
  });

  test("zeros of either sign tie", () => {
    expect([...rankDescending(Float64Array.of(0, -0, 1))]).toEqual([2, 2, 1]);
    expect([...rankAscending(Float64Array.of(0, -0, -1))]).toEqual([2, 2, 1]);
  });

  test("one unit alone is first, and of nobody nothing is said", () => {
    expect([...rankDescending(Float64Array.of(4))]).toEqual([1]);
    expect([...rankDescending(new Float64Array(0))]).toEqual([]);
  });

  test("within groups each unit is ranked among its own; without a group it is not", () => {
    const groups = Float64Array.of(1, 1, 2, 2, NaN);
    expect([...rankWithin(Float64Array.of(5, 8, 1, NaN, 9), groups)]).toEqual([2, 1, 1, NaN, NaN]);
    expect(() => rankWithin(Float64Array.of(1), groups)).toThrow("rankWithin: got 5 groups, want 1, one per unit");
  });

  test("a rank is one more than how many are strictly better", () => {
    fc.assert(
      fc.property(values, (list) => {
        const ranks = rankDescending(Float64Array.from(list));
        return list.every((value, i) =>
          Number.isNaN(value) ? Number.isNaN(ranks[i]) : ranks[i] === 1 + list.filter((other) => other > value).length,
        );
      }),
      { seed },
    );
  });

  test("the order of units does not matter, and averaged ranks add up to n (n + 1) ÷ 2", () => {
    fc.assert(
      fc.property(values, (list) => {
        const ranks = rankDescending(Float64Array.from(list), "average");
        const back = rankDescending(Float64Array.from(list.toReversed()), "average").toReversed();
        const present = ranks.filter((rank) => !Number.isNaN(rank));
        const total = present.reduce((sum, rank) => sum + rank, 0);
        return (
          ranks.every((rank, i) => Object.is(rank, back[i])) && total === (present.length * (present.length + 1)) / 2
        );
      }),
      { seed },
    );
  });
});
