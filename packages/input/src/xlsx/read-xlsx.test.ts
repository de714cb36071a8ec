import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { State } from "@touchstone/engine";
import { describe, expect, it } from "vitest";
import { readTable } from "../read-table.ts";
import { openSource } from "../source.ts";
import { cellOf, problemsOf, sampleAsked, tableOf } from "../testing/sample-asked.ts";
import { type Cells, DATED, folder, raw, readRows } from "./sample-reading.ts";

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
