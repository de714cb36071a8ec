import { createHash } from "node:crypto";
import type { Json, JsonObject } from "@touchstone/ledger";
import { type Standard, tableDigest } from "@touchstone/standard";
import { chunkOf, idOf } from "../sample-log.ts";
import { cardOf } from "./cards.ts";
import type { Draft } from "./draft.ts";
import type { Scoring } from "./scoring.ts";
import type { StandardInForce } from "./standard.ts";

/** An assessment on record. */
export interface Assessed {
  readonly seq: number;
  readonly data: JsonObject;
  readonly cards: readonly JsonObject[];
}

/** Records the assessment and its scorecards. */
export function recordAssessment(draft: Draft, { standard, digest }: StandardInForce, scoring: Scoring): Assessed {
  const { organisation, programme, tamper } = draft;
  const { table } = scoring;
  const plain: JsonObject = {
    assessmentId: idOf("assessment"),
    period: "2025",
    day: "2026-04-01",
    standard: { version: "1", digest },
    engine: "0.1.0",
    cut: {
      organisation: organisation.headAt(organisation.entries.length),
      programme: programme.headAt(programme.entries.length),
    },
    nUnits: table.units.length,
    inputs: tableDigest(table, createHash("sha256")),
    uncertainty: uncertaintyOf(standard, scoring),
    withoutUncertainty: null,
    sealed: [],
    unfit: [],
  };
  const data = tamper.assessment?.(plain) ?? plain;
  const stream = `assessment/${idOf("assessment")}`;
  const seq = draft.add(programme, "AssessmentRecorded", stream, data, "2026-04-01T01:00:00.000Z");
  const computed = table.units.map((unit, i) => cardOf(scoring, unit, i));
  const cards = tamper.cards?.(computed) ?? computed;
  const { chunk, lines } = chunkOf(cards);
  draft.add(
    programme,
    "ScorecardsRecorded",
    stream,
    { assessmentId: idOf("assessment"), part: 1, of: 1, chunk },
    "2026-04-01T01:00:00.000Z",
  );
  draft.put(
    "scorecards.ndjson",
    lines(() => true),
  );
  return { seq, data, cards };
}

/** What the assessment says of all its units: what was varied, and what their grades hang on. */
function uncertaintyOf(standard: Standard, { plan, sure }: Scoring): Json {
  const { seed, replicates, factors, convergence, influence } = sure;
  const said = {
    seed,
    replicates,
    certainAt: plan.certainAt,
    variedAsUsual: standard.robustness === undefined,
    factors,
    influence: influence?.map(({ factor, ...indices }) => ({ factor: factors[factor]?.kind, ...indices })) ?? null,
    convergence,
    scoreReplicates: sure.scores.replicates,
  };
  return JSON.parse(JSON.stringify(said)) as Json; // as JSON has it, without what is undefined
}
