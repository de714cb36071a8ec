import { byBytes } from "@touchstone/engine";
import { type ColumnSpec, columnIdsOf } from "@touchstone/standard";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTable } from "./read-table.ts";
import { textSource } from "./source.ts";

const column = (id: string, at: number): ColumnSpec => ({
  id,
  role: "indicator",
  kind: "amount",
  range: null,
  options: null,
  weights: null,
  column: at,
  planned: -1,
  unit: null,
  use: "same",
  error: null,
});
const columns = [column("a", 0), column("b", 1)];
const asked = {
  columns,
  ids: columnIdsOf(columns),
  computed: [],
  periodLength: "none",
  period: null,
  decimalComma: false,
  allowed: null,
  notesOf: null,
} as const;

const id = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 12 })
  .map((text) => text.trim().normalize("NFC"))
  .filter((text) => text !== "" && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(text));
const value = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }), { nil: Number.NaN });
const rows = fc.uniqueArray(fc.tuple(id, value, value), { minLength: 1, maxLength: 30, selector: ([unit]) => unit });

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const figure = (x: number): string => (Number.isNaN(x) ? "" : String(x));

describe("a table comes out as it went in", () => {
  it("whatever the ids, the order of rows, the delimiter and the layout", async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom(",", ";", "\t"), async (table, delimiter) => {
        const line = (cells: readonly string[]): string => `${cells.join(delimiter)}\n`;
        const wide = table.map(([unit, a, b]) => line([quoted(unit), figure(a), figure(b)]));
        const long = table.flatMap(([unit, a, b]) => [
          line([quoted(unit), "b", figure(b)]),
          line([quoted(unit), "a", figure(a)]),
        ]);
        const json = JSON.stringify(
          table.map(([unit, a, b]) => ({ unit, a: figure(a), b: Number.isNaN(b) ? null : b })),
        );
        const sources = [
          textSource("wide.csv", line(["unit", "a", "b"]) + wide.join("")),
          textSource("long.csv", line(["unit", "indicator", "value"]) + long.reverse().join("")),
          textSource("rows.json", json),
        ];
        const sorted = table.toSorted(([x], [y]) => byBytes(x, y));
        for (const source of sources) {
          const reading = await readTable(source, asked, null);
          if (!reading.ok) throw new Error(JSON.stringify(reading.problems.shown));
          const read = reading.value.table;
          expect(read.units).toEqual(sorted.map(([unit]) => unit));
          const expected = [...sorted.map(([, a]) => a), ...sorted.map(([, , b]) => b)];
          // −0 is written as 0
          expect(Array.from(read.values, (x) => x + 0)).toEqual(expected.map((x) => x + 0));
        }
      }),
      { seed: 2026, numRuns: 200 },
    );
  });
});
