import { State } from "@touchstone/engine";
import { describe, expect, it } from "vitest";
import { cellOf, problemsOf, tableOf } from "../testing/sample-asked.ts";
import { type Cells, read, readRows } from "./sample-reading.ts";
import { rowsXml } from "./sample-workbook.ts";

describe("headers and sheets of a workbook", () => {
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
});
