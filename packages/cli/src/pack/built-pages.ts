import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../../../..");
const BUILDER = join(ROOT, "scripts", "build-web.ts");
/** Where the pages lie that run in a browser; in an archive they lie there built. */
export const BUILT_PAGES = "packages/web/dist";

/**
 * Builds the pages that run in a browser where this is a checkout and they are missing or stale.
 * @returns what went wrong, in words; null: nothing
 */
export function buildPages(): string | null {
  if (!existsSync(BUILDER)) return null;
  const { status, stderr, error } = spawnSync(process.execPath, [BUILDER], { cwd: ROOT, encoding: "utf8" });
  if (status === 0) return null;
  return `The pages of the console could not be built: ${(error?.message ?? stderr.trim()) || `it ended with ${status}`}`;
}
