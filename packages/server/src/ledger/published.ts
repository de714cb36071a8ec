import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ReadFile } from "@touchstone/ledger";
import type { Home } from "../home/home.ts";

/** Where the tiles, bundles of entries and checkpoint of a log lie, as C2SP tlog-tiles lays them out. */
export function ledgerFolder(home: Home, logId: string): string {
  return join(home.dir, "ledger", logId);
}

/** Reads a published ledger's files. */
export function readerOf(folder: string): ReadFile {
  return (path) => {
    try {
      return readFileSync(join(folder, path));
    } catch (error) {
      if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR"))
        return null;
      throw error;
    }
  };
}
