import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Listening } from "./settings.ts";

/** What a running server writes of itself into its data directory. */
export interface PostmasterFile {
  readonly pid: number;
  readonly listening: Listening;
}

/**
 * Reads `postmaster.pid`: pid, directory, start, port, socket folder, address, shared memory, status, a line each.
 * Null where there is none, or one that is only just being written.
 * @see https://www.postgresql.org/docs/17/storage-file-layout.html
 */
export async function readPostmasterFile(database: string): Promise<PostmasterFile | null> {
  const text = await readFile(join(database, "postmaster.pid"), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  const lines = text?.split("\n").map((line) => line.trim()) ?? [];
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!Number.isInteger(pid) || pid <= 0 || !Number.isInteger(port)) return null;
  const folder = lines[4] ?? "";
  return { pid, listening: folder === "" ? { kind: "port", port } : { kind: "socket", folder, port } };
}
