import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { openFolder } from "./bundle-folder.ts";
import { csvLine, csvRecord } from "./csv.ts";
import { expectedCsv } from "./expected-csv.ts";

const dir = mkdtempSync(join(tmpdir(), "touchstone-csv-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** What is said of a file that must have the rows a 1, b 2, c 3. */
function said(content: string): string[] {
  writeFileSync(join(dir, "t.csv"), content);
  const faults: string[] = [];
  const csv = expectedCsv(
    openFolder(dir),
    {
      path: "t.csv",
      columns: ["id", "value"],
      compare: (a, b) => ((a[0] ?? "") < (b[0] ?? "") ? -1 : a[0] === b[0] ? 0 : 1),
      nameOf: ([id]) => `row ${id}`,
    },
    ({ where, found, wanted }) => faults.push(`${where}: got ${found}, want ${wanted}`),
  );
  for (const row of [
    ["a", "1"],
    ["b", "2"],
    ["c", "3"],
  ])
    csv.line(csvLine(row));
  csv.end();
  return faults;
}

describe("a CSV file and the rows that it must have", () => {
  test.each([
    ["as it must be", "id,value\na,1\nb,2\nc,3\n", []],
    ["with another cell", "id,value\na,1\nb,7\nc,3\n", ['t.csv, row 2, row b: got value "7", want "2"']],
    ["without a row", "id,value\na,1\nc,3\n", ["t.csv, row 2: got no row for row b, want b,2"]],
    [
      "with a row too many inside",
      "id,value\na,1\nab,9\nb,2\nc,3\n",
      ["t.csv, row 2: got row ab, which is too much, or not in its place, want no such row here"],
    ],
    [
      "with a row too many at its end",
      "id,value\na,1\nb,2\nc,3\nd,4\n",
      ["t.csv, row 4: got row d, which is too much, want no such row"],
    ],
    ["with another header", "id,worth\na,1\nb,2\nc,3\n", ['t.csv, header: got value "worth", want "value"']],
    [
      "with quotes that need not be",
      'id,value\na,"1"\nb,2\nc,3\n',
      ["t.csv, row 1: got the same written otherwise, want a,1"],
    ],
    [
      "cut off in a row",
      "id,value\na,1\nb,2\nc",
      ["t.csv, row 3: got what is no row of this table, RFC 4180 in UTF-8, want 2 fields and a newline"],
    ],
  ])("%s", (_, content, faults) => expect(said(content)).toEqual(faults));

  test("a record is read as RFC 4180 writes it, or not at all", () => {
    const read = (text: string) => csvRecord(Buffer.from(text))?.fields ?? null;
    expect(read('a,"b ""c"", d\ne",\n')).toEqual(["a", 'b "c", d\ne', ""]);
    for (const text of ['a"b\n', '"a"b\n', '"a\n', "a,b", ""]) expect(read(text)).toBeNull();
    expect(csvRecord(Buffer.from([0xff, 10]))).toBeNull();
  });
});
