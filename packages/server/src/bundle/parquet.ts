import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { OutFolder, Written } from "./out-folder.ts";
import { OBSERVATION_COLUMNS } from "./tables.ts";

const TYPES: Partial<Record<(typeof OBSERVATION_COLUMNS)[number], string>> = { error: "DOUBLE", seq: "BIGINT" };
const ROWS_PER_GROUP = 122_880;

/**
 * Writes `observations.parquet` from `observations.csv` of the same folder: the same rows in the same order. One
 * thread and fixed settings, so that the same rows give the same bytes.
 */
export async function writeParquet(out: OutFolder): Promise<void> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const columns = OBSERVATION_COLUMNS.map((name) => `'${name}': '${TYPES[name] ?? "VARCHAR"}'`).join(", ");
  const instance = await DuckDBInstance.create(":memory:", {
    threads: "1",
    memory_limit: "1GB",
    preserve_insertion_order: "true",
    temp_directory: "",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  const path = join(out.path, "observations.parquet");
  try {
    const db = await instance.connect();
    await db.run(
      `COPY (SELECT * FROM read_csv(${quoted(join(out.path, "observations.csv"))}, columns = {${columns}}, header = true,
         delim = ',', quote = '"', escape = '"', nullstr = '', auto_detect = false, new_line = '\\n',
         max_line_size = 8388608, strict_mode = true))
       TO ${quoted(path)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${ROWS_PER_GROUP})`,
    );
    db.closeSync();
  } finally {
    instance.closeSync();
  }
  out.add("observations.parquet", await writtenAt(path));
}

async function writtenAt(path: string): Promise<Written> {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(piece as Uint8Array); // no encoding is set
  return { bytes: (await stat(path)).size, sha256: hash.digest("hex") };
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
