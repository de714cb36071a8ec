import { createHash } from "node:crypto";
import {
  type Influence,
  MethodError,
  type Model,
  type Plan,
  ReplicateError,
  type Robustness,
  type Scored,
  ScoreError,
  score,
  type Table,
} from "@touchstone/engine";
import { assemble, columnsOf, compile, parsePeriod, planOf, type Standard, tableDigest } from "@touchstone/standard";
import type { EventOf } from "../record/chunk-of.ts";
import type { Findings } from "../report/findings.ts";
import { differences } from "./differences.ts";
import type { Gatherer } from "./gather.ts";

/** A scoring that was done again from the answers. */
export interface Again {
  readonly standard: Standard;
  readonly model: Model;
  readonly table: Table;
  readonly scored: Scored;
}

/** Puts the table together and scores it. @returns null where that can't be done; it was told why */
export function scoreAgain(
  standard: Standard,
  { gathering, unfitAmong }: Gatherer,
  { seq, data }: EventOf<"AssessmentRecorded">,
  findings: Findings,
): Again | null {
  const where = `ledger/programme, leaf ${seq}`;
  const period = data.period === "" ? null : parsePeriod(data.period, standard.period);
  if (period === null && data.period !== "") {
    findings.fault("assessment", { where, found: `period ${data.period}`, wanted: `a period of a ${standard.period}` });
    return null;
  }
  const { model } = compile(standard);
  const { table } = assemble(gathering, period);
  const digest = tableDigest(table, createHash("sha256"));
  const [nUnits, nColumns] = [table.units.length, table.columns.length];
  findings.looked("inputs", `${nUnits} units × ${nColumns} columns`);
  if (digest !== data.inputs)
    findings.fault("inputs", {
      where,
      found: `a scored table of ${data.inputs}`,
      wanted: `${digest}, which the answers make`,
    });
  if (nUnits !== data.nUnits)
    findings.fault("assessment", { where, found: `${data.nUnits} units scored`, wanted: `${nUnits}` });
  for (const { path, found, wanted } of differences(data.unfit, unfitAmong(table.units)))
    findings.fault("inputs", { where: `${where}, unfit${path}`, found, wanted });
  try {
    const scored = score(model, table);
    checkSealed(data.sealed, scored, model, where, findings);
    return { standard, model, table, scored };
  } catch (error) {
    if (!(error instanceof ScoreError) && !(error instanceof MethodError)) throw error;
    findings.fault("scores", { where, found: "scores", wanted: `none: ${error.message}` });
    return null;
  }
}

/** What relative methods read off the table is kept with the assessment, so that one unit can be computed alone. */
function checkSealed(sealed: readonly object[], scored: Scored, model: Model, where: string, findings: Findings): void {
  const wanted = scored.sealed.map((of) => ({ ...of, node: model.nodes[of.node]?.id }));
  for (const { path, found, wanted: right } of differences(sealed, asJson(wanted)))
    findings.fault("scores", { where: `${where}, sealed${path}`, found, wanted: `${right}, computed` });
}

/** Runs a plan: with as many threads as the caller has, the result is the same. */
export type CountRuns = (again: Again, plan: Plan) => Promise<Robustness> | Robustness;

/**
 * How sure the scores are, computed again by the seed and the number of replicates that the standard says. Where the
 * assessment says that it could not be computed, that has to be so.
 */
export async function robustnessAgain(
  again: Again,
  { seq, data }: EventOf<"AssessmentRecorded">,
  countRuns: CountRuns,
  findings: Findings,
): Promise<Robustness | null> {
  const { standard, model, table } = again;
  const where = `ledger/programme, leaf ${seq}`;
  const plan = planOf(standard, model, columnsOf(standard), { still: false, errors: table.errors !== undefined });
  const wanted = await runOr(again, plan, countRuns);
  const said = data.uncertainty && {
    ...data.uncertainty,
    why: data.withoutUncertainty,
  };
  const found = said ?? { why: data.withoutUncertainty };
  const summary = summaryOf(wanted, plan, standard, hasSpread(data.uncertainty));
  for (const { path, found: is, wanted: right } of differences(found, asJson(summary)))
    findings.fault("uncertainty", { where: `${where}, ${path}`, found: is, wanted: `${right}, computed` });
  findings.looked(
    "uncertainty",
    wanted.robustness ? `${plan.replicates} replicates, seed ${plan.seed}` : `it can't be computed: ${wanted.why}`,
  );
  return wanted.robustness;
}

interface Ran {
  readonly robustness: Robustness | null;
  /** why there is none */
  readonly why: string | null;
}

async function runOr(again: Again, plan: Plan, countRuns: CountRuns): Promise<Ran> {
  try {
    return { robustness: await countRuns(again, plan), why: null };
  } catch (error) {
    if (error instanceof ReplicateError) return { robustness: null, why: error.message };
    throw error;
  }
}

/** Whether an assessment says between which scores nodes stay; the first ones that were made did not. */
export function hasSpread(said: object | null): boolean {
  return said !== null && Object.hasOwn(said, "scoreReplicates");
}

/** What an assessment has to say of it. */
function summaryOf({ robustness, why }: Ran, { certainAt }: Plan, standard: Standard, spread: boolean): object {
  if (robustness === null) return { why };
  const { seed, replicates, factors, convergence } = robustness;
  const named = ({ factor, ...indices }: Influence): object => ({ factor: factors[factor]?.kind, ...indices });
  return {
    seed,
    replicates,
    certainAt,
    variedAsUsual: standard.robustness === undefined,
    factors,
    influence: robustness.influence?.map(named) ?? null,
    convergence,
    ...(spread && { scoreReplicates: robustness.scores.replicates }),
    why,
  };
}

/** As it comes back from JSON: what is undefined is left out. */
function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
