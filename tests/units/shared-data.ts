import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";

const folder = fileURLToPath(new URL("../../../shared/data/units/", import.meta.url));

/** Whether the register data of others are there: they are read in place, and never part of this repository. */
export const hasSharedUnits = existsSync(folder);
/** Why a test was left out, for its name. */
export const NO_SHARED = hasSharedUnits ? "" : " (left out: ../shared/data/units is not there)";

/** The rows of a CSV of others, by its own column names. */
export function sharedRows(path: string): Record<string, string>[] {
  return parse(readFileSync(folder + path), { columns: true, bom: true }) as Record<string, string>[]; // of columns: true
}

/** A CSV of ours. */
export function csvOf(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")}\n`;
  return [columns, ...rows].map(line).join("");
}
