import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Scored, score } from "@touchstone/engine";
import { inventedModel, inventedTable } from "./invented-table.ts";
import { type Bench, cpuOf, median, type Row } from "./row.ts";

const UNITS = 660_000;
const ROUNDS = 5;
const SOURCE = join(import.meta.dirname, "c", "score.c");

/** A whole country, scored: ours against the plain C program, in turn. */
export const scoreCountry: Bench = {
  title: "score 660,000 × 60 against C",
  run: () => {
    const folder = mkdtempSync(join(tmpdir(), "touchstone-bench-"));
    try {
      const program = compile(folder);
      return [row(program, "arithmetic", 0), row(program, "geometric", 0), row(program, "arithmetic", 10)];
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

function row(program: string | null, top: "arithmetic" | "geometric", missing: number): Row {
  const table = inventedTable(UNITS, missing);
  const model = inventedModel(top);
  const ours: number[] = [];
  const peer: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    let scored: Scored | undefined;
    const seconds = cpuOf(() => {
      scored = score(model, table);
    });
    if (scored && program) {
      const theirs = runProgram(program, top, missing);
      compare(scored, theirs);
      if (round > 0) peer.push(theirs.seconds);
    }
    if (round > 0) ours.push(seconds); // the first round warms both up
  }
  const ratio = program ? median(ours) / median(peer) : null;
  return {
    work: `660,000 × 60, min–max, 3 levels, top ${top}, ranks${missing > 0 ? `, ${missing} % missing` : ""}`,
    measure: "CPU s",
    ours: median(ours),
    peer: program ? median(peer) : null,
    ratio,
    mustReach: "≤ 6 × C",
    holds: ratio === null ? null : ratio <= 6,
  };
}

interface Theirs {
  readonly seconds: number;
  readonly sum: number;
  readonly rankSum: number;
}

/** The second run of two: the first one pays for fresh memory. */
function runProgram(program: string, top: string, missing: number): Theirs {
  const args = [String(UNITS), top === "geometric" ? "geo" : "arithmetic", String(missing), "2"];
  const last = execFileSync(program, args, { encoding: "utf8" }).trim().split("\n").at(-1) ?? "";
  const [seconds = NaN, sum = NaN, rankSum = NaN] = last.split(" ").map(Number);
  return { seconds, sum, rankSum };
}

/** Both must have done the same work: sums of scores to 9 digits, ranks but for ties of the last digit. */
function compare(scored: Scored, theirs: Theirs): void {
  let sum = 0;
  let rankSum = 0;
  for (let i = 0; i < UNITS; i++) {
    sum += scored.scores[i] ?? NaN;
    rankSum += (scored.ranks[i] ?? 0) * (i % 97);
  }
  const apart = (a: number, b: number): number => Math.abs(a - b) / Math.abs(b);
  if (!(apart(sum, theirs.sum) < 1e-8 && apart(rankSum, theirs.rankSum) < 1e-6))
    throw new Error(`not the same work: ${sum} and ${theirs.sum}, ${rankSum} and ${theirs.rankSum}`);
}

/** null where the machine has no C compiler. */
function compile(folder: string): string | null {
  const program = join(folder, "score");
  for (const compiler of ["cc", "gcc", "clang"])
    try {
      execFileSync(compiler, ["-O3", "-march=native", "-o", program, SOURCE, "-lm"], { stdio: "ignore" });
      return program;
    } catch {}
  return null;
}
