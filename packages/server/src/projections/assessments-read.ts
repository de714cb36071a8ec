import type { AssessmentData } from "@touchstone/domain";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";

/** An assessment as it was recorded. */
export interface ListedAssessment extends AssessmentData {
  /** number of its event; its scorecards follow it */
  readonly seq: number;
}

/** A scorecard as it was recorded: see docs/bundle.md. */
export interface ListedScorecard {
  readonly unitId: string;
  /** canonical JSON */
  readonly card: string;
}

/** How many units reached a grade, and how many of them keep it surely; `grade` null: none. */
export interface GradeCount {
  readonly grade: string | null;
  readonly nUnits: number;
  /** kept in at least as many replicates as the standard asks for */
  readonly nCertain: number;
}

/** The assessments of a programme, the first first. */
export async function assessmentsOf(tx: Tx, { shardKey }: Log): Promise<ListedAssessment[]> {
  const { rows } = await tx.query<{ seq: number; data: AssessmentData }>(
    "SELECT seq, data FROM assessment WHERE shard_key = $1 ORDER BY seq",
    [shardKey],
  );
  return rows.map(({ seq, data }) => ({ ...data, seq }));
}

/** The latest assessment of a programme: of a period, or of any where that is null. @returns null where there is none */
export async function latestAssessment(
  tx: Tx,
  { shardKey }: Log,
  period: string | null,
): Promise<ListedAssessment | null> {
  const { rows } = await tx.query<{ seq: number; data: AssessmentData }>(
    `SELECT seq, data FROM assessment WHERE shard_key = $1 AND ($2::text IS NULL OR period = $2)
     ORDER BY seq DESC LIMIT 1`,
    [shardKey, period],
  );
  return rows[0] ? { ...rows[0].data, seq: rows[0].seq } : null;
}

export interface ScorecardsAsked {
  readonly assessmentId: string;
  /** rows to leave out, of those in their order */
  readonly from: number;
  readonly most: number;
}

/** Scorecards by rank, those without one last, equal ones by unit. */
export async function scorecardsByRank(
  tx: Tx,
  { shardKey }: Log,
  { assessmentId, from, most }: ScorecardsAsked,
): Promise<ListedScorecard[]> {
  const { rows } = await tx.query<ListedScorecard>(
    `SELECT unit_id AS "unitId", card FROM scorecard WHERE shard_key = $1 AND assessment_id = $2
     ORDER BY rank, unit_id LIMIT $3 OFFSET $4`,
    [shardKey, assessmentId, most, from],
  );
  return rows;
}

const PER_PAGE = 5000;

/** All scorecards by rank, as `scorecardsByRank`, a page at a time, as they were when the first page was read. */
export async function* scorecardPages(
  tx: Tx,
  { shardKey }: Log,
  { assessmentId, most }: { readonly assessmentId: string; readonly most: number },
): AsyncGenerator<ListedScorecard[], void> {
  await tx.query(
    `DECLARE scorecards_by_rank NO SCROLL CURSOR FOR
     SELECT unit_id AS "unitId", card FROM scorecard WHERE shard_key = $1 AND assessment_id = $2 ORDER BY rank, unit_id`,
    [shardKey, assessmentId],
  );
  for (let left = most; left > 0; left -= PER_PAGE) {
    const n = Math.min(left, PER_PAGE);
    const { rows } = await tx.query<ListedScorecard>(`FETCH ${n} FROM scorecards_by_rank`);
    if (rows.length > 0) yield rows;
    if (rows.length < n) break;
  }
  await tx.query("CLOSE scorecards_by_rank");
}

/** The scorecard of one unit; null where it has none. */
export async function scorecardOf(
  tx: Tx,
  { shardKey }: Log,
  assessmentId: string,
  unitId: string,
): Promise<ListedScorecard | null> {
  const { rows } = await tx.query<ListedScorecard>(
    `SELECT unit_id AS "unitId", card FROM scorecard WHERE shard_key = $1 AND assessment_id = $2 AND unit_id = $3`,
    [shardKey, assessmentId, unitId],
  );
  return rows[0] ?? null;
}

/** How the grades fell. */
export async function gradeCounts(
  tx: Tx,
  { shardKey }: Log,
  { assessmentId, uncertainty }: Pick<AssessmentData, "assessmentId" | "uncertainty">,
): Promise<GradeCount[]> {
  const { rows } = await tx.query<GradeCount>(
    `SELECT grade, count(*) AS "nUnits", count(*) FILTER (WHERE kept >= $3) AS "nCertain"
     FROM scorecard WHERE shard_key = $1 AND assessment_id = $2 GROUP BY grade`,
    [shardKey, assessmentId, uncertainty?.certainAt ?? 2],
  );
  return rows;
}

/** Units whose grade hangs on a thread: kept in fewer replicates than the standard asks for, the least sure first. */
export async function leastSure(
  tx: Tx,
  { shardKey }: Log,
  { assessmentId, uncertainty }: Pick<AssessmentData, "assessmentId" | "uncertainty">,
  most: number,
): Promise<ListedScorecard[]> {
  if (uncertainty === null) return [];
  const { rows } = await tx.query<ListedScorecard>(
    `SELECT unit_id AS "unitId", card FROM scorecard
     WHERE shard_key = $1 AND assessment_id = $2 AND kept < $3 ORDER BY kept, unit_id LIMIT $4`,
    [shardKey, assessmentId, uncertainty.certainAt, most],
  );
  return rows;
}
