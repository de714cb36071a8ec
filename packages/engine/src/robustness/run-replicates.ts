import type { Model } from "../model.ts";
import type { Table } from "../table.ts";
import { type Counts, emptyCounts } from "./counts.ts";
import { drawOf } from "./draw.ts";
import { nOptions, type Plan } from "./plan.ts";
import { rankCounterOf } from "./rank-counter.ts";
import { type Drawn, type Outcome, replicatorOf } from "./replicator.ts";
import { nRunsOf, type Run, runAt, steplessOf } from "./runs.ts";
import { addScores, spreadSizesOf } from "./spread.ts";

/** The standard itself, unvaried: what replicates are compared with. Ranks and grades as `score` publishes them. */
export interface Nominal {
  readonly ranks: Int32Array;
  /** null where the model has no grades */
  readonly grades: Int16Array | null;
}

/** Runs a plan on one table, keeping between calls what runs share. */
export interface Runner {
  readonly nominal: Nominal;
  /**
   * Adds the runs [from, to) of the plan to the counts.
   * @throws {ReplicateError} if one can't be scored
   */
  count(from: number, to: number, counts: Counts): void;
}

/** Runs whose draws are in memory at a time. */
const DRAWN = 4096;

/** @throws {RangeError} if plan and table do not fit the model; {ReplicateError} if the standard itself can't be scored */
export function runnerOf(model: Model, table: Table, plan: Plan): Runner {
  const n = table.units.length;
  const replicator = replicatorOf(model, table, plan);
  const stepless = steplessOf(plan);
  const firstOption = offsets(plan.factors.map(nOptions));
  let nominal: Nominal = { ranks: new Int32Array(n), grades: null };
  const still = {
    replicate: -1,
    draw: drawOf(
      model,
      table,
      plan,
      plan.factors.map(() => -1),
    ),
  };
  if (n > 0)
    replicator.run([still], (_, { ranks, grades }) => {
      nominal = { ranks: ranks.slice(), grades: grades?.slice() ?? null };
    });

  const rankCounter = rankCounterOf(nominal.ranks);
  const sizes = spreadSizesOf(model, n, plan);

  function addReplicate(drawn: Drawn, { ranks, grades }: Outcome, counts: Counts): void {
    counts.replicates[0]++;
    rankCounter.add(ranks, counts);
    const chosen = plan.factors.flatMap((factor, f) =>
      nOptions(factor) > 0 ? [firstOption[f] + drawn.draw.options[f]] : [],
    );
    for (const option of chosen) counts.options[option]++;
    if (!grades || !nominal.grades) return;
    const none = model.grades.length;
    for (let i = 0; i < n; i++) counts.grades[(grades[i] < 0 ? none : grades[i]) * n + i]++;
    for (const option of chosen) addKept(grades, nominal.grades, counts.keptByOption.subarray(option * n));
  }

  function add(run: Run, drawn: Drawn, outcome: Outcome, counts: Counts): void {
    const { influence } = plan;
    if (run.part === "replicate") {
      addReplicate(drawn, outcome, counts);
      if (run.replicate < 2 * influence) counts.moved[run.replicate] = meanChange(outcome.ranks, nominal.ranks);
    } else if (run.part === "still") {
      const place = stepless.indexOf(run.factor);
      counts.still[place]++;
      if (outcome.grades && nominal.grades)
        addKept(outcome.grades, nominal.grades, counts.keptStill.subarray(place * n));
    } else {
      counts.moved[(run.factor + 2) * influence + run.replicate] = meanChange(outcome.ranks, nominal.ranks);
    }
  }

  return {
    nominal,
    count(from, to, counts) {
      if (!(from >= 0 && from <= to && to <= nRunsOf(plan)))
        throw new RangeError(`count: got runs ${from} to ${to}, want some of 0 to ${nRunsOf(plan)}`);
      if (n === 0) return;
      for (let first = from; first < to; first += DRAWN) {
        const runs = Array.from({ length: Math.min(DRAWN, to - first) }, (_, at) => runAt(plan, first + at));
        for (let at = 0; at < runs.length; ) {
          // moved answers are whole columns: fewer of them at a time
          const drawn: Drawn[] = [];
          let cells = 0;
          const begin = at;
          for (; at < runs.length && cells < DRAWN * 1024; at++) {
            const draw = drawOf(model, table, plan, runs[at].from);
            cells += (draw.moved?.size ?? 0) * n;
            drawn.push({ replicate: runs[at].replicate, draw });
          }
          replicator.run(drawn, (d, outcome) => add(runs[begin + d], drawn[d], outcome, counts), {
            nodes: sizes.nodes,
            wants: (d) => runs[begin + d].part === "replicate" && runs[begin + d].replicate < sizes.replicates,
            add: (_, scores, screened) => addScores(counts, sizes, scores, screened),
          });
        }
      }
      rankCounter.flush(counts);
    },
  };
}

/** Runs some of a plan's runs and counts them. @throws as `runnerOf` */
export function runReplicates(model: Model, table: Table, plan: Plan, from: number, to: number): Counts {
  const counts = emptyCounts(model, table.units.length, plan);
  runnerOf(model, table, plan).count(from, to, counts);
  return counts;
}

function addKept(grades: Int16Array, nominal: Int16Array, kept: Uint32Array): void {
  for (let i = 0; i < grades.length; i++) if (grades[i] === nominal[i]) kept[i]++;
}

/** Mean over the units ranked in both of how many places they moved; 0 where there is none. */
function meanChange(ranks: Int32Array, nominal: Int32Array): number {
  let sum = 0;
  let both = 0;
  for (let i = 0; i < ranks.length; i++) {
    if (ranks[i] === 0 || nominal[i] === 0) continue;
    sum += Math.abs(ranks[i] - nominal[i]);
    both++;
  }
  return both === 0 ? 0 : sum / both;
}

function offsets(lengths: readonly number[]): number[] {
  let sum = 0;
  return lengths.map((length) => {
    sum += length;
    return sum - length;
  });
}
