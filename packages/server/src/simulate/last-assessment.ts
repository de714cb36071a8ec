import type { AssessmentData } from "@touchstone/domain";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import type { Standing } from "./compare.ts";

/** The assessment of a programme that was recorded last; null: there is none yet. */
export async function lastAssessment(tx: Tx, { shardKey }: Log): Promise<AssessmentData | null> {
  const { rows } = await tx.query<{ data: AssessmentData }>(
    "SELECT data FROM assessment WHERE shard_key = $1 ORDER BY seq DESC LIMIT 1",
    [shardKey],
  );
  return rows[0]?.data ?? null;
}

/** How each unit stands in an assessment, by its id. */
export async function standingsOf(
  tx: Tx,
  { shardKey }: Log,
  assessmentId: string,
): Promise<ReadonlyMap<string, Standing>> {
  const { rows } = await tx.query<Standing & { readonly unit: string }>(
    "SELECT unit_id AS unit, score, rank, grade, kept FROM scorecard WHERE shard_key = $1 AND assessment_id = $2",
    [shardKey, assessmentId],
  );
  return new Map(rows.map(({ unit, score, rank, grade, kept }) => [unit, { score, rank, grade, kept }]));
}
