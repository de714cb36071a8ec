// Reads a long Parquet file of 40 million rows into columns: seconds, and the most memory that the process ever held.
// Alone: node bench/read-parquet.ts [units] [indicators]. Writing and reading are two processes, so that only reading is measured.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openSource, readTable, withDatabase } from "@touchstone/input";
import { type ColumnSpec, columnIdsOf } from "@touchstone/standard";
import type { Bench, Row } from "./row.ts";

const MIB = 2 ** 20;
const N_UNITS = 660_000;
const N_INDICATORS = 60;
const MOST_SECONDS = 20;
const MOST_ABOVE_MIB = 1024;

/** How rows lie in the file: unit by unit, indicator by indicator, or in no order at all. */
const ORDERS = {
  "by unit": "r",
  "by indicator": "(r % $units) * $indicators + r // $units",
  "in no order": "(r * 7919 + 11) % ($units * $indicators)",
} as const;
type Order = keyof typeof ORDERS;

/** Writes invented answers, all of them different doubles. */
async function writeLong(path: string, order: Order, nUnits: number, nIndicators: number): Promise<void> {
  const place = ORDERS[order].replaceAll("$units", String(nUnits)).replaceAll("$indicators", String(nIndicators));
  const rows = `select ${place} as cell from range(${nUnits * nIndicators}) t(r)`;
  const unit = `'u' || lpad((cell // ${nIndicators})::varchar, 7, '0')`;
  const columns = `${unit} as unit, '2026' as period, 'answer_' || (cell % ${nIndicators}) as indicator, (cell + 0.5) / ${nUnits * nIndicators} as value`;
  await withDatabase(path, "write", (db) =>
    db.run(`copy (select ${columns} from (${rows})) to '${path}' (format parquet)`),
  );
}

interface Read {
  readonly seconds: number;
  /** of all threads: what a busy machine can't stretch */
  readonly cpuSeconds: number;
  /** of the whole process, Node included */
  readonly peakMib: number;
  readonly matrixMib: number;
}

async function read(path: string, nUnits: number, nIndicators: number): Promise<Read> {
  const columns = Array.from({ length: nIndicators }, (_, column): ColumnSpec => {
    const plain = { options: null, weights: null, planned: -1, unit: null, use: "same", error: null };
    return { ...plain, id: `answer_${column}`, role: "indicator", kind: "share", range: [0, 1], column };
  });
  const any = { period: null, allowed: null, notesOf: null, computed: [], decimalComma: false };
  const before = process.cpuUsage();
  const start = performance.now();
  const asked = { ...any, columns, ids: columnIdsOf(columns), periodLength: "year" } as const;
  const reading = await readTable(openSource(path, "utf-8"), asked, null);
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  if (!reading.ok) throw new Error(`${reading.problems.count} problems in a table that has none`);
  const { values, states, units } = reading.value.table;
  if (units.length !== nUnits) throw new Error(`got ${units.length} units, want ${nUnits}`);
  for (let at = 0; at < values.length; at += 997) {
    const want = ((at % nUnits) * nIndicators + Math.floor(at / nUnits) + 0.5) / (nUnits * nIndicators);
    if (Math.abs((values[at] ?? 0) - want) > 1e-12) throw new Error(`got ${values[at]} at ${at}, want ${want}`);
  }
  const matrixMib = (values.byteLength + states.byteLength) / MIB;
  return { seconds, cpuSeconds: (user + system) / 1e6, peakMib: process.resourceUsage().maxRSS / 1024, matrixMib };
}

function measured(order: Order, nUnits: number, nIndicators: number): Read & { readonly fileMib: number } {
  const folder = mkdtempSync(join(tmpdir(), "touchstone-bench-"));
  try {
    const path = join(folder, "long.parquet");
    const self = fileURLToPath(import.meta.url);
    const run = (...args: (string | number)[]): string => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [self, ...args.map(String)], { encoding: "utf8" });
      if (status !== 0) throw new Error(stderr);
      return stdout;
    };
    run("--write", path, order, nUnits, nIndicators);
    const answer = JSON.parse(run("--read", path, order, nUnits, nIndicators)) as Read; // its own line, below
    return { ...answer, fileMib: statSync(path).size / MIB };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function rowsOf(order: Order): Row[] {
  const { seconds, cpuSeconds, peakMib, matrixMib } = measured(order, N_UNITS, N_INDICATORS);
  const work = `${(N_UNITS * N_INDICATORS) / 1e6} million rows of Parquet ${order}, into columns`;
  const above = peakMib - matrixMib;
  return [
    { work, measure: "s CPU", ours: cpuSeconds, peer: null, ratio: null, mustReach: "—", holds: null },
    {
      work,
      measure: "s wall",
      ours: seconds,
      peer: null,
      ratio: null,
      mustReach: `≤ ${MOST_SECONDS} s`,
      holds: seconds <= MOST_SECONDS,
    },
    {
      work,
      measure: `MiB above the matrix of ${matrixMib.toFixed(0)}`,
      ours: above,
      peer: null,
      ratio: null,
      mustReach: `≤ ${MOST_ABOVE_MIB} MiB`,
      holds: above <= MOST_ABOVE_MIB,
    },
  ];
}

export const readParquet: Bench = {
  title: "read Parquet",
  run: () => rowsOf("by unit"),
};

if (import.meta.main) {
  const [task = "", path = "", order = "", ...size] = process.argv.slice(2);
  const [nUnits = N_UNITS, nIndicators = N_INDICATORS] = size.map(Number);
  if (task === "--write")
    await writeLong(path, order as Order, nUnits, nIndicators); // from `measured`
  else if (task === "--read") console.log(JSON.stringify(await read(path, nUnits, nIndicators)));
  else
    for (const each of Object.keys(ORDERS) as Order[]) {
      const { seconds, cpuSeconds, peakMib, matrixMib, fileMib } = measured(
        each,
        Number(task) || N_UNITS,
        Number(path) || N_INDICATORS,
      );
      const file = `Parquet ${each}, ${fileMib.toFixed(0)} MiB`;
      console.log(
        `${file}: ${seconds.toFixed(1)} s (CPU ${cpuSeconds.toFixed(1)}), at most ${(peakMib - matrixMib).toFixed(0)} MiB above the matrix of ${matrixMib.toFixed(0)}, Node itself included`,
      );
    }
}
