// The other measurements of replicates: threads, a whole country, and COINr's own case. The last is left out where
// the golden data are missing.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { emptyCounts, type Plan, runnerOf } from "@touchstone/engine";
import { runOnThreads } from "@touchstone/server";
import { compile, planOf, type Standard } from "@touchstone/standard";
import { OWN, ROBUSTNESS } from "../tests/golden/asem-robustness.ts";
import { asemRoad } from "../tests/golden/asem-standard.ts";
import { inventedModel, inventedTable } from "./invented-table.ts";
import { fourPairs } from "./monte-carlo.ts";
import { type Bench, cpuOf, median, type Row } from "./row.ts";

const DATA = join(import.meta.dirname, "..", "..", "shared", "data", "golden", "coinr-asem");
const COINR_SECONDS = 102.9;
const COUNTRY = 660_000;
const MOST_SECONDS = 180;
const MOST_GIB = 3;

export const replicates: Bench = {
  title: "replicates: two threads, 660,000 units, ASEM",
  run: async () => [...(await threads()), ...country(), ...(await asem())],
};

/** The work of bench/monte-carlo.ts on one thread and on two, in turn, by the clock. */
async function threads(): Promise<Row[]> {
  const model = inventedModel("arithmetic");
  const table = inventedTable(5000, 0);
  const plan: Plan = { ...BARE, replicates: 4000, factors: fourPairs(model) };
  const seconds: Record<1 | 2, number[]> = { 1: [], 2: [] };
  for (let round = 0; round < 3; round++)
    for (const n of [1, 2] as const) {
      const start = performance.now();
      await runOnThreads(model, table, plan, n);
      seconds[n].push((performance.now() - start) / 1000);
    }
  const [one, two] = [median(seconds[1]), median(seconds[2])];
  return [
    {
      work: "5,000 × 60, 4,000 replicates, two threads against one",
      measure: "s",
      ours: two,
      peer: one,
      ratio: two / one,
      mustReach: "≤ 1 ×",
      holds: two <= one,
    },
  ];
}

const BARE = { seed: 7, certainAt: 0.9, influence: 0, still: 0 } as const;

/** A process of its own, so that its memory can be told. */
function country(): Row[] {
  const run = spawnSync(process.execPath, [fileURLToPath(import.meta.url), "--country"], { encoding: "utf8" });
  if (run.status !== 0) throw new Error(run.stderr);
  const [seconds = NaN, cpu = NaN, gib = NaN] = run.stdout.trim().split(" ").map(Number);
  const work = "660,000 × 60, 1,000 replicates, rank quantiles, two threads";
  const row = { work, peer: null, ratio: null };
  return [
    { ...row, measure: "s", ours: seconds, mustReach: `≤ ${MOST_SECONDS} s`, holds: seconds <= MOST_SECONDS },
    { ...row, measure: "CPU s", ours: cpu, mustReach: "", holds: null },
    { ...row, measure: "GiB", ours: gib, mustReach: `≤ ${MOST_GIB} GiB`, holds: gib <= MOST_GIB },
  ];
}

async function runCountry(): Promise<void> {
  const model = inventedModel("arithmetic");
  const plan: Plan = { ...BARE, replicates: 1000, factors: [{ kind: "weights", by: 0.25 }] };
  const table = inventedTable(COUNTRY, 0);
  const start = performance.now();
  const before = process.cpuUsage();
  const { rankLow, rankHigh } = await runOnThreads(model, table, plan, 2);
  const seconds = (performance.now() - start) / 1000;
  if (!rankLow.every((low, i) => low >= 1 && low <= (rankHigh[i] ?? 0) && (rankHigh[i] ?? 0) <= COUNTRY))
    throw new Error("ranks that can't be");
  const { user, system } = process.cpuUsage(before);
  console.log(seconds, (user + system) / 1e6, process.resourceUsage().maxRSS / 2 ** 20);
}

/** COINr's factors, 1,000 replicates; preparing every variant of the table included. */
async function asem(): Promise<Row[]> {
  if (!existsSync(DATA)) {
    console.error("  left out: the golden ASEM data are not beside this repository");
    return [];
  }
  const road = await asemRoad(OWN);
  const standard: Standard = { ...road.standard, robustness: ROBUSTNESS };
  const { model, columns } = compile(standard);
  const plan = planOf(standard, model, columns, { influence: false });
  const { table } = road.table;
  const once = (): number =>
    cpuOf(() => {
      const counts = emptyCounts(model, table.units.length, plan);
      runnerOf(model, table, plan).count(0, plan.replicates, counts);
    });
  for (let round = 0; round < 5; round++) once();
  const ours = median(Array.from({ length: 15 }, once));
  return [
    {
      work: "ASEM, COINr's four factors, 1,000 replicates (COINr: 102.9 s, another machine)",
      measure: "CPU s",
      ours,
      peer: COINR_SECONDS,
      ratio: ours / COINR_SECONDS,
      mustReach: "≤ 0.05 s",
      holds: ours <= 0.05,
    },
  ];
}

if (process.argv[2] === "--country") await runCountry();
