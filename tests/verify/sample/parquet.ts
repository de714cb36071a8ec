import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";

/** The rows of a CSV as Parquet: error a double, seq a whole number, all others text. */
export async function parquetOf(csv: Uint8Array): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), "touchstone-parquet-"));
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  try {
    writeFileSync(join(folder, "rows.csv"), csv);
    const db = await instance.connect();
    const types = ["unit_id", "period", "item", "value", "state", "error", "source", "note", "seq"]
      .map((name) => `'${name}': '${name === "error" ? "DOUBLE" : name === "seq" ? "BIGINT" : "VARCHAR"}'`)
      .join(", ");
    await db.run(`copy (select * from read_csv('${folder}/rows.csv', columns = {${types}}, header = true, nullstr = '', auto_detect = false,
      delim = ',', quote = '"', escape = '"')) to '${folder}/rows.parquet' (format parquet, compression zstd)`);
    db.closeSync();
    return readFileSync(join(folder, "rows.parquet"));
  } finally {
    instance.closeSync();
    rmSync(folder, { recursive: true });
  }
}
