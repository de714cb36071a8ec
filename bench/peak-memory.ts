// The most memory that a process ever held which makes the table and scores it, against the table's values.
// Alone: node bench/peak-memory.ts --units N
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { scoreInner } from "@touchstone/engine";
import { inventedModel, inventedTable } from "./invented-table.ts";
import type { Bench } from "./row.ts";

const UNITS = 660_000;
const MOST = 2.5;
const MIB = 2 ** 20;

export const peakMemory: Bench = {
  title: "peak memory of 660,000 × 60",
  run: () => {
    const args = [fileURLToPath(import.meta.url), "--units", String(UNITS)];
    const answer = execFileSync(process.execPath, args, { encoding: "utf8" });
    const [peak = NaN, matrix = NaN] = answer.split(" ").map(Number);
    return [
      {
        work: "660,000 × 60, min–max, 3 levels, ranks: peak memory of the whole process, against the values",
        measure: "MiB",
        ours: peak,
        peer: matrix,
        ratio: peak / matrix,
        mustReach: `≤ ${MOST} × values`,
        holds: peak / matrix <= MOST,
      },
    ];
  },
};

if (import.meta.main) {
  const table = inventedTable(Number(process.argv[3]), 0);
  scoreInner(inventedModel("arithmetic"), table);
  console.log(process.resourceUsage().maxRSS / 1024, table.values.byteLength / MIB);
}
