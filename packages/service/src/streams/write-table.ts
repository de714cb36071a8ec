import { open, rm } from "node:fs/promises";
import { numberText } from "@touchstone/standard";
import type { Written } from "./media.ts";

/** A column of a table that is written. */
export interface Column {
  readonly name: string;
  readonly holds: "text" | "number";
}

/** A cell; null: nothing. A text in a column of numbers is none that such a column can have. */
export type Cell = string | number | null;

/** A table whose rows come a batch at a time, and once. */
export interface Rows {
  readonly columns: readonly Column[];
  readonly batches: AsyncIterable<readonly (readonly Cell[])[]>;
}

/** Writes a table to a new file; nothing is held but a batch. */
export async function writeTable(path: string, format: Written, table: Rows): Promise<void> {
  switch (format) {
    case "text/csv":
      return writeText(path, table, csvLine, `${table.columns.map(({ name }) => csvCell(name)).join(",")}\r\n`);
    case "application/x-ndjson":
      return writeText(path, table, jsonLine(table.columns), "");
    case "application/vnd.apache.parquet":
      return writeParquet(path, table);
  }
}

async function writeText(
  path: string,
  { batches }: Rows,
  line: (row: readonly Cell[]) => string,
  head: string,
): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    if (head !== "") await file.writeFile(head);
    for await (const rows of batches) {
      let text = "";
      for (const row of rows) text += line(row);
      await file.writeFile(text);
    }
  } finally {
    await file.close();
  }
}

const csvLine = (row: readonly Cell[]): string => `${row.map(csvCell).join(",")}\r\n`;

/** RFC 4180: every cell reads back as it is. */
function csvCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return numberText(cell);
  const text = cell.toWellFormed();
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const jsonLine =
  (columns: readonly Column[]) =>
  (row: readonly Cell[]): string =>
    `${JSON.stringify(Object.fromEntries(columns.map(({ name }, at) => [name, row[at] ?? null])))}\n`;

/** By way of a CSV beside it, which is read as it is written: a table that large fits in no memory. */
async function writeParquet(path: string, table: Rows): Promise<void> {
  const csv = `${path}.csv`;
  await writeTable(csv, "text/csv", table);
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:");
  const db = await instance.connect();
  const types = table.columns.map(({ name, holds }) => `${text(name)}: '${holds === "number" ? "DOUBLE" : "VARCHAR"}'`);
  try {
    await db.run(`set allowed_paths = [${text(csv)}, ${text(path)}]; set temp_directory = '';
      set memory_limit = '512MiB'; set threads = 1; set enable_external_access = false; set lock_configuration = true`);
    await db.run(`copy (select * from read_csv(${text(csv)}, header = true, auto_detect = false, delim = ',', quote = '"',
      escape = '"', new_line = '\\r\\n', nullstr = '', columns = {${types.join(", ")}}, max_line_size = 16777216,
      parallel = false)) to ${text(path)} (format parquet, compression zstd, row_group_size 61440)`);
  } finally {
    db.closeSync();
    instance.closeSync();
    await rm(csv, { force: true });
  }
}

const text = (of: string): string => `'${of.replaceAll("'", "''")}'`;
