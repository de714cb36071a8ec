import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type InnerScores, type Model, scoreInner, type Table, useKernels } from "@touchstone/engine";
import { inventedModel, inventedTable } from "./invented-table.ts";
import { type Bench, cpuOf, median, type Row } from "./row.ts";

const UNITS = 660_000;
const ROUNDS = 7;
const SOURCE = join(import.meta.dirname, "c", "score.c");
const READ_PASSES = 4;

/** A whole country, scored: both kinds of kernels against the C program, in turn. */
export const scoreCountry: Bench = {
  title: "score 660,000 × 60 against C",
  run: () => {
    const folder = mkdtempSync(join(tmpdir(), "touchstone-bench-"));
    try {
      const program = compile(folder);
      return [
        ...rowsOf(program, "arithmetic", 0),
        ...rowsOf(program, "geometric", 0),
        ...rowsOf(program, "arithmetic", 10),
      ];
    } finally {
      useKernels("wasm");
      rmSync(folder, { recursive: true });
    }
  },
};

/** Three ways of ours, each to be compared with C. */
const WAYS = [
  { name: "WebAssembly", kernels: "wasm", copied: false, most: 1.8 },
  { name: "WebAssembly, values copied in", kernels: "wasm", copied: true, most: null },
  { name: "TypeScript twin", kernels: "twin", copied: false, most: 6 },
] as const;

function rowsOf(program: string | null, top: "arithmetic" | "geometric", missing: number): Row[] {
  const table = inventedTable(UNITS, missing);
  const elsewhere = { ...table, values: table.values.slice() };
  const model = inventedModel(top);
  const theirs: Theirs[] = [];
  const runs = WAYS.map((way) => ({ way, table: way.copied ? elsewhere : table, seconds: [] as number[] }));
  let into: InnerScores | undefined;
  for (let round = 0; round <= ROUNDS; round++) {
    const their = program ? runProgram(program, top, missing) : null;
    if (their && round > 0) theirs.push(their);
    for (const run of runs) {
      useKernels(run.way.kernels);
      // the second run of two, as with C: starting another process leaves memory that costs to write to
      into = timeOne(model, run.table, into).scored;
      const took = timeOne(model, run.table, into);
      into = took.scored;
      if (round > 0) run.seconds.push(took.seconds); // the first round warms all up
      if (their) compare(into, their, top);
    }
  }
  const work = `660,000 × 60, min–max, 3 levels, top ${top}, ranks${missing > 0 ? `, ${missing} % missing` : ""}`;
  const peer = theirs.length > 0 ? median(theirs.map(({ seconds }) => seconds)) : null;
  const rows = runs.map(({ way, seconds }): Row => {
    const ours = median(seconds);
    const ratio = peer === null ? null : ours / peer;
    return {
      work: `${work}: ${way.name}`,
      measure: "CPU s",
      ours,
      peer,
      ratio,
      mustReach: way.most === null ? "" : `≤ ${way.most} × C`,
      holds: ratio === null || way.most === null ? null : ratio <= way.most,
    };
  });
  return top === "geometric" ? rows : [...rows, ...honesty(work, theirs)];
}

function timeOne(model: Model, table: Table, into?: InnerScores): { scored: InnerScores; seconds: number } {
  let scored: InnerScores | undefined;
  const seconds = cpuOf(() => {
    scored = scoreInner(model, table, into);
  });
  if (!scored) throw new Error("scoring has not run");
  return { scored, seconds };
}

/** Is the C program one to be measured against? Its min–max and arithmetic part, in passes that only read. */
function honesty(work: string, theirs: readonly Theirs[]): Row[] {
  if (theirs.length === 0) return [];
  const part = median(theirs.map((run) => run.arithmetic));
  const pass = median(theirs.map((run) => run.readPass));
  return [
    {
      work: `${work}: the C program's min–max and arithmetic part, against one pass that reads the matrix`,
      measure: "CPU s",
      ours: part,
      peer: pass,
      ratio: part / pass,
      mustReach: `≤ ${READ_PASSES} passes`,
      holds: part / pass <= READ_PASSES,
    },
  ];
}

interface Theirs {
  readonly seconds: number;
  readonly arithmetic: number;
  readonly readPass: number;
  readonly sum: number;
  readonly rankSum: number;
}

/** The second run of two: the first one pays for fresh memory. */
function runProgram(program: string, top: string, missing: number): Theirs {
  const args = [String(UNITS), top === "geometric" ? "geo" : "arithmetic", String(missing), "2"];
  const last = execFileSync(program, args, { encoding: "utf8" }).trim().split("\n").at(-1) ?? "";
  const [seconds = NaN, arithmetic = NaN, readPass = NaN, sum = NaN, rankSum = NaN] = last.split(" ").map(Number);
  return { seconds, arithmetic, readPass, sum, rankSum };
}

/** Both must have done the same work: the same digits of every score and rank, but for libm's last bits. */
function compare({ scores, ranks }: InnerScores, theirs: Theirs, top: string): void {
  let sum = 0;
  let rankSum = 0;
  for (let i = 0; i < UNITS; i++) {
    sum += scores[i] ?? NaN;
    rankSum += (ranks[i] ?? 0) * (i % 97);
  }
  const apart = (a: number, b: number): number => Math.abs(a - b) / Math.abs(b);
  const most = top === "geometric" ? 1e-9 : 0;
  if (!(apart(sum, theirs.sum) <= most && apart(rankSum, theirs.rankSum) <= most))
    throw new Error(`not the same work: ${sum} and ${theirs.sum}, ${rankSum} and ${theirs.rankSum}`);
}

/** null where the machine has no C compiler. */
function compile(folder: string): string | null {
  const program = join(folder, "score");
  for (const compiler of ["cc", "gcc", "clang"])
    try {
      // contraction would give other digits than ours: a multiplication and an addition rounded once
      const options = ["-O3", "-march=native", "-ffp-contract=off", "-o", program, SOURCE, "-lm"];
      execFileSync(compiler, options, { stdio: "ignore" });
      return program;
    } catch {}
  console.error("  no C compiler here: ours alone");
  return null;
}
