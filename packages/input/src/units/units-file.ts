import { extname } from "node:path";
import { nearest } from "@touchstone/standard";
import { type Delimiter, type RowSink, readCsv } from "../csv.ts";
import { readJson, readNdjson } from "../json.ts";
import { Problems, Unreadable } from "../problems.ts";
import { fixedFile } from "../read-table.ts";
import { openSource, type Source } from "../source.ts";

/** A column of ours, and how it is called in a file: `code` = `COM`. Of several the first that a file has is taken. */
type ColumnNames = readonly (readonly [ours: string, theirs: string])[];

export interface UnitsFileOptions {
  readonly columns: ColumnNames;
  readonly delimiter: Delimiter | null;
  readonly encoding: "utf-8" | "gb18030";
}

/** The cells of a row by our names of the columns: trimmed, in Unicode's form NFC, empty where there is nothing. */
export type CellsOf = (ours: string) => string;

/** What a file's header has to do with what is read from it. */
export interface UnitsFileHeader {
  /** our names of the columns that it has */
  readonly has: (ours: string) => boolean;
  /** of those that come in kinds, `name.en` and `name.bo`, what stands behind the dot; the plain one as null */
  readonly kindsOf: (ours: string) => readonly (string | null)[];
}

/**
 * Reads a file of units or movements, row by row: CSV, or by its name JSON, NDJSON or Parquet.
 * @param isOurs whether a column is one that is read; others are let pass, and said
 * @param start is told the header, and gives what takes each row
 * @returns the digest of the file, and names of columns that were not read
 */
export async function readUnitsFile(
  file: string,
  { columns, delimiter, encoding }: UnitsFileOptions,
  how: {
    readonly isOurs: (column: string) => boolean;
    readonly needed: readonly string[];
    readonly start: (header: UnitsFileHeader, problems: Problems) => (cells: CellsOf, line: number) => void;
    readonly onBytes: (read: number, size: number) => void;
  },
): Promise<{ readonly sha256: string; readonly unread: readonly string[]; readonly problems: Problems }> {
  const problems = new Problems(file);
  const theirs: string[] = [];
  const unread: string[] = [];
  let at: Map<string, number> | null = null;
  let take: ((cells: CellsOf, line: number) => void) | null = null;
  let row: readonly (string | undefined)[] = [];
  const cell: CellsOf = (ours) => {
    const column = at?.get(ours);
    return column === undefined ? "" : (row[column] ?? "").trim().normalize("NFC");
  };
  const begin = (): ((cells: CellsOf, line: number) => void) => {
    if (theirs.includes(REHEARSAL))
      throw new Unreadable("rehearsal", 1, `a table of a rehearsal: it has the column ${REHEARSAL}`, "one that counts");
    at = placesOf(theirs, columns, how.isOurs, problems);
    const found = at;
    const missing = how.needed.filter((ours) => !found.has(ours));
    for (const ours of missing) missingColumn(ours, theirs, problems);
    if (missing.length > 0) throw new Unreadable("columns", 1, `no column ${missing.join(", ")}`, "the columns needed");
    const used = new Set(found.values());
    unread.push(...theirs.filter((_, column) => !used.has(column)));
    return how.start({ has: (ours) => found.has(ours), kindsOf: (ours) => kindsIn(found, ours) }, problems);
  };
  const source = openSource(file, encoding, how.onBytes);
  try {
    await readRows(
      source,
      delimiter,
      {
        column: (name) => theirs.push(name),
        row: (cells, line) => {
          row = cells;
          take ??= begin();
          take(cell, line);
        },
      },
      problems,
    );
    if (take === null && problems.count === 0) problems.addFact("no-rows", 0, "", "no rows", "at least one");
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    if (error.code !== "columns") problems.fatal(error); // what is missing has been said
  }
  return { sha256: source.sha256(), unread, problems };
}

/** Every table of a rehearsal has this column, so that it is not taken for one that counts. */
const REHEARSAL = "rehearsal";

async function readRows(source: Source, delimiter: Delimiter | null, sink: RowSink, problems: Problems): Promise<void> {
  switch (extname(source.file).toLowerCase()) {
    case ".json":
      return readJson(source.chunks, sink, problems);
    case ".ndjson":
      return readNdjson(source.chunks, sink, problems);
    case ".parquet":
      return (await import("../parquet/read-rows.ts")).readParquetRows(await fixedFile(source, "parquet"), sink);
    default:
      return readCsv(source.chunks, delimiter, sink, problems);
  }
}

function placesOf(
  theirs: readonly string[],
  columns: ColumnNames,
  isOurs: (column: string) => boolean,
  problems: Problems,
): Map<string, number> {
  const places = new Map<string, number>();
  for (const [ours, name] of columns) {
    const column = theirs.indexOf(name);
    if (column >= 0 && !places.has(ours)) places.set(ours, column);
  }
  theirs.forEach((name, column) => {
    if (!isOurs(name) || columns.some(([ours, mapped]) => mapped === name || ours === name)) return;
    if (places.has(name)) problems.add("column-twice", 1, name, name, "each column once");
    else places.set(name, column);
  });
  return places;
}

function missingColumn(ours: string, theirs: readonly string[], problems: Problems): void {
  const near = nearest(ours, theirs);
  const meant = near === null ? "" : `, or --column ${ours}=${near}`;
  problems.addFact("no-column", 1, "", `no column ${ours}`, `a column named ${ours}${meant}`);
}

function kindsIn(places: ReadonlyMap<string, number>, ours: string): (string | null)[] {
  return [...places.keys()].flatMap((name) => {
    if (name === ours) return [null];
    return name.startsWith(`${ours}.`) ? [name.slice(ours.length + 1)] : [];
  });
}
