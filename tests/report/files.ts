import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";

const ROOT = new URL("../../", import.meta.url);
const program = fileURLToPath(new URL("packages/cli/bin/touchstone.mjs", ROOT));
export const pathOf = (name: string): string => fileURLToPath(new URL(`standards/${name}`, ROOT));

/** A folder for one file of tests, removed after them. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "touchstone-report-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs `touchstone report` and reads what it wrote. */
export function report(folder: string, standard: string, data: string, ...options: string[]): string {
  const file = join(folder, "report.html");
  const args = [program, "report", standard, data, "-o", file, "--date", "2026-03-01", ...options];
  execFileSync(process.execPath, args, { stdio: ["ignore", "ignore", "ignore"] });
  return readFileSync(file, "utf8");
}

/** What a run that must fail says. @throws {Error} if it succeeds */
export function refusalOf(...args: string[]): string {
  try {
    execFileSync(process.execPath, [program, "report", ...args], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
  } catch (error) {
    if (error instanceof Error && "stderr" in error) return String(error.stderr);
    throw error;
  }
  throw new Error(`report ${args.join(" ")}: got success, want a refusal`);
}

/** A table of Good Neighbours with more villages: those of the example again and again, under other ids and names. */
export function manyVillages(folder: string, n: number): string {
  const [header = "", ...lines] = readFileSync(pathOf("good-neighbours/data.csv"), "utf8").trim().split("\n");
  const rows = lines.map((line) => line.split(",")).filter((cells) => cells[2] === "2026");
  const copies = Array.from({ length: n }, (_, at) => {
    const [id, name, ...cells] = rows[at % rows.length] ?? [];
    const moved = cells.map((cell, c) => (c > 5 && /^0\.\d+$/.test(cell) ? movedBy(cell, at) : cell));
    return [`${id}-${at}`, `${name} ${at}`, ...moved].join(",");
  });
  const file = join(folder, `villages-${n}.csv`);
  writeFileSync(file, `${[header, ...copies].join("\n")}\n`);
  return file;
}

/** A share a little higher or lower, the same at every run. */
function movedBy(cell: string, at: number): string {
  return Math.min(0.99, Math.max(0.01, Number(cell) + (((at * 37) % 21) - 10) / 100)).toFixed(2);
}
