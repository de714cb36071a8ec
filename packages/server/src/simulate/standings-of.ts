import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import type { Standing } from "./compare.ts";

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
