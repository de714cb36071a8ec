import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { State } from "@touchstone/engine";
import { afterAll, describe, expect, it } from "vitest";
import type { Asked } from "../gathered.ts";
import { readTable } from "../read-table.ts";
import { openSource } from "../source.ts";
import { cellOf, problemsOf, sampleAsked, tableOf } from "../testing/sample-asked.ts";
import { type Parts, rowsXml, workbookFile } from "./sample-workbook.ts";

const folder = mkdtempSync(join(tmpdir(), "touchstone-xlsx-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Cells = Parameters<typeof rowsXml>[0];
const read = async (parts: Parts, asked: Partial<Asked> = {}) =>
  readTable(openSource(await workbookFile(folder, parts), "utf-8"), sampleAsked(asked), null);
const readRows = (rows: Cells, asked: Partial<Asked> = {}, parts: Parts = {}) =>
  read({ ...parts, rows: rowsXml(rows) }, asked);
const raw = (xml: string) => ({ raw: xml });
const date = (serial: number, style = 1) => raw(`<c s="${style}"><v>${serial}</v></c>`);
const DATED: Parts = { formats: ["yyyy&quot;年&quot;m&quot;月&quot;", "000000", "0.0%"] };

describe("readXlsx", () => {
  it("reads texts, numbers, booleans and the words for why there is no value", async () => {
    const input = tableOf(
      await readRows([
        ["unit", "period", "name", "notices", "meals", "stops", "plan", "terrain", "lamps"],
        ["mill", 2026, "Mill &amp; Co", 0.85, raw('<c t="b"><v>1</v></c>'), 12, "planned", "plateau", "led"],
        ["hill", 2026, "丘 རི", "n/a", raw('<c t="b"><v>0</v></c>'), "refused", "0.5/0.3/0.2", "", "none"],
      ]),
    );
    expect(input.names).toEqual(["丘 རི", "Mill & Co"]);
    expect(input.period?.text).toBe("2026");
    expect(cellOf(input, "mill", "notices")).toEqual([State.present, 0.85]);
    expect(cellOf(input, "mill", "meals")).toEqual([State.present, 1]);
    expect(cellOf(input, "hill", "meals")).toEqual([State.present, 0]);
    expect(cellOf(input, "hill", "notices")).toEqual([State.notApplicable, Number.NaN]);
    expect(cellOf(input, "hill", "stops")).toEqual([State.refused, Number.NaN]);
    expect(cellOf(input, "hill", "terrain")).toEqual([State.missing, Number.NaN]);
    expect(cellOf(input, "mill", "lamps")).toEqual([State.present, 0.5]);
    expect(input.remarks).toEqual([]);
  });

  it("reads shared and rich texts, without the readings above them", async () => {
    const strings = [
      "<t>unit</t>",
      "<r><t>noti</t></r><r><rPr/><t>ces</t></r>",
      '<t>山</t><rPh sb="0" eb="1"><t>やま</t></rPh>',
      "<t>period</t>",
    ];
    const s = (n: number) => raw(`<c t="s"><v>${n}</v></c>`);
    const input = tableOf(
      await readRows(
        [
          [s(0), s(1), s(3)],
          [s(2), 0.5, 2026],
        ],
        {},
        { strings },
      ),
    );
    expect(input.table.units).toEqual(["山"]);
    expect(cellOf(input, "山", "notices")).toEqual([State.present, 0.5]);
  });

  it("reads a long table", async () => {
    const input = tableOf(
      await readRows([
        ["unit", "period", "indicator", "value", "state", "error"],
        ["mill", 2026, "notices", 0.5, "", 0.01],
        ["mill", 2026, "stops", "", "insufficient", ""],
      ]),
    );
    expect(cellOf(input, "mill", "notices")).toEqual([State.present, 0.5]);
    expect(cellOf(input, "mill", "stops")).toEqual([State.insufficientEvidence, Number.NaN]);
    expect(input.table.errors?.[0]).toBe(0.01);
  });

  it("takes what a percent format shows as 85 % for 0.85, and says what to do with the text", async () => {
    const shown = raw('<c s="3"><v>0.85</v></c>');
    const input = tableOf(
      await readRows(
        [
          ["unit", "period", "notices"],
          ["a", 2026, shown],
        ],
        {},
        DATED,
      ),
    );
    expect(cellOf(input, "a", "notices")).toEqual([State.present, 0.85]);
    expect(
      problemsOf(
        await readRows([
          ["unit", "period", "notices"],
          ["a", 2026, "85 %"],
        ]),
      ),
    ).toEqual(['data Sheet1!C2  notices: got "85 %", want a number without % (45 % is 0.45 as a share)']);
  });

  it("names every problem with its sheet, row and column", async () => {
    const rows: Cells = [
      ["unit", "period", "notices", "stops", "notcies"],
      ["a", 2026, "1,234", -1, ""],
      ["b", 2026, 2, 1.5, ""],
      ["a", 2026, 0.5, 1, ""],
      ["c", 2027.5, 0.5, 1, ""],
    ];
    const sheets = '<sheet name="My data&apos;s" sheetId="1" r:id="s1"/>';
    const found = problemsOf(await readRows(rows, {}, { sheets }));
    expect(found).toEqual([
      "data 'My data''s'!E1  notcies: got \"notcies\", want notices (the nearest id of the standard)",
      "data 'My data''s'!C2  notices: got \"1,234\", want a number without thousands separators",
      "data 'My data''s'!D2  stops: got \"-1\", want a count of 0 or more",
      "data 'My data''s'!C3  notices: got \"2\", want a number from 0 to 1",
      "data 'My data''s'!A4  unit: got \"a in 2026\", want one row per unit and period",
      "data 'My data''s'!B5  period: got \"2027.5\", want a period such as 2026",
    ]);
  });

  it("places a problem of a long table in its value", async () => {
    const found = await readRows([
      ["unit", "period", "indicator", "value"],
      ["a", 2026, "notices", "many"],
    ]);
    expect(problemsOf(found)).toEqual(['data Sheet1!D2  notices: got "many", want a number']);
  });

  it("tells errors and formulas that were never computed from values", async () => {
    const error = raw('<c t="e"><f>1/0</f><v>#DIV/0!</v></c>');
    const found = problemsOf(
      await readRows([
        ["unit", "period", "notices", "stops"],
        ["a", 2026, error, raw("<c><f>1+1</f></c>")],
      ]),
    );
    expect(found[0]).toContain("data Sheet1!C2  notices: got the error #DIV/0!, want a value");
    expect(found[1]).toContain("data Sheet1!D2  stops: got a formula without a value");
    expect(found).toHaveLength(2);
  });

  it("takes the last value of a formula, and says so", async () => {
    const rows: Cells = [
      ["unit", "period", "notices"],
      ["a", 2026, raw("<c><f>1/2</f><v>0.5</v></c>")],
    ];
    const input = tableOf(await readRows(rows));
    expect(cellOf(input, "a", "notices")).toEqual([State.present, 0.5]);
    expect(input.remarks).toEqual(["1 cell is a formula; the values last computed were read."]);
  });

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

  it("finds the header under a title and groups", async () => {
    const input = tableOf(
      await readRows([
        ["Returns of 2026"],
        ["", "", "Services", "", "Noise"],
        ["unit", "period", "notices", "stops", "noise"],
        ["a", 2026, 0.5, 3, 40],
      ]),
    );
    expect(cellOf(input, "a", "noise")).toEqual([State.present, 40]);
  });

  it("joins a header of two rows whose first ones span both", async () => {
    const rows: Cells = [
      ["unit", "period", "Services", "", "noise"],
      ["", "", "notices", "stops", ""],
      ["a", 2026, 0.5, 3, 40],
    ];
    const merged = '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:B2"/><mergeCell ref="C1:D1"/></mergeCells>';
    const input = tableOf(await readRows(rows, {}, { after: merged }));
    expect(cellOf(input, "a", "notices")).toEqual([State.present, 0.5]);
    expect(cellOf(input, "a", "stops")).toEqual([State.present, 3]);
    expect(cellOf(input, "a", "noise")).toEqual([State.present, 40]);
  });

  it("names both of two columns that are named alike, and tells them by the group above where there is one", async () => {
    const twins = await readRows([
      ["unit", "period", "stops", "stops"],
      ["a", 2026, 1, 2],
    ]);
    expect(problemsOf(twins)).toEqual([
      'data Sheet1!D1  stops: got "stops", want each column once (column C has this name too)',
    ]);
    const grouped = await readRows([
      ["", "", "2025", "2026"],
      ["unit", "period", "stops", "stops"],
      ["a", 2026, 1, 2],
    ]);
    expect(problemsOf(grouped).map((line) => line.split(",")[0])).toEqual([
      'data Sheet1!C2  2025 / stops: got "2025 / stops"',
      'data Sheet1!D2  2026 / stops: got "2026 / stops"',
    ]);
  });

  it("refuses merged cells with a value among the data, and lets empty ones pass", async () => {
    const rows: Cells = [
      ["unit", "period", "stops", "noise"],
      ["a", 2026, 1, ""],
      ["b", 2026, "", ""],
    ];
    const after = '<mergeCells count="2"><mergeCell ref="C2:C3"/><mergeCell ref="D2:D3"/></mergeCells>';
    expect(problemsOf(await readRows(rows, {}, { after }))).toEqual([
      "data Sheet1!C2  stops: got the merged cells C2:C3, want a value in every cell (only the first of them has one: unmerge and fill)",
    ]);
  });

  it("reads what is hidden, and says so", async () => {
    const rows =
      `<row r="1"><c t="str"><v>unit</v></c><c t="str"><v>period</v></c><c t="str"><v>stops</v></c></row>` +
      `<row r="4" hidden="1"><c t="str"><v>a</v></c><c><v>2026</v></c><c><v>7</v></c></row>`;
    const input = tableOf(await read({ rows, before: '<cols><col min="3" max="3" hidden="1"/></cols>' }));
    expect(cellOf(input, "a", "stops")).toEqual([State.present, 7]);
    expect(input.remarks).toEqual([
      "1 row is hidden or filtered out; read like all others.",
      "Hidden columns were read too: stops.",
    ]);
  });

  it("reads the first sheet that is not hidden, or the one that is named", async () => {
    const sheets = '<sheet name="old" sheetId="1" r:id="s2" state="hidden"/><sheet name="data" sheetId="2" r:id="s1"/>';
    const old = `<worksheet><sheetData>${rowsXml([
      ["unit", "period"],
      ["x", 2025],
    ])}</sheetData></worksheet>`;
    const parts = {
      sheets,
      rows: rowsXml([
        ["unit", "period"],
        ["a", 2026],
      ]),
      others: { "xl/worksheets/sheet2.xml": old },
    };
    const first = tableOf(await read(parts));
    expect([first.table.units, first.remarks]).toEqual([
      ["a"],
      ["The workbook has 2 sheets; read: data (--sheet chooses)."],
    ]);
    const named = tableOf(await read(parts, { sheet: "old" }));
    expect([named.table.units, named.remarks]).toEqual([
      ["x"],
      ["The sheet old is hidden in the workbook; it was read."],
    ]);
    expect(tableOf(await read(parts, { sheet: "2" })).table.units).toEqual(["a"]);
    expect(problemsOf(await read(parts, { sheet: "new" }))).toEqual([
      'data  got no sheet "new", want one of old, data',
    ]);
  });

  it("says where else to look when a sheet has no column of units", async () => {
    const sheets = '<sheet name="a" sheetId="1" r:id="s1"/><sheet name="b" sheetId="2" r:id="s2"/>';
    expect(problemsOf(await readRows([["note"], ["hello"]], {}, { sheets }))).toEqual([
      "data Sheet1!1:1  got the columns note, want a column named unit; the workbook has 2 sheets (--sheet chooses)".replace(
        "Sheet1",
        "a",
      ),
    ]);
  });

  it("asks for a name over cells that have none", async () => {
    expect(
      problemsOf(
        await readRows([
          ["unit", "period"],
          ["a", 2026, "checked"],
        ]),
      ),
    ).toEqual(['data Sheet1!C2  got "checked", want a name in the header']);
  });

  it("reads its numbers with a point even where texts have a comma", async () => {
    const input = tableOf(
      await readRows(
        [
          ["unit", "period", "notices", "noise"],
          ["a", 2026, 0.5, "1,5"],
        ],
        { decimalComma: true },
      ),
    );
    expect([cellOf(input, "a", "notices")[1], cellOf(input, "a", "noise")[1]]).toEqual([0.5, 1.5]);
  });

  it("is not fooled by a name", async () => {
    const text = join(folder, "text.xlsx");
    writeFileSync(text, "unit,period\na,2026\n");
    expect(problemsOf(await readTable(openSource(text, "utf-8"), sampleAsked(), null))).toEqual([
      "data  got a text file, want an Excel workbook (.xlsx), or a name whose ending says what the file is",
    ]);
    const old = join(folder, "old.xlsx");
    writeFileSync(old, Buffer.from("d0cf11e0a1b11ae1", "hex"));
    expect(problemsOf(await readTable(openSource(old, "utf-8"), sampleAsked(), null))[0]).toContain(
      "one with a password",
    );
  });
});
