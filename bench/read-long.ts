// Writing and reading are two processes, so that only reading is measured: this file runs itself to read.
import { spawnSync } from "node:child_process";
import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openSource, readTable } from "@touchstone/input";
import { type ColumnSpec, columnIdsOf } from "@touchstone/standard";
import type { Bench, Row } from "./row.ts";

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

interface Reading {
  readonly seconds: number;
  /** the most memory that the process ever held, Node itself included, less the matrix */
  readonly mibAbove: number;
}

async function read(path: string, nIndicators: number): Promise<Reading> {
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
  const { values, states } = reading.value.table;
  const matrix = (values.byteLength + states.byteLength) / MIB;
  return { seconds, mibAbove: process.resourceUsage().maxRSS / 1024 - matrix };
}

/** Five million rows as a long CSV: how long reading takes, and how much memory above the matrix. */
export const readLong: Bench = {
  title: "read a long CSV of 5,000,000 rows",
  // a matrix that outweighs the units' ids, and ids that outweigh the matrix
  run: async () => [...(await measure(5_000_000, 60)), ...(await measure(5_000_000, 8))],
};

const MOST_MIB = 300;

async function measure(nRows: number, nIndicators: number): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "touchstone-bench-"));
  try {
    const path = join(folder, "long.csv");
    await writeLong(path, nRows, nIndicators);
    const self = fileURLToPath(import.meta.url);
    const run = spawnSync(process.execPath, [self, path, String(nIndicators)], { encoding: "utf8" });
    if (run.status !== 0) throw new Error(run.stderr);
    const { seconds, mibAbove }: Reading = JSON.parse(run.stdout); // what this file printed
    const work = `read a long CSV, ${nRows.toLocaleString("en")} rows × ${nIndicators} indicators`;
    const none = { work, peer: null, ratio: null } as const;
    return [
      { ...none, measure: "seconds", ours: seconds, mustReach: "—", holds: null },
      {
        ...none,
        measure: "MiB above the matrix",
        ours: mibAbove,
        mustReach: `≤ ${MOST_MIB}`,
        holds: mibAbove <= MOST_MIB,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (import.meta.main) {
  const [path = "", nIndicators] = process.argv.slice(2);
  console.log(JSON.stringify(await read(path, Number(nIndicators))));
}
