import { CsvError, parse } from "csv-parse";
import { type Problems, Unreadable } from "./problems.ts";

/** Takes a table as it is read: every column once, in order, then rows. JSON may bring new columns between rows. */
export interface RowSink {
  /** a new column, named as in the file */
  column(name: string, line: number): void;
  /** cells in the order of the columns; `undefined` where the row has none. The array is not kept. */
  row(cells: readonly (string | undefined)[], line: number): void;
}

export type Delimiter = "," | ";" | "\t";

/** More than any real record; a cell or a line without an end stops here instead of filling the memory. */
const LONGEST_RECORD_BYTES = 1 << 20;
const MOST_COLUMNS = 20_000;

/**
 * Reads a CSV or TSV (RFC 4180, any line ending) into `sink`, row by row.
 * @param delimiter `null`: the one of comma, semicolon and tab that the header line has most of
 * @throws {Unreadable} where what follows can't be trusted: a quote that is never closed, a record without end, no header
 */
export async function readCsv(
  chunks: AsyncIterable<Buffer>,
  delimiter: Delimiter | null,
  sink: RowSink,
  problems: Problems,
): Promise<void> {
  const { head, rest } = await headerOf(chunks);
  let nColumns = 0;
  let recordStart = 1;
  const parser = parse({
    delimiter: delimiter ?? likelyDelimiter(head),
    relax_column_count: true, // ragged rows are all reported, not only the first
    skip_empty_lines: true,
    max_record_size: LONGEST_RECORD_BYTES,
    on_record(cells: string[]) {
      const line = recordStart;
      recordStart = parser.info.lines + 1;
      if (cells.every((cell) => cell.trim() === "")) return null; // spreadsheets leave rows of commas
      if (nColumns === 0) nColumns = takeHeader(cells, line, sink);
      else if (cells.length === nColumns) sink.row(cells, line);
      else takeRagged(cells, line, nColumns, sink, problems);
      return null;
    },
  });
  const done = new Promise<void>((resolve, reject) => {
    parser.on("error", (error) => reject(error instanceof CsvError ? asUnreadable(error, recordStart) : error));
    parser.on("end", resolve);
  });
  done.catch(() => {}); // awaited below; a failure while chunks are still read is not unhandled
  parser.resume();
  for await (const chunk of withHead(head, rest)) {
    if (parser.destroyed || parser.errored !== null) break;
    if (!parser.write(chunk)) await Promise.race([done, new Promise((resolve) => parser.once("drain", resolve))]);
  }
  parser.end();
  await done;
  if (nColumns === 0)
    throw new Unreadable("no-header", 1, "no header line", "a first line with the names of the columns");
}

function takeHeader(cells: readonly string[], line: number, sink: RowSink): number {
  if (cells.length > MOST_COLUMNS)
    throw new Unreadable("too-many-columns", line, `${cells.length} columns`, `at most ${MOST_COLUMNS}`);
  for (const name of cells) sink.column(name.trim(), line);
  return cells.length;
}

/** A row that is shorter or longer than the header; empty cells beyond the header are let pass. */
function takeRagged(cells: string[], line: number, nColumns: number, sink: RowSink, problems: Problems): void {
  const extra = cells.slice(nColumns);
  if (extra.length > 0 && extra.every((cell) => cell.trim() === "")) sink.row(cells.slice(0, nColumns), line);
  else problems.addFact("ragged-row", line, "", `${cells.length} cells`, `${nColumns}, as in the header`);
}

/** The chunks up to the end of the first line, and those after them. */
async function headerOf(chunks: AsyncIterable<Buffer>): Promise<{ head: Buffer; rest: AsyncIterator<Buffer> }> {
  const rest = chunks[Symbol.asyncIterator]();
  const parts: Buffer[] = [];
  let length = 0;
  while (length <= LONGEST_RECORD_BYTES) {
    const { done, value } = await rest.next();
    if (done) break;
    parts.push(value);
    length += value.length;
    if (value.includes(10) || value.includes(13)) break;
  }
  return { head: Buffer.concat(parts), rest };
}

async function* withHead(head: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield head;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

/** The delimiter that the first line has most of, outside quotes; a comma where it has none. */
function likelyDelimiter(head: Buffer): Delimiter {
  const counts = { ",": 0, ";": 0, "\t": 0 };
  let inQuotes = false;
  for (const byte of head) {
    if (byte === 0x22) inQuotes = !inQuotes;
    else if (inQuotes) continue;
    else if (byte === 10 || byte === 13) break;
    else if (byte === 0x2c) counts[","]++;
    else if (byte === 0x3b) counts[";"]++;
    else if (byte === 9) counts["\t"]++;
  }
  if (counts["\t"] > counts[","] && counts["\t"] >= counts[";"]) return "\t";
  return counts[";"] > counts[","] ? ";" : ",";
}

/** What csv-parse found wrong, in our words. */
function asUnreadable(error: CsvError, recordStart: number): Unreadable {
  if (error.code === "CSV_MAX_RECORD_SIZE") {
    const want = "shorter rows (a quote that is never closed, or lines without an end, look like this)";
    return new Unreadable(
      "record-too-long",
      recordStart,
      `a row of more than ${LONGEST_RECORD_BYTES / 1024} KiB`,
      want,
    );
  }
  if (error.code === "CSV_QUOTE_NOT_CLOSED")
    return new Unreadable("unclosed-quote", recordStart, 'a " that is never closed', 'a closing " ("" inside a cell)');
  const want = 'the whole cell in quotes, and " inside it as ""';
  return new Unreadable("stray-quote", Number(error.lines ?? recordStart), 'a " in the middle of a cell', want);
}
