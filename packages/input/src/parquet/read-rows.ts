import type { RowSink } from "../csv.ts";
import { chunksOf, textsOf } from "./chunks.ts";
import { asText, parquetColumn } from "./columns.ts";
import { literalPath, quoted, withDatabase } from "./database.ts";

/** Reads a Parquet file row by row, every cell as text, empty where there is no value; the line is the row's number. */
export function readParquetRows(path: string, sink: RowSink): Promise<void> {
  return withDatabase(path, "read", async (db) => {
    const from = `read_parquet(${quoted(literalPath(path))}, binary_as_string = false) f`;
    const described = await (await db.run(`describe select * from ${from}`)).getRows();
    const columns = described.map(([name, type]) => parquetColumn(String(name), String(type)));
    for (const { name } of columns) sink.column(name.trim(), 0);
    let row = 0;
    for await (const chunk of chunksOf(db, `select ${columns.map(asText).join(", ")} from ${from}`)) {
      const cells = columns.map((_, at) => textsOf(chunk, at));
      for (let at = 0; at < chunk.rowCount; at++)
        sink.row(
          cells.map((column) => column.getItem(at) ?? ""),
          ++row,
        );
    }
  });
}
