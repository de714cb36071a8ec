import { expect, test } from "vitest";
import type { ColumnSpec } from "../columns.ts";
import { type Cell, readCell, wantOfNumber } from "./cells.ts";

const residents: ColumnSpec = {
  id: "residents",
  role: "context",
  kind: "count",
  range: [50, 9000],
  wantLeast: "at least 50: areas of fewer residents are not assessed",
  options: null,
  weights: null,
  column: 0,
  planned: -1,
  unit: null,
  use: "same",
  error: null,
};

test("an area that is too small is told why it is not assessed, in text and in numbers", () => {
  const out: Cell = { state: 0, value: 0, planned: 0 };
  for (const few of [0, 3, 49]) {
    expect(readCell(String(few), residents, false, out)).toBe(residents.wantLeast);
    expect(wantOfNumber(few, residents)).toBe(residents.wantLeast);
  }
  expect(readCell("50", residents, false, out)).toBeNull();
  expect(wantOfNumber(9001, residents)).toBe("a number from 50 to 9000");
});
