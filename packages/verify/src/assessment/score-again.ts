import { createHash } from "node:crypto";
import {
  MethodError,
  type Model,
  type Robustness,
  type Scored,
  ScoreError,
  score,
  type Table,
} from "@touchstone/engine";
import {
  assemble,
  columnsOf,
  compile,
  type Gathering,
  parsePeriod,
  planOf,
  type Standard,
  tableDigest,
} from "@touchstone/standard";
import type { EventOf } from "../record/chunk-of.ts";
import type { Findings } from "../report/findings.ts";
import { differences } from "./differences.ts";

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
  gathering: Gathering,
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
export type CountRuns = (again: Again, plan: ReturnType<typeof planOf>) => Promise<Robustness> | Robustness;

/** How sure the scores are, computed again by the assessment's own seed and number of replicates. */
export async function robustnessAgain(
  again: Again,
  { seq, data }: EventOf<"AssessmentRecorded">,
  countRuns: CountRuns,
  findings: Findings,
): Promise<Robustness | null> {
  const said = data.uncertainty;
  if (said === null) return null;
  const { standard, model, table } = again;
  const where = `ledger/programme, leaf ${seq}`;
  const { seed, replicates, influence } = said;
  const columns = columnsOf(standard);
  const own = planOf(standard, model, columns, { errors: table.errors !== undefined });
  for (const [name, found, wanted] of [
    ["seed", seed, own.seed],
    ["replicates", replicates, own.replicates],
    ["certainAt", said.certainAt, own.certainAt],
    ["variedAsUsual", said.variedAsUsual, standard.robustness === undefined],
  ] as const)
    if (found !== wanted)
      findings.fault("uncertainty", {
        where: `${where}, ${name}`,
        found: String(found),
        wanted: `${wanted}, by the standard`,
      });
  const plan = planOf(standard, model, columns, {
    seed,
    replicates,
    influence: influence !== null,
    still: false,
    errors: table.errors !== undefined,
  });
  const robustness = await countRuns(again, plan);
  const { factors } = robustness;
  const wanted = {
    factors,
    influence:
      robustness.influence?.map(({ factor, ...indices }) => ({ factor: factors[factor]?.kind, ...indices })) ?? null,
    convergence: robustness.convergence,
  };
  const got = { factors: said.factors, influence, convergence: said.convergence };
  for (const { path, found, wanted: right } of differences(got, asJson(wanted)))
    findings.fault("uncertainty", { where: `${where}, ${path}`, found, wanted: `${right}, computed` });
  findings.looked("uncertainty", `${replicates} replicates, seed ${seed}`);
  return robustness;
}

/** As it comes back from JSON: what is undefined is left out. */
function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
