import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { imputeColumn } from "./impute-column.ts";
import { imputeRow } from "./impute-row.ts";

const seed = 17;

describe("imputing by the column", () => {
  const filled = (values: readonly number[], how: "mean" | "median", groups: readonly number[] | null = null) => {
    const column = Float64Array.from(values);
    imputeColumn(column, how, groups && Float64Array.from(groups));
    return [...column];
  };

  test("gaps get the mean or the median of what is there", () => {
    expect(filled([1, NaN, 2, 9], "mean")).toEqual([1, 4, 2, 9]);
    expect(filled([1, NaN, 2, 9], "median")).toEqual([1, 2, 2, 9]);
  });

  test("within groups they get their own group's; without a group, or in one without values, they stay", () => {
    expect(filled([1, NaN, 3, 10, NaN, NaN, NaN], "mean", [1, 1, 1, 2, 2, NaN, 3])).toEqual([
      1,
      2,
      3,
      10,
      10,
      NaN,
      NaN,
    ]);
  });

  test("an empty column stays empty", () => {
    expect(filled([NaN, NaN], "mean")).toEqual([NaN, NaN]);
    expect(filled([], "median")).toEqual([]);
  });

  test("as many groups as units are wanted", () => {
    expect(() => filled([1, 2], "mean", [1])).toThrow("imputeColumn: got 1 groups, want 2, one per unit");
  });

  test("what was there is not touched, what was not is within what was, and one group is no group", () => {
    const column = fc.array(fc.oneof(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.constant(NaN)), {
      minLength: 1,
    });
    fc.assert(
      fc.property(column, fc.constantFrom("mean", "median"), (values, how) => {
        const got = filled(values, how);
        const present = values.filter((value) => !Number.isNaN(value));
        const [low, high] = [Math.min(...present), Math.max(...present)];
        const sameGroup = filled(
          values,
          how,
          values.map(() => 4),
        );
        return got.every((value, i) => {
          if (!Object.is(value, sameGroup[i])) return false;
          if (!Number.isNaN(values[i]!)) return Object.is(value, values[i]);
          return present.length === 0 ? Number.isNaN(value) : value >= low - 1e-9 && value <= high + 1e-9;
        });
      }),
      { seed },
    );
  });
});

describe("imputing by the unit's own row", () => {
  /** Columns in, columns out. */
  const filled = (
    columns: readonly (readonly number[])[],
    directions: readonly (1 | -1)[],
    how: "mean" | "median" = "mean",
  ) => {
    const nUnits = columns[0]?.length ?? 0;
    const values = Float64Array.from(columns.flat());
    imputeRow(values, directions, how);
    return columns.map((_, c) => [...values.subarray(c * nUnits, (c + 1) * nUnits)]);
  };

  test("by hand: half-way in one column and a quarter in the other make three eighths", () => {
    // unit 2: (10 − 0) ÷ 20 = ½ and (125 − 100) ÷ 100 = ¼; mean ⅜; back: 0.375 × 40 + 1000
    const columns = [
      [0, 20, 10],
      [100, 200, 125],
      [1000, 1040, NaN],
    ];
    expect(filled(columns, [1, 1, 1])[2]).toEqual([1000, 1040, 1015]);
  });

  test("where less is better the way is turned around, there and back", () => {
    // unit 2 is ¾ of the way to the best of column 0, so ¾ of the way from 50 (worst) down to 10 (best)
    expect(
      filled(
        [
          [0, 4, 3],
          [10, 50, NaN],
        ],
        [1, -1],
      )[1],
    ).toEqual([10, 50, 20]);
    expect(
      filled(
        [
          [0, 4, 1],
          [10, 50, NaN],
        ],
        [-1, -1],
      )[1],
    ).toEqual([10, 50, 20]);
  });

  test("a constant column adds nothing, and gets its own value", () => {
    expect(
      filled(
        [
          [7, 7, 7],
          [0, 8, 2],
          [0, 4, NaN],
        ],
        [1, 1, 1],
      )[2],
    ).toEqual([0, 4, 1]);
    expect(
      filled(
        [
          [7, 7, NaN],
          [0, 8, 2],
        ],
        [1, 1],
      )[0],
    ).toEqual([7, 7, 7]);
  });

  test("a row or a column without any value stays without", () => {
    expect(
      filled(
        [
          [1, 2, NaN],
          [3, 4, NaN],
        ],
        [1, 1],
      ),
    ).toEqual([
      [1, 2, NaN],
      [3, 4, NaN],
    ]);
    expect(
      filled(
        [
          [NaN, NaN],
          [3, 4],
        ],
        [1, 1],
      ),
    ).toEqual([
      [NaN, NaN],
      [3, 4],
    ]);
  });

  test("values that do not fill the columns are refused", () => {
    expect(() => imputeRow(new Float64Array(5), [1, 1], "mean")).toThrow(
      "imputeRow: got 5 values, want a multiple of 2 columns",
    );
  });

  test("what was there is not touched to the last bit, and the order of units does not matter", () => {
    const cell = fc.oneof({ weight: 4, arbitrary: fc.double({ min: -1e3, max: 1e3, noNaN: true }) }, fc.constant(NaN));
    const table = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 5 })).chain(([nUnits, nColumns]) =>
      fc.array(fc.array(cell, { minLength: nUnits, maxLength: nUnits }), {
        minLength: nColumns,
        maxLength: nColumns,
      }),
    );
    fc.assert(
      fc.property(table, fc.constantFrom<"mean" | "median">("mean", "median"), (columns, how) => {
        const directions = columns.map((_, c) => (c % 2 === 0 ? 1 : -1));
        const got = filled(columns, directions, how);
        const back = filled(
          columns.map((column) => column.toReversed()),
          directions,
          how,
        );
        return columns.every((column, c) =>
          column.every((value, i) => {
            const same = Object.is(got[c]![i], back[c]!.at(-1 - i));
            return same && (Number.isNaN(value) || Object.is(got[c]![i], value));
          }),
        );
      }),
      { seed },
    );
  });
});
