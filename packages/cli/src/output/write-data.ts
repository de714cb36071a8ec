import { randomBytes } from "node:crypto";
import { link, open, rename, rm } from "node:fs/promises";
import { basename, dirname, extname, join, resolve } from "node:path";
import { Unreadable } from "@touchstone/input";
import { Stop } from "../stop.ts";
import type { DataTable } from "./data-table.ts";
import { dataCsv, dataJson } from "./data-text.ts";
import { xlsxOf } from "./xlsx.ts";

/** Endings of the names of data files, each with its format. */
export const DATA_ENDINGS = [".csv", ".tsv", ".json", ".xlsx", ".parquet"] as const;
type Ending = (typeof DATA_ENDINGS)[number];

const MOST_XLSX_ROWS = 1_048_576;
const MOST_XLSX_COLUMNS = 16_384;
const LONGEST_XLSX_TEXT = 32_767;
const PIECE_LENGTH = 1 << 16;

/** The format that a file's name asks for. @throws {Stop} where it is none that can be written */
export function dataEnding(file: string): Ending {
  const ending = extname(file).toLowerCase();
  const found = DATA_ENDINGS.find((known) => known === ending);
  if (found) return found;
  throw new Stop(2, `${file}: got the ending ${JSON.stringify(ending)}, want one of ${DATA_ENDINGS.join(", ")}`);
}

/**
 * Writes a table of data whole or not at all, in the format that the name asks for.
 * @param force replaces a file that is there
 * @throws {Stop} where there is one, the format can't hold the table, or the disk refuses
 */
export async function writeData(file: string, table: DataTable, force: boolean): Promise<void> {
  const ending = dataEnding(file);
  if (ending === ".xlsx") refuseTooLarge(file, table);
  const place = resolve(file);
  const temporary = join(dirname(place), `.${basename(place)}-${randomBytes(6).toString("hex")}`);
  try {
    await writeAs(ending, temporary, table, basename(place, extname(place)));
    if (force) await rename(temporary, place);
    else await link(temporary, place); // fails where something is there, even since a moment ago
  } catch (error) {
    throw error instanceof Stop ? error : stopFor(file, error);
  } finally {
    await rm(temporary, { force: true });
  }
}

async function writeAs(ending: Ending, path: string, table: DataTable, title: string): Promise<void> {
  switch (ending) {
    case ".csv":
      return writePieces(path, dataCsv(table, ","));
    case ".tsv":
      return writePieces(path, dataCsv(table, "\t"));
    case ".json":
      return writePieces(path, dataJson(table));
    case ".xlsx":
      return writePieces(path, xlsxOf(title, withHeader(table)));
    case ".parquet":
      return (await import("./data-parquet.ts")).writeParquet(path, table);
    default:
      return ending satisfies never;
  }
}

function* withHeader({ columns, rows }: DataTable): Generator<readonly (string | number)[]> {
  yield columns;
  yield* rows();
}

async function writePieces(path: string, pieces: Iterable<string> | AsyncIterable<Buffer>): Promise<void> {
  const file = await open(path, "wx");
  try {
    let waiting: Buffer[] = [];
    let length = 0;
    for await (const piece of pieces) {
      const bytes = Buffer.from(piece);
      waiting.push(bytes);
      length += bytes.length;
      if (length < PIECE_LENGTH) continue;
      await file.writev(waiting);
      waiting = [];
      length = 0;
    }
    if (waiting.length > 0) await file.writev(waiting);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** What no spreadsheet program opens is refused before it is written. */
function refuseTooLarge(file: string, { columns, rows }: DataTable): void {
  let nRows = 1;
  for (const row of rows()) {
    nRows++;
    const long = row.find((cell) => typeof cell === "string" && cell.length > LONGEST_XLSX_TEXT);
    if (long !== undefined)
      throw new Stop(1, `${file}: a text of more than ${LONGEST_XLSX_TEXT} characters, which no cell of XLSX holds.`);
  }
  if (nRows > MOST_XLSX_ROWS || columns.length > MOST_XLSX_COLUMNS)
    throw new Stop(
      1,
      `${file}: ${nRows} rows × ${columns.length} columns; XLSX holds ${MOST_XLSX_ROWS} × ${MOST_XLSX_COLUMNS}. Write it as CSV or Parquet.`,
    );
}

function stopFor(file: string, error: unknown): unknown {
  if (error instanceof Unreadable)
    return new Stop(1, `${file}: got ${error.got}, want ${error.want}. Nothing was written.`);
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return error;
  const reasons: Readonly<Record<string, string>> = {
    EEXIST: "is there already; --force replaces it",
    ENOENT: "the folder is not there",
    ENOTDIR: "a part of the path is a file",
    EISDIR: "is a folder",
    EACCES: "this account may not write there",
    EPERM: "this account may not write there",
    EROFS: "the disk is read-only",
    ENOSPC: "the disk is full",
    EDQUOT: "the disk quota is used up",
    EFBIG: "the disk takes no file of this size",
  };
  return new Stop(1, `${file}: ${reasons[error.code] ?? error.message}. Nothing was written.`);
}
