import type { DuckDBConnection } from "@duckdb/node-api";
import { Unreadable } from "../problems.ts";

/** Enough for the row groups of a file that is read; a table that is written stands in memory until it is packed. */
const MOST_MEMORY = { read: "1GiB", write: "6GiB" } as const;

/**
 * Runs `work` on a database in memory that can see one file and nothing else: no other path, no
 * network, no extension, no spilling to disk. The library is loaded only here, where a Parquet file is at hand.
 * @throws {Unreadable} where the file is not what it says
 */
export async function withDatabase<T>(
  file: string,
  purpose: keyof typeof MOST_MEMORY,
  work: (db: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:");
  const db = await instance.connect();
  try {
    await db.run(settings(file, MOST_MEMORY[purpose]));
    return await work(db);
  } catch (error) {
    throw asUnreadable(error, MOST_MEMORY[purpose]);
  } finally {
    db.closeSync();
    instance.closeSync();
  }
}

/** In this order: what may be read is said before all else is closed, and nothing can be opened again after. */
function settings(file: string, mostMemory: string): string {
  return `
    set allowed_paths = [${quoted(file)}, ${quoted(literalPath(file))}];
    set autoinstall_known_extensions = false;
    set autoload_known_extensions = false;
    set temp_directory = '';
    set memory_limit = '${mostMemory}';
    set enable_external_access = false;
    set lock_configuration = true`;
}

/** A path in which no character stands for others. */
export function literalPath(path: string): string {
  return path.replace(/[*?[]/g, (character) => `[${character}]`);
}

/** A text as SQL writes it. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A column of the file as SQL writes it; the file is called f. */
export function named(name: string): string {
  return `f."${name.replaceAll('"', '""')}"`;
}

/** What the library found wrong with the file, in our words; any other fault is handed on. */
function asUnreadable(error: unknown, mostMemory: string): unknown {
  if (!(error instanceof Error) || error instanceof Unreadable) return error;
  const { message } = error;
  if (/out of memory/i.test(message))
    return new Unreadable("too-large", 0, "more Parquet than fits in memory", `what fits in ${mostMemory}`);
  const blames =
    /^(?:Invalid Input|Invalid|IO|Serialization|Not implemented|Conversion|Out of Range|INTERNAL) Error|TProtocol|thrift/i;
  if (blames.test(message))
    return new Unreadable("format", 0, `a damaged Parquet file (${firstLine(message)})`, "a whole, unencrypted one");
  return error;
}

function firstLine(message: string): string {
  return (message.split("\n")[0] ?? "").slice(0, 160);
}
