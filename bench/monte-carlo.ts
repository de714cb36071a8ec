import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { emptyCounts, type Model, type Plan, type PlanFactor, runnerOf } from "@touchstone/engine";
import { inventedModel, inventedTable } from "./invented-table.ts";
import { type Bench, cpuOf, median, type Row } from "./row.ts";

const UNITS = 5000;
const DRAWS = 1000;
/** two normalisers × two means */
const PAIRS = 4;
const ROUNDS = 3;
const MOST = 2.2;
const SOURCE = join(import.meta.dirname, "c", "monte-carlo.c");

/** Weights by a quarter, two normalisers, two means: what bench/c/monte-carlo.c does too. */
export function fourPairs(model: Model): PlanFactor[] {
  const leaves = model.nodes.map(({ input }) => input !== null);
  const zscore = { method: "zscore", mean: 50, sd: 10 } as const;
  return [
    { kind: "weights", by: 0.25 },
    {
      kind: "normalise",
      options: [
        { name: "minmax", value: { of: model.nodes.map(({ input }) => input?.normalise ?? null), scale: model.scale } },
        { name: "zscore", value: { of: leaves.map((leaf) => (leaf ? zscore : null)), scale: model.scale } },
      ],
    },
    {
      kind: "aggregate",
      options: [
        { name: "arithmetic", value: model.nodes.map(() => ({ method: "arithmetic" }) as const) },
        { name: "geometric", value: model.nodes.map(() => ({ method: "geometric" }) as const) },
      ],
    },
  ];
}

/** Replicates with every rank of every unit counted: ours on one thread against C, in turn. */
export const monteCarlo: Bench = {
  title: "Monte Carlo 5,000 × 60 × 1,000 draws × 4 method pairs",
  run: () => {
    const folder = mkdtempSync(join(tmpdir(), "touchstone-bench-"));
    try {
      return [row(compile(folder))];
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

function row(program: string | null): Row {
  const model = inventedModel("arithmetic");
  const table = inventedTable(UNITS, 0);
  const plan: Plan = {
    seed: 7,
    replicates: DRAWS * PAIRS,
    certainAt: 0.9,
    influence: 0,
    still: 0,
    factors: fourPairs(model),
  };
  const ours: number[] = [];
  const peer: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const counts = emptyCounts(model, UNITS, plan);
    ours.push(cpuOf(() => runnerOf(model, table, plan).count(0, plan.replicates, counts)));
    if (!program) continue;
    const theirs = execFileSync(program, [String(UNITS), String(plan.replicates), "7"], { encoding: "utf8" });
    const [seconds = NaN, sum = NaN] = theirs.trim().split(" ").map(Number);
    compare(counts.ranks, sum);
    peer.push(seconds);
  }
  const ratio = program ? median(ours) / median(peer) : null;
  return {
    work: `${UNITS.toLocaleString("en")} × 60, ${(DRAWS * PAIRS).toLocaleString("en")} replicates, all ranks counted`,
    measure: "CPU s",
    ours: median(ours),
    peer: program ? median(peer) : null,
    ratio,
    mustReach: `≤ ${MOST} × C`,
    holds: ratio === null ? null : ratio <= MOST,
  };
}

/** Both must have counted the same ranks, but for libm's last bits. */
function compare(ranks: Uint16Array | Uint32Array, theirs: number): void {
  let sum = 0;
  for (let i = 0; i < UNITS; i++)
    for (let b = 1; b <= UNITS; b++) sum += (ranks[i * (UNITS + 1) + b] ?? 0) * b * ((i % 97) + 1);
  if (!(Math.abs(sum - theirs) <= 1e-7 * theirs)) throw new Error(`not the same work: ${sum} and ${theirs}`);
}

/** null where the machine has no C compiler. */
function compile(folder: string): string | null {
  const program = join(folder, "monte-carlo");
  for (const compiler of ["cc", "gcc", "clang"])
    try {
      const options = ["-O3", "-march=native", "-ffp-contract=off", "-o", program, SOURCE, "-lm"];
      execFileSync(compiler, options, { stdio: "ignore" });
      return program;
    } catch {}
  console.error("  no C compiler here: ours alone");
  return null;
}
