import { scorecardOf } from "../../projections/assessments-read.ts";
import type { RoundScene } from "./round-scene.ts";
import type { RoundStandard, Words } from "./round-standard.ts";

/** How sure a grade and a rank are. */
export interface CertaintyView {
  /** share of the re-scorings in which the grade stays; null: none were run */
  readonly kept: number | null;
  readonly certain: boolean | null;
  readonly rank: number | null;
  readonly rankLow: number | null;
  readonly rankHigh: number | null;
}

/** From one score to another. */
interface Interval {
  readonly low: number;
  readonly high: number;
}

/** A recorded scorecard, criterion by criterion. */
export interface ScoreView {
  readonly assessmentId: string;
  readonly score: number | null;
  readonly grade: string | null;
  /** that the score would give, whatever else is asked for; null: none */
  readonly gradeByScore: string | null;
  readonly gates: readonly {
    readonly id: string;
    readonly title: Words;
    /** what it asks, in words */
    readonly asks: Words;
    /** unknown: something that it hangs on is not on record */
    readonly holds: "yes" | "no" | "unknown";
  }[];
  /** between which scores the whole stays in nine of ten re-scorings; null: not computed */
  readonly interval: Interval | null;
  /** between which scores run */
  readonly scale: Interval;
  /** units that were scored with it */
  readonly of: number;
  readonly certainty: CertaintyView;
  readonly criteria: readonly {
    readonly id: string;
    readonly parent: string | null;
    readonly title: Words;
    readonly share: number;
    readonly score: number | null;
    readonly interval: Interval | null;
    /** why there is no score */
    readonly state: string | null;
  }[];
}

/** A scorecard as `scorecardRowOf` writes it. */
interface Card {
  readonly score: number | null;
  readonly grade: string | null;
  readonly gradeByScore: string | null;
  readonly gates: Readonly<Record<string, "yes" | "no" | "unknown">>;
  readonly rank: number | null;
  readonly scores: Readonly<Record<string, number | null>>;
  readonly states: Readonly<Record<string, string>>;
  readonly uncertainty: {
    readonly kept?: number | null;
    readonly certain?: boolean;
    readonly rankLow: number | null;
    readonly rankHigh: number | null;
    readonly scores?: Readonly<Record<string, readonly [low: number, high: number] | null>>;
  } | null;
}

/** null: the assessment has no scorecard of the unit */
export async function scoreView(
  { tx, log }: Pick<RoundScene, "tx" | "log">,
  standard: RoundStandard,
  { assessmentId, unitId }: { readonly assessmentId: string; readonly unitId: string },
): Promise<ScoreView | null> {
  const [found, { rows }] = await Promise.all([
    scorecardOf(tx, log, assessmentId, unitId),
    tx.query<{ n: number }>(`SELECT n_units AS n FROM assessment WHERE shard_key = $1 AND assessment_id = $2`, [
      log.shardKey,
      assessmentId,
    ]),
  ]);
  if (!found) return null;
  const card = JSON.parse(found.card) as Card; // recorded so
  const intervalOf = (id: string): Interval | null => {
    const ends = card.uncertainty?.scores?.[id];
    return ends ? { low: ends[0], high: ends[1] } : null;
  };
  return {
    assessmentId,
    score: card.score,
    grade: card.grade,
    gradeByScore: card.gradeByScore,
    gates: standard.gates.map((gate) => ({ ...gate, holds: card.gates[gate.id] ?? "unknown" })),
    interval: intervalOf(standard.model.nodes[0]?.id ?? ""),
    scale: { low: standard.model.scale[0], high: standard.model.scale[1] },
    of: rows[0]?.n ?? 0,
    certainty: certaintyOf(card),
    criteria: standard.nodes.flatMap(({ id, parent, title, share, role }) =>
      role === "criterion"
        ? [
            {
              id,
              parent,
              title,
              share,
              score: card.scores[id] ?? null,
              interval: intervalOf(id),
              state: card.states[id] ?? null,
            },
          ]
        : [],
    ),
  };
}

function certaintyOf({ rank, uncertainty }: Card): CertaintyView {
  return {
    kept: uncertainty?.kept ?? null,
    certain: uncertainty?.certain ?? null,
    rank,
    rankLow: uncertainty?.rankLow ?? null,
    rankHigh: uncertainty?.rankHigh ?? null,
  };
}
