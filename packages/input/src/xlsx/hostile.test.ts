import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readTable } from "../read-table.ts";
import { openSource } from "../source.ts";
import { problemsOf, sampleAsked, tableOf } from "../testing/sample-asked.ts";
import { type Parts, partsOf, rowsXml, workbookFile, zipBytes } from "./sample-workbook.ts";

const folder = mkdtempSync(join(tmpdir(), "touchstone-hostile-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const readFile = (path: string) => readTable(openSource(path, "utf-8"), sampleAsked(), null);
const read = async (parts: Parts) => readFile(await workbookFile(folder, parts));
const said = async (parts: Parts) => problemsOf(await read(parts)).join("\n");
const ROWS = rowsXml([
  ["unit", "period", "notices"],
  ["a", 2026, 0.5],
]);

let nFiles = 0;
async function saidOfBytes(bytes: Buffer): Promise<string> {
  const path = join(folder, `bytes-${nFiles++}.xlsx`);
  writeFileSync(path, bytes);
  return problemsOf(await readFile(path)).join("\n");
}
const workbookBytes = (parts: Parts = { rows: ROWS }) =>
  zipBytes(Object.entries(partsOf(parts)).map(([name, text]) => ({ name, pieces: [text] })));

function* repeated(text: string, times: number, before = "", after = ""): Generator<string> {
  yield before;
  for (let n = 0; n < times; n++) yield text;
  yield after;
}
/** A workbook with one part made piece by piece. */
async function withPart(name: string, pieces: Iterable<string>): Promise<string> {
  const parts = Object.entries({ ...partsOf({ rows: ROWS }), [name]: "" });
  return saidOfBytes(
    await zipBytes(parts.map(([part, text]) => ({ name: part, pieces: part === name ? pieces : [text] }))),
  );
}
const SHEET = "xl/worksheets/sheet1.xml";

describe("a hostile workbook", () => {
  it("that unpacks to a thousand times its size is not unpacked", async () => {
    const bomb = await withPart(SHEET, repeated(" ".repeat(1 << 20), 64, "<worksheet>", "</worksheet>"));
    expect(bomb).toMatch(/got xl\/worksheets\/sheet1\.xml, \d+ times its packed size, want at most 400 times/);
  });

  it("that says a smaller size than it unpacks to is damaged", async () => {
    const bytes = await workbookBytes();
    const at = bytes.lastIndexOf(Buffer.from(SHEET)) - 46;
    bytes.writeUInt32LE(10, at + 24);
    expect(await saidOfBytes(bytes)).toContain("a damaged workbook");
  });

  it("that is cut off anywhere is a problem, never a fault", async () => {
    const bytes = await workbookBytes();
    for (let length = 4; length < bytes.length; length += 61)
      expect(await saidOfBytes(bytes.subarray(0, length))).toMatch(/damaged workbook|no workbook/);
  });

  it("with any byte turned is read as it was, or refused in words", async () => {
    const bytes = await workbookBytes();
    for (let at = 4; at < bytes.length; at += 37) {
      const turned = Buffer.from(bytes);
      turned[at] = (turned[at] ?? 0) ^ 0xff;
      const path = join(folder, `turned-${at}.xlsx`);
      writeFileSync(path, turned);
      const reading = await readFile(path);
      if (reading.ok) expect(tableOf(reading).table.values[0]).toBe(0.5);
      else expect(problemsOf(reading)[0]).toMatch(/got .+, want .+/);
    }
  });

  it("with a wrong checksum is refused", async () => {
    const bytes = await workbookBytes();
    const at = bytes.lastIndexOf(Buffer.from(SHEET)) - 46;
    bytes.writeUInt32LE(bytes.readUInt32LE(at + 16) ^ 1, at + 16);
    expect(await saidOfBytes(bytes)).toContain("(xl/worksheets/sheet1.xml fails its checksum)");
  });

  it("with parts named to climb out of their folder is refused", async () => {
    expect(await said({ rows: ROWS, others: { "../../evil.xml": "x" } })).toContain("a damaged workbook");
    expect(await said({ rows: ROWS, others: { "/etc/evil.xml": "x" } })).toContain("a damaged workbook");
  });

  it("with two parts of one name is refused, as programs would read different ones", async () => {
    expect(await said({ rows: ROWS, others: { "XL/worksheets/SHEET1.xml": "x" } })).toContain("two parts named");
  });

  it("with more parts than any workbook has is refused", async () => {
    const others = Object.fromEntries(Array.from({ length: 10_001 }, (_, n) => [`x/${n}`, ""]));
    expect(await said({ rows: ROWS, others })).toMatch(/a ZIP file of \d+ parts, want at most 10000/);
  });

  it("with a document type or entities is refused, whatever they would do", async () => {
    const lol = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>`;
    const xxe = `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>`;
    for (const head of [lol, xxe])
      expect(await said({ others: { [SHEET]: `${head}<worksheet><sheetData/></worksheet>` } })).toContain(
        "a document type",
      );
    expect(await said({ others: { [SHEET]: "<worksheet>&b;</worksheet>" } })).toContain("damaged XML");
  });

  it("with elements nested without end is refused", async () => {
    expect(await withPart(SHEET, repeated("<a>", 100_000))).toContain("nested more than 64 deep");
  });

  it("with a cell of megabytes is refused before it fills the memory", async () => {
    const noise = (n: number): string => createHash("sha512").update(String(n)).digest("base64"); // doesn't pack
    function* cell(): Generator<string> {
      yield '<worksheet><sheetData><row><c t="str"><v>';
      for (let n = 0; n < 30_000; n++) yield noise(n);
      yield "</v></c></row></sheetData></worksheet>";
    }
    expect(await withPart(SHEET, cell())).toContain("a text or a tag of more than a megabyte");
  });

  it("with a column or a row that no sheet has is refused", async () => {
    const far = (ref: string, row = 1) => said({ rows: `<row r="${row}"><c r="${ref}"><v>1</v></c></row>` });
    expect(await far("XFE1")).toContain("the cell XFE1 out of place");
    expect(await far("ZZZZZZZZ1")).toContain("out of place");
    expect(await far("A1", 1_048_577)).toContain("row 1048577 after row 0");
    expect(await said({ rows: '<row r="2"/><row r="2"/>' })).toContain("row 2 after row 2");
    expect(await said({ rows: '<row r="NaN"/>' })).toContain("row NaN");
  });

  it("with a hundred thousand columns is refused", async () => {
    expect(
      await withPart(
        SHEET,
        repeated(
          '<c t="str"><v>unit</v></c>',
          100_000,
          "<worksheet><sheetData><row>",
          "</row></sheetData></worksheet>",
        ),
      ),
    ).toMatch(/out of place|times its packed size/);
  });

  it("with a million shared texts is read", async () => {
    const path = join(folder, "many-texts.xlsx");
    const parts = Object.entries(partsOf({ rows: ROWS })).map(([name, text]) => ({ name, pieces: [text] }));
    function* texts(): Generator<string> {
      yield "<sst>";
      for (let n = 0; n < 1_000_000; n++) yield `<si><t>${(n * 2654435761) % 4294967296}</t></si>`;
      yield "</sst>";
    }
    const all = [
      ...parts.filter(({ name }) => name !== "xl/sharedStrings.xml"),
      { name: "xl/sharedStrings.xml", pieces: texts() },
    ];
    writeFileSync(path, await zipBytes(all));
    expect(tableOf(await readFile(path)).table.units).toEqual(["a"]);
  });

  it("that names a text it doesn't have is damaged", async () => {
    expect(await said({ rows: '<row><c t="s"><v>7</v></c></row>' })).toContain("a text numbered 7");
    expect(await said({ rows: "<row><c><v>0x10</v></c></row>" })).toContain("the number 0x10");
  });

  it("with a NUL is refused, however it is written", async () => {
    expect(await said({ rows: '<row><c t="str"><v>un\u0000it</v></c></row>' })).toContain("damaged XML");
    expect(
      await said({
        rows: rowsXml([
          ["unit", "period"],
          ["a_x0000_b", 2026],
        ]),
      }),
    ).toContain("an id without control characters");
  });

  it("without the sheet that it names, or without any, is refused", async () => {
    expect(await said({ sheets: '<sheet name="gone" sheetId="1" r:id="s3"/>' })).toContain(
      "without xl/worksheets/sheet3.xml",
    );
    expect(await said({ sheets: "" })).toContain("a workbook without a sheet");
    expect(await said({ rows: "" })).toContain("no rows");
  });

  it("that is another format in a ZIP file is named", async () => {
    const zip = (...names: string[]) => zipBytes(names.map((name) => ({ name, pieces: ["x"] })));
    expect(await saidOfBytes(await zip("mimetype", "content.xml"))).toContain("an OpenDocument file");
    expect(await saidOfBytes(await zip("[Content_Types].xml", "xl/workbook.bin"))).toContain(
      "a binary workbook (.xlsb)",
    );
    expect(await saidOfBytes(await zip("[Content_Types].xml", "word/document.xml"))).toContain("a Word document");
    expect(await saidOfBytes(await zip("photo.jpg"))).toContain("a ZIP file that is no workbook");
  });

  it("of a thousand wrong cells shows a hundred and counts the rest", async () => {
    const rows = rowsXml([
      ["unit", "period", "notices"],
      ...Array.from({ length: 1000 }, (_, n) => [`u${n}`, 2026, "x"]),
    ]);
    const reading = await read({ rows });
    expect(problemsOf(reading)).toHaveLength(100);
    expect(reading.ok ? 0 : reading.problems.count).toBe(1000);
  });
});
