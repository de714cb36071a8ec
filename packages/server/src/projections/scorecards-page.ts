import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";

/** A scorecard in the order of a list. */
export interface PagedScorecard {
  readonly unitId: string;
  readonly rank: number | null;
  /** canonical JSON */
  readonly card: string;
}

export interface ScorecardsPageAsked {
  readonly assessmentId: string;
  /**
   * only units that hold a grade, take part on this day, and wait for no decision on an application for the same period:
   * all that the public may see; null: every unit
   */
  readonly gradedOn: string | null;
  /** rank and unit behind which the page begins; null: from the first */
  readonly after: { readonly rank: number | null; readonly unitId: string } | null;
  readonly limit: number;
}

/** One page of the scorecards of an assessment by rank, those without one last, equal ones by unit. */
export async function scorecardsPage(
  tx: Tx,
  { shardKey }: Log,
  { assessmentId, gradedOn, after, limit }: ScorecardsPageAsked,
): Promise<PagedScorecard[]> {
  const { rows } = await tx.query<PagedScorecard>(
    `SELECT unit_id AS "unitId", rank, card FROM scorecard
     WHERE shard_key = $1 AND assessment_id = $2
       AND ($3::date IS NULL OR (grade IS NOT NULL AND score IS NOT NULL AND EXISTS (
         SELECT 1 FROM enrolment WHERE enrolment.shard_key = $1 AND enrolment.unit_id = scorecard.unit_id
           AND valid_from <= $3 AND (valid_until IS NULL OR valid_until > $3))
         AND NOT EXISTS (SELECT 1 FROM application p
           JOIN cycle y ON y.shard_key = p.shard_key AND y.cycle_id = p.cycle_id
           JOIN assessment a ON a.shard_key = y.shard_key AND a.period = y.period
           WHERE p.shard_key = $1 AND p.unit_id = scorecard.unit_id AND a.assessment_id = $2
             AND p.state NOT IN ('noticed', 'designated'))))
       AND ($5::uuid IS NULL OR (coalesce(rank, 2147483647), unit_id) > (coalesce($4::int, 2147483647), $5::uuid))
     ORDER BY rank, unit_id LIMIT $6`,
    [shardKey, assessmentId, gradedOn, after?.rank ?? null, after?.unitId ?? null, limit],
  );
  return rows;
}

/** The scorecard of a unit by the latest assessment of a programme, with what says whether the public may see it. */
export interface LatestScorecard {
  readonly unitId: string;
  readonly assessmentId: string;
  readonly seq: number;
  readonly period: string;
  readonly day: string;
  readonly version: string;
  readonly nUnits: number;
  readonly withoutUncertainty: string | null;
  /** canonical JSON */
  readonly card: string;
  /** holds a grade, takes part on the day, and waits for no decision on an application for the same period */
  readonly isPublic: boolean;
}

/**
 * The scorecards of units by the latest assessment of a period, or of any, in no order; of those that have one in it.
 * @param day the day that it is now in the programme
 */
export async function latestScorecards(
  tx: Tx,
  { shardKey }: Log,
  {
    unitIds,
    period,
    day,
  }: { readonly unitIds: readonly string[]; readonly period: string | null; readonly day: string },
): Promise<LatestScorecard[]> {
  const { rows } = await tx.query<LatestScorecard>(
    `SELECT c.unit_id AS "unitId", a.assessment_id AS "assessmentId", a.seq, a.period, a.day, a.version, a.n_units AS "nUnits",
            a.without AS "withoutUncertainty", c.card,
            c.grade IS NOT NULL AND c.score IS NOT NULL AND EXISTS (
              SELECT 1 FROM enrolment e WHERE e.shard_key = $1 AND e.unit_id = c.unit_id
                AND e.valid_from <= $4 AND (e.valid_until IS NULL OR e.valid_until > $4))
            AND NOT EXISTS (SELECT 1 FROM application p
              JOIN cycle y ON y.shard_key = p.shard_key AND y.cycle_id = p.cycle_id AND y.period = a.period
              WHERE p.shard_key = $1 AND p.unit_id = c.unit_id AND p.state NOT IN ('noticed', 'designated')) AS "isPublic"
     FROM (SELECT assessment_id, seq, period, day, version, n_units, data ->> 'withoutUncertainty' AS without FROM assessment
           WHERE shard_key = $1 AND ($3::text IS NULL OR period = $3) ORDER BY seq DESC LIMIT 1) AS a
     JOIN scorecard c ON c.shard_key = $1 AND c.assessment_id = a.assessment_id AND c.unit_id = ANY($2::uuid[])`,
    [shardKey, unitIds, period, day],
  );
  return rows;
}
