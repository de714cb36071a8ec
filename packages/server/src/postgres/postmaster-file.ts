import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Listening } from "./settings.ts";

/** What a running server writes of itself into its data directory. */
export interface PostmasterFile {
  readonly pid: number;
  /** null: not yet */
  readonly listening: Listening | null;
}

/**
 * Reads `postmaster.pid`: pid (negative for a process without clients), directory, start, port, socket folder,
 * address, shared memory, status, a line each. Null where there is none, or nothing in it.
 * @see https://www.postgresql.org/docs/17/storage-file-layout.html
 */
export async function readPostmasterFile(database: string): Promise<PostmasterFile | null> {
  const text = await readFile(join(database, "postmaster.pid"), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  const lines = text?.split("\n").map((line) => line.trim()) ?? [];
  const [pid, port] = [Math.abs(Number(lines[0] || Number.NaN)), Number(lines[3])];
  if (!Number.isInteger(pid)) return null;
  return { pid, listening: listeningAt(port, lines[4] ?? "", lines[5] ?? "") };
}

/** The last two are filled in as soon as the server listens there. */
function listeningAt(port: number, folder: string, address: string): Listening | null {
  if (folder !== "") return { kind: "socket", folder, port };
  return address !== "" ? { kind: "port", port } : null;
}
