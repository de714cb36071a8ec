import { named, withDatabase } from "@touchstone/input";
import { numberText } from "@touchstone/standard";
import type { DataCell, DataTable } from "./data-table.ts";

const ROWS_PER_CHUNK = 2048;

/** Writes a table of data as Parquet: columns of numbers as doubles, all others as text, empty cells as null. */
export async function writeParquet(path: string, { columns, areNumbers, rows }: DataTable): Promise<void> {
  const { DOUBLE, VARCHAR, DuckDBDataChunk } = await import("@duckdb/node-api");
  const types = columns.map((_, at) => (areNumbers[at] ? DOUBLE : VARCHAR));
  await withDatabase(path, "write", async (db) => {
    await db.run(
      `create table f (${columns.map((name, at) => `${named(name).slice(2)} ${areNumbers[at] ? "double" : "varchar"}`).join(", ")})`,
    );
    const appender = await db.createAppender("f");
    const append = (batch: readonly (readonly DataCell[])[]): void => {
      const chunk = DuckDBDataChunk.create(types, batch.length);
      for (let at = 0; at < columns.length; at++)
        chunk.setColumnValues(
          at,
          batch.map((row) => cellValue(row[at] ?? "", areNumbers[at] === true)),
        );
      appender.appendDataChunk(chunk);
    };
    let batch: (readonly DataCell[])[] = [];
    for (const row of rows()) {
      batch.push(row);
      if (batch.length < ROWS_PER_CHUNK) continue;
      append(batch);
      batch = [];
    }
    if (batch.length > 0) append(batch);
    appender.closeSync();
    await db.run(`copy f to '${path.replaceAll("'", "''")}' (format parquet, compression zstd)`);
  });
}

function cellValue(cell: DataCell, isNumber: boolean): string | number | null {
  if (typeof cell === "number") return Number.isNaN(cell) ? null : isNumber ? cell : numberText(cell);
  return cell === "" ? null : cell.toWellFormed();
}
