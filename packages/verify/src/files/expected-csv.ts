import type { Fault } from "../report/report.ts";
import type { BundleFolder } from "./bundle-folder.ts";
import { byteStream } from "./byte-stream.ts";
import { csvLine, csvRecord } from "./csv.ts";

/** Holds a CSV file against the rows that it must have, given one after the other. */
export interface ExpectedCsv {
  /** the next row that must be there, as it must be written, its newline included */
  readonly line: (line: string) => void;
  /** after the last: what else there is, is too much. @returns rows that must be there */
  readonly end: () => number;
}

export interface CsvForm {
  readonly path: string;
  readonly columns: readonly string[];
  /** how rows are sorted: below 0 where `a` comes before `b` */
  readonly compare: (a: readonly string[], b: readonly string[]) => number;
  /** names a row for people */
  readonly nameOf: (row: readonly string[]) => string;
}

const BLOCK = 1 << 20;
/** Bytes of a row: a note of some pages fits. */
const LONGEST_ROW = 1 << 20;
/** Rows that differ, of which it is said how; then the file is given up. */
const MOST_FAULTS = 1000;

/**
 * Most of a file is compared in blocks of bytes. Where one differs, it is read row by row: what is missing, what is
 * too much, and which cell is another, is told. The rows must come in the order of the file.
 */
export function expectedCsv(folder: BundleFolder, form: CsvForm, tell: (fault: Fault) => void): ExpectedCsv {
  const { path, columns, compare, nameOf } = form;
  if (!folder.sizes.has(path)) {
    tell({ where: path, found: "no such file", wanted: "the file" });
    return { line: () => {}, end: () => 0 };
  }
  const file = byteStream(folder, path);
  let waiting = "";
  let nRows = -1; // the header is no row
  let nFaults = 0;
  let rowInFile = 0;
  let broken = false;

  const fault = (where: string, found: string, wanted: string): void => {
    tell({ where: `${path}, ${where}`, found, wanted });
    if (++nFaults < MOST_FAULTS || broken) return;
    broken = true;
    tell({ where: path, found: `${MOST_FAULTS} rows that differ`, wanted: "none; the rest was not looked at" });
  };

  /** the row of the file at hand; null at its end, or where it can't be read any further */
  const rowAtHand = (): ReturnType<typeof csvRecord> => {
    const bytes = file.peek(LONGEST_ROW);
    if (bytes.length === 0 || broken) return null;
    const row = csvRecord(bytes);
    if (row !== null && row.fields.length === columns.length) return row;
    broken = true;
    fault(
      `row ${rowInFile}`,
      "what is no row of this table, RFC 4180 in UTF-8",
      `${columns.length} fields and a newline`,
    );
    return null;
  };
  const next = (nBytes: number): void => {
    file.take(nBytes);
    rowInFile++;
  };

  const oneByOne = (lines: string): void => {
    const wanted = Buffer.from(lines);
    for (let at = 0; at < wanted.length && !broken; ) {
      const want = csvRecord(wanted.subarray(at));
      if (want === null) throw new RangeError(`expectedCsv: got lines of ${path} that are no CSV`);
      const row = rowAtHand();
      const order = row === null ? 1 : rowInFile === 0 ? 0 : compare(row.fields, want.fields);
      if (row !== null && order < 0) {
        fault(`row ${rowInFile}`, `${nameOf(row.fields)}, which is too much, or not in its place`, "no such row here");
        next(row.nBytes);
        continue;
      }
      at += want.nBytes;
      if (row === null || order > 0) {
        if (!broken) fault(`row ${rowInFile}`, `no row for ${nameOf(want.fields)}`, csvLine(want.fields).trimEnd());
        continue;
      }
      for (const [c, cell] of want.fields.entries())
        if (row.fields[c] !== cell)
          fault(
            rowInFile === 0 ? "header" : `row ${rowInFile}, ${nameOf(want.fields)}`,
            `${columns[c]} ${JSON.stringify(row.fields[c])}`,
            JSON.stringify(cell),
          );
      const exact = file.peek(want.nBytes).equals(wanted.subarray(at - want.nBytes, at));
      if (!exact && row.fields.every((field, c) => field === want.fields[c]))
        fault(`row ${rowInFile}`, "the same written otherwise", csvLine(want.fields).trimEnd());
      next(row.nBytes);
    }
  };

  const flush = (): void => {
    if (broken) {
      waiting = "";
      return;
    }
    const length = Buffer.byteLength(waiting);
    if (file.peek(length).equals(Buffer.from(waiting))) {
      file.take(length);
      rowInFile = nRows + 1; // only names rows: after rows that were too much it is told from those that must be there
    } else oneByOne(waiting);
    waiting = "";
  };

  const line = (text: string): void => {
    waiting += text;
    nRows++;
    if (waiting.length >= BLOCK) flush();
  };
  line(csvLine(columns));
  return {
    line,
    end() {
      flush();
      for (let row = rowAtHand(); row !== null; row = rowAtHand()) {
        fault(`row ${rowInFile}`, `${nameOf(row.fields)}, which is too much`, "no such row");
        next(row.nBytes);
      }
      return nRows;
    },
  };
}
