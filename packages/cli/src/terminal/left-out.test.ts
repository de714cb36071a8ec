import { State } from "@touchstone/engine";
import type { InputTable } from "@touchstone/input";
import { expect, it } from "vitest";
import { sizeUnknownLines } from "./left-out.ts";

const units = ["alder", "birch", "cedar"];
const input = {
  table: {
    units,
    columns: ["residents"],
    values: Float64Array.of(70, NaN, NaN),
    states: Uint8Array.of(State.present, State.missing, State.refused),
  },
} as unknown as InputTable; // nothing else of it is looked at
const residents = {
  id: "residents",
  role: "context",
  kind: "count",
  range: [50, Infinity],
  options: null,
  weights: null,
  column: 0,
  planned: -1,
  unit: null,
  use: "same",
  error: null,
} as const;

it("names the units that don't say how large they are, where size decides who may be assessed", () => {
  const wantLeast = "at least 50: areas of fewer residents are not assessed";
  expect(sizeUnknownLines(input, [{ ...residents, wantLeast }])).toEqual([
    `Nobody can tell whether 2 units may be assessed (residents is wanted, ${wantLeast}): birch, cedar.`,
  ]);
  expect(sizeUnknownLines(input, [residents])).toEqual([]);
});
