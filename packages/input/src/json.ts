import type { RowSink } from "./csv.ts";
import { JsonScanner } from "./json-scanner.ts";
import { type Problems, Unreadable } from "./problems.ts";

/** As much as is read of one JSON file: it is held as text while its rows are taken one by one. */
const MOST_BYTES = 256 << 20;
const MOST_COLUMNS = 20_000;
const LISTS = ["units", "rows", "observations"];

/**
 * Reads a JSON array of flat objects, or an object that has one as `units`, `rows` or `observations`,
 * into `sink`, row by row. No object is made of what is read, so no key can be a trap.
 * @throws {Unreadable} at the line and column of the first character that is not JSON, or not such a list
 */
export async function readJson(chunks: AsyncIterable<Buffer>, sink: RowSink, problems: Problems): Promise<void> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > MOST_BYTES)
      throw new Unreadable(
        "too-large",
        0,
        "a JSON file of more than 256 MiB",
        "a smaller one, or the same table as CSV",
      );
    parts.push(chunk);
  }
  const scanner = new JsonScanner(Buffer.concat(parts).toString());
  const rows = new Objects(scanner, sink, problems);
  problems.placeOf = (line) => `row ${rows.count} (line ${line})`;
  try {
    if (scanner.peek() === "[") rows.take();
    else rows.takeInside();
    scanner.end();
  } finally {
    problems.placeOf = null; // what ends the reading has a line and a column of its own
  }
}

/**
 * Reads newline-delimited JSON, a flat object a line, into `sink`; nothing is held but one line.
 * @throws {Unreadable} at the line and column of the first character that is not such an object
 */
export async function readNdjson(chunks: AsyncIterable<Buffer>, sink: RowSink, problems: Problems): Promise<void> {
  const rows = new Objects(new JsonScanner(""), sink, problems);
  problems.placeOf = (line) => `row ${rows.count} (line ${line})`;
  let rest = "";
  let line = 0;
  try {
    for await (const chunk of chunks) {
      const lines = (rest + chunk.toString()).split("\n"); // chunks never split a character
      rest = lines.pop() ?? "";
      for (const text of lines) rows.takeLine(text, ++line);
      if (rest.length > LONGEST_LINE)
        throw new Unreadable("too-large", line + 1, "a line of more than 1 MiB", "one object a line");
    }
    rows.takeLine(rest, line + 1);
  } finally {
    problems.placeOf = null;
  }
}

const LONGEST_LINE = 1 << 20;

class Objects {
  #scanner: JsonScanner;
  readonly #sink: RowSink;
  readonly #problems: Problems;
  readonly #places = new Map<string, number>();
  #cells: (string | undefined)[] = [];
  /** rows begun so far */
  count = 0;

  constructor(scanner: JsonScanner, sink: RowSink, problems: Problems) {
    this.#scanner = scanner;
    this.#sink = sink;
    this.#problems = problems;
  }

  /** The list inside an object that may say more about itself. */
  takeInside(): void {
    let found = false;
    this.#scanner.object((key) => {
      if (!LISTS.includes(key)) return this.#scanner.skip();
      if (found) throw this.#scanner.fault(`a second list, ${key}`, "one list of rows");
      found = true;
      this.take();
    });
    if (!found)
      throw this.#scanner.fault(
        "an object without rows",
        `a list of rows, or an object with one as ${LISTS.join(", ")}`,
      );
  }

  /** The object of one line; an empty line is none. */
  takeLine(text: string, line: number): void {
    if (text.trim() === "") return;
    this.#scanner = new JsonScanner(text, line);
    this.#row();
    this.#scanner.end();
  }

  take(): void {
    this.#scanner.array(() => this.#row());
  }

  #row(): void {
    this.count++;
    const { line } = this.#scanner.place();
    const cells = this.#cells.fill(undefined);
    this.#scanner.object((key) => {
      const at = this.#placeOf(key.trim(), line);
      const text = this.#cell(key);
      if (cells[at] !== undefined) this.#problems.add("duplicate", line, key, text, "each key once in a row");
      cells[at] = text;
    });
    this.#sink.row(cells, line);
  }

  #placeOf(key: string, line: number): number {
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    if (this.#places.size >= MOST_COLUMNS)
      throw this.#scanner.fault(`more than ${MOST_COLUMNS} different keys`, "fewer columns");
    this.#places.set(key, this.#places.size);
    this.#sink.column(key, line);
    return this.#places.size - 1;
  }

  /** A cell as text: a number as it was written, null as an empty cell. */
  #cell(key: string): string {
    const { line } = this.#scanner.place();
    const start = this.#scanner.peek();
    if (start === "{" || start === "[") {
      this.#scanner.skip();
      this.#problems.addFact(
        "nested",
        line,
        key,
        start === "{" ? "an object" : "a list",
        "a number, text, true, false or null",
      );
      return "";
    }
    const { text, isText } = this.#scanner.scalar();
    return !isText && text === "null" ? "" : text;
  }
}
