import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { State } from "@touchstone/engine";
import { openSource, readWhole, textSource, type WholeFile } from "@touchstone/input";
import { SAMPLE_COLUMNS, sampleAsked } from "@touchstone/input/testing";
import { UNSET } from "@touchstone/standard";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { Stop } from "../stop.ts";
import { dataTable, type Layout } from "./data-table.ts";
import { DATA_ENDINGS, writeData } from "./write-data.ts";

const folder = mkdtempSync(join(tmpdir(), "touchstone-round-trip-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const asked = sampleAsked({ periodLength: "none", allNotes: true });

/** All that a file says, in one shape whatever its layout: an unset cell is a missing one. */
function saidIn({ gathered }: WholeFile): unknown[] {
  expect(gathered.problems.shown).toEqual([]);
  const said: unknown[] = [];
  for (const [period, store] of gathered.stores)
    gathered.units.forEach((unit, u) => {
      if (!store.has(u)) return;
      const cells = SAMPLE_COLUMNS.map(({ column, planned }) => {
        const state = store.stateOf(u, column);
        if (state === UNSET || state === State.missing) return "";
        return [
          state,
          store.valueOf(u, column),
          planned < 0 ? "" : store.valueOf(u, planned),
          store.errorOf(u, column),
        ];
      });
      const notes = gathered.notes.filter((note) => note.unit === unit && note.period === period);
      notes.sort((a, b) => (a.indicator < b.indicator ? -1 : 1));
      said.push({ unit, period, name: gathered.names[u] ?? "", cells, notes });
    });
  const key = (row: unknown) => JSON.stringify(row);
  return said.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

let nFiles = 0;
/** Writes what a file says and reads it again. */
async function again(whole: WholeFile, ending: string, layout: Layout): Promise<WholeFile> {
  const path = join(folder, `${nFiles++}${ending}`);
  await writeData(path, dataTable(whole.gathered, layout), false);
  const read = await readWhole(openSource(path, "utf-8"), asked, null);
  rmSync(path);
  return read;
}

const TRICKY = [
  "007",
  "1E5",
  "=1+1",
  "-a",
  "+b",
  "@c",
  "2026-03-01",
  "1/2",
  "TRUE",
  "#N/A",
  "_x0041_",
  "<&>",
  `q"u'o,t;e`,
];
const WORDS = ["丘", "རི་བོ།", "n/a", "null", "ünïcödé", "'x", "a  b", "０１", "unit", "100%", "\u{1f3d4}"];
const id = fc
  .oneof(fc.constantFrom(...TRICKY, ...WORDS), fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }))
  .map((text) => text.trim().normalize("NFC"))
  .filter((text) => text !== "" && !/[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(text));
const text = fc
  .oneof(fc.constantFrom("a\nb", "a\r\nb", "a\tb", "", "ཡུལ།", "x".repeat(300)), id)
  .map((raw) => raw.trim());
const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(-0, 5e-324, 1.7976931348623157e308, 0.1 + 0.2, 1e21, 123456789012345680000),
);
const shares = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 })).map(([a, b]) => {
  const done = Math.min(a, 100 - b);
  return `${done / 100}/${b / 100}/${(100 - done - b) / 100}`;
});
const share = fc.double({ min: 0, max: 1, noNaN: true });
const state = fc.constantFrom("n/a", "insufficient", "refused", "");
const cells = {
  notices: fc.oneof(share, state),
  stops: fc.oneof(fc.nat(), state),
  meals: fc.constantFrom("yes", "no", "n/a", ""),
  desk: fc.oneof(fc.integer({ min: 0, max: 3 }), state),
  lamps: fc.constantFrom("led", "led;solar", "none", "0.3", "refused", ""),
  plan: fc.oneof(fc.constantFrom("done", "planned", "not_done"), shares, state),
  terrain: fc.constantFrom("valley", "plateau", ""),
  noise: fc.oneof(number, state),
};
const period = fc.constantFrom("2025", "2026", "2026-Q1", "2026-03");
const wide = fc.uniqueArray(fc.record({ unit: id, period, name: text, ...cells }), {
  selector: (row) => JSON.stringify([row.unit, row.period]),
  minLength: 1,
  maxLength: 12,
});
const answer = fc.oneof(
  ...Object.entries(cells).map(([indicator, value]) => fc.record({ indicator: fc.constant(indicator), value })),
);
const long = fc.uniqueArray(
  fc
    .tuple(
      answer,
      fc.record({ unit: id, period, name: text, source: text, note: text, error: fc.oneof(share, fc.constant("")) }),
      fc.boolean(),
    )
    .map(([{ indicator, value }, rest, isTimeless]) => ({
      ...rest,
      indicator,
      value,
      period: indicator === "terrain" && isTimeless ? "" : rest.period,
    })),
  { selector: (row) => JSON.stringify([row.unit, row.period, row.indicator]), minLength: 1, maxLength: 12 },
);
const json = (rows: readonly object[]): string =>
  JSON.stringify(rows, (_, value: unknown) => value).replaceAll('"noise":0,', '"noise":-0,');

describe.each(DATA_ENDINGS)("a table written as %s", (ending) => {
  it("reads back as it was, wide and long", async () => {
    await fc.assert(
      fc.asyncProperty(wide, async (rows) => {
        const whole = await readWhole(textSource("data.json", json(rows)), asked, null);
        const said = saidIn(whole);
        expect(saidIn(await again(whole, ending, "wide"))).toEqual(said);
        expect(saidIn(await again(whole, ending, "long"))).toEqual(said);
      }),
      { numRuns: 40, seed: 7 },
    );
  });

  it("keeps errors, sources, notes and what holds for any period", async () => {
    await fc.assert(
      fc.asyncProperty(long, async (rows) => {
        const whole = await readWhole(textSource("data.json", json(rows)), asked, null);
        expect(saidIn(await again(whole, ending, "long"))).toEqual(saidIn(whole));
      }),
      { numRuns: 40, seed: 8 },
    );
  });
});

describe("dataTable", () => {
  const read = (csv: string) => readWhole(textSource("data.csv", csv), asked, null);

  it("refuses a layout that would lose something", async () => {
    const errors = await read("unit,period,indicator,value,error\na,2026,noise,1,0.1\n");
    expect(() => dataTable(errors.gathered, "wide")).toThrow(
      new Stop(1, "A wide table can't hold standard errors, sources or notes, which the data have: write it --long."),
    );
    const standing = await read("unit,period,indicator,value\na,2026,noise,1\na,,terrain,valley\n");
    expect(() => dataTable(standing.gathered, "wide")).toThrow("answers that hold for any period");
    const silent = await read("unit,period\na,2026\n");
    expect(() => dataTable(silent.gathered, "long")).toThrow("A long table can't hold a, of which nothing is said");
  });

  it("writes units by the bytes of their ids, periods in time, and only columns that the data have", async () => {
    const whole = await read("unit,period,noise\nb,2026,1\na,2026,2\na,2025,3\n");
    const table = dataTable(whole.gathered, "wide");
    expect([table.columns, ...table.rows()]).toEqual([
      ["unit", "period", "noise"],
      ["a", "2025", 3],
      ["a", "2026", 2],
      ["b", "2026", 1],
    ]);
  });
});
