// Reads a long CSV of five million rows and says how long it takes and how much memory above the matrix.
// Alone: node bench/read-long.ts [rows] [indicators]. Writing and reading are two processes, so that only reading is measured.
import { spawnSync } from "node:child_process";
import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openSource, readTable } from "@touchstone/cli";
import { type ColumnSpec, columnIdsOf } from "@touchstone/standard";

const MIB = 2 ** 20;

/** Writes a long table of invented answers, unit by unit. */
async function writeLong(path: string, nRows: number, nIndicators: number): Promise<void> {
  const out = createWriteStream(path);
  let text = "unit,period,indicator,value\n";
  for (let row = 0; row < nRows; row++) {
    const unit = Math.floor(row / nIndicators);
    text += `u${String(unit).padStart(7, "0")},2026,answer_${row % nIndicators},${((row * 7919) % 10_000) / 10_000}\n`;
    if (text.length < MIB) continue;
    if (!out.write(text)) await new Promise<void>((resolve) => out.once("drain", () => resolve()));
    text = "";
  }
  await new Promise<void>((resolve) => out.end(text, () => resolve()));
}

/** Reads it; one line: seconds, and the most memory that the process ever held, less the matrix. */
async function read(path: string, nIndicators: number): Promise<string> {
  const columns = Array.from({ length: nIndicators }, (_, column): ColumnSpec => {
    const plain = { options: null, weights: null, planned: -1, unit: null, use: "same", error: null };
    return { ...plain, id: `answer_${column}`, role: "indicator", kind: "share", range: [0, 1], column };
  });
  const any = { period: null, allowed: null, notesOf: null, computed: [], decimalComma: false };
  const asked = { ...any, columns, ids: columnIdsOf(columns), periodLength: "year" } as const;
  const start = performance.now();
  const reading = await readTable(openSource(path, "utf-8"), asked, null);
  const seconds = (performance.now() - start) / 1000;
  if (!reading.ok) throw new Error(`${reading.problems.count} problems in a table that has none`);
  const { values, states, units } = reading.value.table;
  const matrix = (values.byteLength + states.byteLength) / MIB;
  const above = process.resourceUsage().maxRSS / 1024 - matrix;
  const size = `${units.length} units × ${nIndicators}, matrix ${matrix.toFixed(0)} MiB`;
  return `${size}: ${seconds.toFixed(1)} s, at most ${above.toFixed(0)} MiB above the matrix, Node itself included`;
}

/** Writes and reads a table. @returns one line about it */
export async function readLong(nRows = 5_000_000, nIndicators = 60): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "touchstone-bench-"));
  try {
    const path = join(folder, "long.csv");
    await writeLong(path, nRows, nIndicators);
    const self = fileURLToPath(import.meta.url);
    const run = spawnSync(process.execPath, [self, "--read", path, String(nIndicators)], { encoding: "utf8" });
    if (run.status !== 0) throw new Error(run.stderr);
    return `read a long CSV of ${nRows.toLocaleString("en")} rows, ${run.stdout.trim()}`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (import.meta.main) {
  const [first, path, n] = process.argv.slice(2);
  const answer =
    first === "--read" && path !== undefined ? read(path, Number(n)) : readLong(...process.argv.slice(2).map(Number));
  console.log(await answer);
}
