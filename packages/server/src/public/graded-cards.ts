import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";

/** What a list shows of a unit that holds a grade: its scorecard in short. */
export interface GradedCard {
  readonly unitId: string;
  readonly grade: string;
  readonly score: number;
  /** null: not ranked */
  readonly rank: number | null;
  /** rank at 5 and 95 % of the re-scorings; null: not computed */
  readonly rankLow: number | null;
  readonly rankHigh: number | null;
  /** share of the re-scorings in which the grade stays; null: not computed */
  readonly kept: number | null;
}

/** Enrolments that hold on a day; `$2` is the day. */
const LIVE = `SELECT unit_id FROM enrolment
  WHERE shard_key = $1 AND valid_from <= $2 AND (valid_until IS NULL OR valid_until > $2)`;

/** Units whose application for the period of the assessment `$3` is not on notice yet, or came to nothing. */
const UNDECIDED = `SELECT application.unit_id FROM application
  JOIN cycle ON cycle.shard_key = application.shard_key AND cycle.cycle_id = application.cycle_id
  JOIN assessment ON assessment.shard_key = cycle.shard_key AND assessment.period = cycle.period
  WHERE application.shard_key = $1 AND assessment.assessment_id = $3 AND application.state NOT IN ('noticed', 'designated')`;

/**
 * The units that hold a grade by an assessment and still take part on a day, in no order: all that a public list may
 * name. Who has no grade, has withdrawn since, or waits for a decision, is not among them (hard rule 5).
 */
export async function gradedCards(
  tx: Tx,
  { shardKey }: Log,
  { assessmentId, day }: { readonly assessmentId: string; readonly day: string },
): Promise<GradedCard[]> {
  const { rows } = await tx.query<GradedCard>(
    `SELECT unit_id AS "unitId", grade, score, rank, rank_low AS "rankLow", rank_high AS "rankHigh", kept
     FROM scorecard
     WHERE shard_key = $1 AND assessment_id = $3 AND grade IS NOT NULL AND score IS NOT NULL AND unit_id IN (${LIVE})
       AND unit_id NOT IN (${UNDECIDED})`,
    [shardKey, day, assessmentId],
  );
  return rows;
}

/** Whether a unit takes part in a programme on a day. */
export async function takesPart(tx: Tx, { shardKey }: Log, unitId: string, day: string): Promise<boolean> {
  const { rows } = await tx.query(
    `SELECT unit_id FROM enrolment
     WHERE shard_key = $1 AND valid_from <= $2 AND (valid_until IS NULL OR valid_until > $2) AND unit_id = $3 LIMIT 1`,
    [shardKey, day, unitId],
  );
  return rows.length > 0;
}
