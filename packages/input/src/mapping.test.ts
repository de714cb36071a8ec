import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Asked } from "./gathered.ts";
import { mappingCsv, readMapping } from "./mapping.ts";
import { readTable } from "./read-table.ts";
import { openSource } from "./source.ts";
import { cellOf, problemsOf, sampleAsked, tableOf } from "./testing/sample-asked.ts";
import { readUnits } from "./units-list.ts";

const folder = mkdtempSync(join(tmpdir(), "touchstone-mapping-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let nFiles = 0;
function fileOf(text: string): string {
  const path = join(folder, `${nFiles++}.csv`);
  writeFileSync(path, text);
  return path;
}
const read = (text: string, asked: Partial<Asked>) =>
  readTable(openSource(fileOf(text), "utf-8"), sampleAsked(asked), null);
const titles = new Map([
  ["bus stops", ["stops"]],
  ["help", ["desk", "plan"]],
]);
const UNITS = "unit,name,parent\n01,Mill,North\n02,Mill,South\n03,丘,North\n";
async function listed(): Promise<Pick<Asked, "allowed" | "register">> {
  const register = await readUnits(fileOf(UNITS));
  return { register, allowed: register.ids };
}

describe("a mapping", () => {
  it("is proposed from titles and near names, and leaves the rest to a person", async () => {
    const reading = await read("unit,period,Bus  Stops,Help,Notices,Remark,noise\na,2026,1,2,3,x,4\n", { titles });
    expect(reading.ok).toBe(false);
    expect([...mappingCsv(reading.names)]).toEqual([
      "what,written,means,note\r\n",
      "column,unit,unit,\r\n",
      "column,period,period,\r\n",
      "column,Bus  Stops,stops,by its title\r\n",
      "column,Help,?,desk or plan\r\n",
      "column,Notices,?,notices (the nearest id of the standard)\r\n",
      "column,Remark,?,the id of an indicator or a context item\r\n",
      "column,noise,noise,\r\n",
    ]);
  });

  it("names columns, leaves some out, and is kept", async () => {
    const map = await readMapping(
      fileOf(
        "what,written,means,note\ncolumn,Village,unit,\ncolumn,Bus stops,stops,by its title\ncolumn,Remark,ignore,\n",
      ),
    );
    const input = tableOf(await read("Village,period,Bus stops,Remark\na,2026,7,whatever\n", { map }));
    expect(cellOf(input, "a", "stops")[1]).toBe(7);
  });

  it("that is not decided yet, or says two things, is refused with every line of it", async () => {
    const file = fileOf("what,written,means\ncolumn,a,?\nunit,b,\nrow,c,d\ncolumn,e,f\ncolumn,e,g\nids,,text\n");
    await expect(readMapping(file)).rejects.toThrow(
      [
        `${file}:2  means: got "?", want what "a" means, or ignore`,
        `${file}:3  means: got nothing, want what "b" means`,
        `${file}:4  what: got "row", want column, unit or ids`,
        `${file}:6  written: got "e", want each name once`,
        `${file}:7  means: got "text", want numbers`,
      ].join("\n"),
    );
  });

  it("gives back a name that a spreadsheet would run", async () => {
    const names = [{ what: "column", written: "=1+1", means: "stops", note: "" }] as const;
    const map = await readMapping(fileOf([...mappingCsv(names)].join("")));
    expect([...map.columns]).toEqual([["=1+1", "stops"]]);
  });

  it("finds a unit by its code, else by a name that only one has, else with the one above", async () => {
    const units = await listed();
    const byCode = tableOf(await read("unit,period,stops\n01,2026,1\n", units));
    expect(byCode.table.units).toEqual(["01"]);
    const byName = tableOf(await read("unit,period,stops\n丘,2026,1\n", units));
    expect(byName.table.units).toEqual(["03"]);
    const byParent = tableOf(await read("name,parent,period,stops\nmill,South,2026,1\nMILL,north,2026,2\n", units));
    expect(byParent.table.units).toEqual(["01", "02"]);
    expect(cellOf(byParent, "01", "stops")[1]).toBe(2);
  });

  it("asks about a unit that may be several, that has lost its zeros, or that only its name knows", async () => {
    const units = await listed();
    const reading = await read("unit,name,period\nMill,,2026\n1,,2026\nx9,丘,2026\nzz,,2026\n", units);
    expect(problemsOf(reading)).toEqual([
      'data:2  unit: got "Mill", want a unit of the list: 01 (Mill / North) or 02 (Mill / South)',
      'data:3  unit: got "1", want 01 (its leading zeros were lost: keep ids as text in the spreadsheet)',
      'data:4  unit: got "x9", want a unit of the list: 03 (丘 / North)',
      'data:5  unit: got "zz", want a unit of the list: one of 01, 02, 03',
    ]);
    expect(reading.names.filter(({ what }) => what === "unit").map(({ written, means }) => [written, means])).toEqual([
      ["Mill", null],
      ["1", "01"],
      ["x9", "03"],
      ["zz", null],
    ]);
  });

  it("decides what a file says of a unit", async () => {
    const map = await readMapping(fileOf("what,written,means\nunit,Mill,02\nunit,1,01\n"));
    const input = tableOf(await read("unit,period,stops\nMill,2026,5\n1,2026,6\n", { ...(await listed()), map }));
    expect([cellOf(input, "02", "stops")[1], cellOf(input, "01", "stops")[1]]).toEqual([5, 6]);
  });

  it("lets ids be numbers of different lengths", async () => {
    expect((await readMapping(fileOf("what,written,means\nids,,numbers\n"))).idsAreNumbers).toBe(true);
  });
});
