/**
 * `npm run bench`: ours and a peer on the same work in the same run, medians of CPU time, ratios.
 * --only TEXT runs what has TEXT in its title; --json FILE writes the rows too.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { asem } from "./asem.ts";
import { assessCountry } from "./assess.ts";
import { commands } from "./commands.ts";
import { exportCountry } from "./export-bundle.ts";
import { importObservations } from "./import-observations.ts";
import { importUnits } from "./import-units.ts";
import { ledger } from "./ledger.ts";
import { liveChange } from "./live-change.ts";
import { monteCarlo } from "./monte-carlo.ts";
import { peakMemory } from "./peak-memory.ts";
import { peers } from "./peers.ts";
import { preview } from "./preview.ts";
import { readLong } from "./read-long.ts";
import { readParquet } from "./read-parquet.ts";
import { replicates } from "./replicates.ts";
import type { Bench, Row } from "./row.ts";
import { scoreCountry } from "./score-country.ts";
import { service } from "./service.ts";
import { verifyCountry } from "./verify-bundle.ts";

const BENCHES: readonly Bench[] = [
  scoreCountry,
  peakMemory,
  liveChange,
  preview,
  service,
  peers,
  asem,
  monteCarlo,
  replicates,
  readLong,
  readParquet,
  ledger,
  assessCountry,
  commands,
  exportCountry,
  verifyCountry,
  importUnits,
  importObservations,
];

const { values } = parseArgs({ options: { only: { type: "string" }, json: { type: "string" } } });
const rows: Row[] = [];
for (const bench of BENCHES) {
  if (values.only && !bench.title.includes(values.only)) continue;
  console.error(`${bench.title} …`);
  rows.push(...(await bench.run()));
}

const figure = (x: number | null): string => (x === null ? "—" : x.toPrecision(3));
const STANDING = { true: "holds", false: "falls short", null: "—" } as const;
const lines = [["work", "measure", "ours", "peer", "ratio", "must reach", "stands"]].concat(
  rows.map((row) => [
    row.work,
    row.measure,
    figure(row.ours),
    figure(row.peer),
    figure(row.ratio),
    row.mustReach,
    STANDING[`${row.holds}`],
  ]),
);
const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
for (const line of lines)
  console.log(
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
if (values.json) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
