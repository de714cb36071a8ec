import { createHash } from "node:crypto";
import type { AssessmentData, Chunk, Refusal } from "@touchstone/domain";
import {
  MethodError,
  type Model,
  type Plan,
  published,
  ReplicateError,
  type Robustness,
  type Scored,
  ScoreError,
  score,
  type Table,
} from "@touchstone/engine";
import { planOf, tableDigest } from "@touchstone/standard";
import type { Touchstone } from "../touchstone.ts";
import { cardRows, writeCards } from "./card-chunks.ts";
import { columnsFrom, type Say } from "./columns-at.ts";
import type { ShortCard } from "./copy-scorecards.ts";
import { engineVersion } from "./engine-version.ts";
import { scorecardRowOf } from "./scorecard-row.ts";
import type { Sealed } from "./seal.ts";

/** Runs the replicates of a plan, on as many threads as the caller has: the result is the same. */
export type RunPlan = (
  model: Model,
  table: Table,
  plan: Plan,
  onShare: (share: number) => void,
) => Promise<Robustness> | Robustness;

/** Everything that is going to be recorded, but for its id. */
export interface Computed {
  readonly facts: Omit<AssessmentData, "assessmentId">;
  readonly chunks: readonly Chunk[];
  /** the scorecards, with what stands beside them in their table; each time from the beginning */
  readonly cards: (say: Say) => AsyncGenerator<readonly [short: ShortCard, row: Uint8Array]>;
}

/**
 * Scores what was sealed and writes the scorecards as chunks. Nothing is recorded: files that no event names are no part
 * of the record.
 * @returns why nobody can be scored
 * @throws {FileDamaged} if a chunk of answers is missing or was altered
 */
export async function compute(
  touchstone: Touchstone,
  sealed: Sealed,
  runPlan: RunPlan,
  say: Say,
): Promise<Computed | Refusal> {
  const { cut, day, period, standard, version, model, columns, ready } = sealed;
  const text = period?.text ?? "";
  const { table, nEnrolled, unfit } = await columnsFrom(touchstone, ready, say);
  if (table.units.length === 0) return { code: "no-data", period: text, nEnrolled };
  say(`scoring ${table.units.length} units`);
  const scored = scoredOr(model, table);
  if ("code" in scored) return scored;
  const plan = planOf(standard, model, columns, { still: false, errors: table.errors !== undefined });
  const { robustness, why } = await runOr(model, table, plan, runPlan, say);
  const chunks = await writeCards(touchstone.files, table.units.length, scorecardRowOf(model, scored, robustness), say);
  const facts = {
    period: text,
    day,
    standard: version,
    engine: engineVersion(),
    cut,
    nUnits: table.units.length,
    inputs: tableDigest(table, createHash("sha256")),
    uncertainty: robustness && uncertaintyOf(robustness, plan, standard.robustness === undefined),
    withoutUncertainty: why,
    sealed: plain(scored.sealed.map((of) => ({ ...of, node: model.nodes[of.node]?.id }))),
    unfit: [...unfit],
  };
  return {
    facts,
    chunks,
    cards: (onCard) =>
      cardsOf(touchstone, chunks, (i) => {
        if (i % 5000 === 0) onCard("recording scorecards", i / table.units.length);
        return shortOf(model, scored, robustness, i);
      }),
  };
}

/** The scores of a table, or which value a method of the standard can't take. */
export function scoredOr(model: Model, table: Table): Scored | Refusal {
  try {
    return score(model, table);
  } catch (error) {
    if (error instanceof ScoreError) return { code: "not-scorable", unitId: null, message: error.message };
    if (!(error instanceof MethodError)) throw error;
    return { code: "not-scorable", unitId: table.units[error.unit] ?? null, message: error.message };
  }
}

/** How sure the scores are; or, in words, why that can't be said. */
export async function runOr(
  model: Model,
  table: Table,
  plan: Plan,
  runPlan: RunPlan,
  say: Say,
): Promise<{ readonly robustness: Robustness | null; readonly why: string | null }> {
  const what = `${plan.replicates} replicates of ${table.units.length} units`;
  say(what);
  try {
    return { robustness: await runPlan(model, table, plan, (share) => say(what, share)), why: null };
  } catch (error) {
    if (error instanceof ReplicateError) return { robustness: null, why: error.message };
    throw error;
  }
}

function uncertaintyOf(robustness: Robustness, plan: Plan, variedAsUsual: boolean): AssessmentData["uncertainty"] {
  const { seed, replicates, factors, influence, convergence, scores } = robustness;
  const named = influence?.map(({ factor, ...indices }) => ({ factor: factors[factor]?.kind, ...indices })) ?? null;
  return {
    seed,
    replicates,
    certainAt: plan.certainAt,
    variedAsUsual,
    factors: plain(factors),
    influence: named && plain(named),
    convergence: plain(convergence),
    scoreReplicates: scores.replicates,
  };
}

/** As JSON has it: no number is null, what is undefined is left out. */
function plain(list: readonly object[]): object[] {
  return JSON.parse(JSON.stringify(list)) as object[]; // a list of objects comes back as one
}

function shortOf(model: Model, scored: Scored, robustness: Robustness | null, i: number): ShortCard {
  const number = (value: number | undefined): number | null =>
    value === undefined || Number.isNaN(value) ? null : value;
  return {
    unitId: scored.units[i] ?? "",
    rank: scored.ranks[i] || null,
    rankLow: robustness?.rankLow[i] || null,
    rankHigh: robustness?.rankHigh[i] || null,
    score: number(scored.scores[i]),
    grade: model.grades[scored.grades[i] ?? -1]?.id ?? null,
    kept: number(published(robustness?.kept[i] ?? Number.NaN)),
  };
}

async function* cardsOf(
  { files }: Touchstone,
  chunks: readonly Chunk[],
  short: (i: number) => ShortCard,
): AsyncGenerator<readonly [ShortCard, Uint8Array]> {
  let i = 0;
  for await (const rows of cardRows(files, chunks)) for (const row of rows) yield [short(i++), row];
}
