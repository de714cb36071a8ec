import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";

/** What one unit held by one assessment. */
export interface PastGrade {
  readonly assessmentId: string;
  readonly period: string;
  readonly day: string;
  readonly version: string;
  readonly grade: string;
  readonly score: number;
  readonly kept: number | null;
}

/** The grades that a unit has held, of each period by its last assessment, the latest first; without a grade, or before a decision that it waits for, nothing is said. */
export async function gradesBefore(tx: Tx, { shardKey }: Log, unitId: string): Promise<PastGrade[]> {
  const { rows } = await tx.query<PastGrade & { grade: string | null; seq: number }>(
    `SELECT a.assessment_id AS "assessmentId", a.seq, a.period, a.day, a.version, c.grade, c.score, c.kept
     FROM assessment a
     JOIN scorecard c ON c.shard_key = a.shard_key AND c.assessment_id = a.assessment_id AND c.unit_id = $2
     WHERE a.shard_key = $1 AND NOT EXISTS (SELECT 1 FROM assessment later
       WHERE later.shard_key = $1 AND later.period = a.period AND later.seq > a.seq)
       AND NOT EXISTS (SELECT 1 FROM application p
         JOIN cycle y ON y.shard_key = p.shard_key AND y.cycle_id = p.cycle_id AND y.period = a.period
         WHERE p.shard_key = $1 AND p.unit_id = $2 AND p.state NOT IN ('noticed', 'designated'))
     ORDER BY a.seq DESC`,
    [shardKey, unitId],
  );
  return rows.filter(({ grade, score }) => grade !== null && score !== null);
}
