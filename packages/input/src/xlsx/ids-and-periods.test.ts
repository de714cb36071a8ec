import { describe, expect, it } from "vitest";
import { problemsOf, tableOf } from "../testing/sample-asked.ts";
import { type Cells, DATED, date, raw, readRows } from "./sample-reading.ts";

describe("ids and periods in a workbook", () => {
  it("makes a period of a date, in either system, and refuses one as a value or an id", async () => {
    const at1900 = await readRows(
      [
        ["unit", "period", "notices"],
        ["a", date(46082), 1],
      ],
      {},
      DATED,
    );
    expect(tableOf(at1900).periods).toEqual(["2026"]);
    const since1904 = { ...DATED, workbookPr: 'date1904="1"' };
    const at1904 = await readRows(
      [
        ["unit", "period", "notices"],
        ["a", date(46082 - 1462), 1],
      ],
      { periodLength: "month" },
      since1904,
    );
    expect(tableOf(at1904).periods).toEqual(["2026-03"]);
    const quarter = await readRows(
      [
        ["unit", "period", "notices"],
        ["a", date(46082), 1],
      ],
      { periodLength: "quarter" },
      DATED,
    );
    expect(tableOf(quarter).periods).toEqual(["2026-Q1"]);
    const found = problemsOf(
      await readRows(
        [
          ["unit", "period", "notices"],
          [date(46082), 2026, date(46082.5)],
        ],
        {},
        DATED,
      ),
    );
    expect(found).toEqual([
      "data Sheet1!A2  unit: got the date 2026-03-01, want the id as text (spreadsheets make dates of what looks like one)",
      "data Sheet1!C2  notices: got the date 2026-03-01T12:00:00, want a number or text (spreadsheets make dates of what looks like one)",
    ]);
  });

  it("gives an id the zeros that its format shows", async () => {
    const input = tableOf(
      await readRows(
        [
          ["unit", "period", "stops"],
          [raw('<c s="2"><v>1234</v></c>'), 2026, 1],
        ],
        {},
        DATED,
      ),
    );
    expect(input.table.units).toEqual(["001234"]);
  });

  it("doubts numbers of unequal length as ids, but not serial numbers", async () => {
    const head = ["unit", "period", "stops"];
    const found = problemsOf(
      await readRows([head, [12345, 2026, 1], [110101, 2026, 1], [9999, 2026, 1], [8888, 2026, 1]]),
    );
    expect(found).toEqual([
      "data Sheet1!A4  unit: got 9999 and 1 more ids of 4 digits beside others of 6, want 009999 if its leading zeros were lost (keep ids as text, list them with --units, or say ids,,numbers in a mapping)",
      "data Sheet1!A2  unit: got 12345 of 5 digits beside others of 6, want 012345 if its leading zeros were lost (keep ids as text, list them with --units, or say ids,,numbers in a mapping)",
    ]);
    const serial = Array.from({ length: 1200 }, (_, i) => [i + 1, 2026, 1]);
    expect(tableOf(await readRows([head, ...serial])).table.units).toHaveLength(1200);
    const texts = tableOf(await readRows([head, ["12345", 2026, 1], ["110101", 2026, 1]]));
    expect(texts.table.units).toEqual(["110101", "12345"]);
  });

  it("finds lost zeros by the list of units", async () => {
    const allowed = new Set(["012345", "110101"]);
    const found = problemsOf(
      await readRows(
        [
          ["unit", "period"],
          [12345, 2026],
          [110101, 2026],
        ],
        { allowed },
      ),
    );
    expect(found).toEqual([
      'data Sheet1!A2  unit: got "12345", want 012345 (its leading zeros were lost: keep ids as text in the spreadsheet)',
    ]);
  });

  it("takes whole numbers as ids and years however they are written, and refuses ids that were rounded", async () => {
    const n = (text: string) => raw(`<c><v>${text}</v></c>`);
    const rows: Cells = [
      ["unit", "period", "stops"],
      [n("1.10105E5"), n("2026.0"), 1],
    ];
    expect(tableOf(await readRows(rows)).table.units).toEqual(["110105"]);
    const rounded: Cells = [
      ["unit", "period", "stops"],
      [n("110105199001011000"), 2026, 1],
    ];
    expect(problemsOf(await readRows(rounded))).toEqual([
      "data Sheet1!A2  unit: got the number 110105199001011000, want the id as text (spreadsheets keep 15 digits of a number and make the others 0)",
    ]);
  });

  it("knows a year that was typed into a cell for dates", async () => {
    const rows: Cells = [
      ["unit", "period", "stops"],
      ["a", date(2026), 1],
    ];
    expect(problemsOf(await readRows(rows, {}, DATED))).toEqual([
      "data Sheet1!B2  period: got the date 1905-07-18, want a period such as 2026 (a year in a cell that is formatted as a date looks so)",
    ]);
  });
});
