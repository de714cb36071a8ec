import type { AssessmentData } from "@touchstone/domain";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import type { Reach } from "./reach.ts";

/**
 * Ids of the units whose answers a bundle shows: whose enrolment nobody has ended, and those that were enrolled when the
 * assessment counted.
 */
export async function publishedUnits(tx: Tx, { programme, cut, assessment }: Reach): Promise<Set<string>> {
  const { rows } = await tx.query<{ unit_id: string }>(
    `SELECT DISTINCT unit_id FROM enrolment
     WHERE shard_key = $1 AND seq < $2 AND (ended_seq IS NULL OR ended_seq >= $2)`,
    [programme.shardKey, cut.programme.size],
  );
  const units = new Set(rows.map(({ unit_id }) => unit_id));
  if (assessment === null) return units;
  const counted = await tx.query<{ unit_id: string }>(
    `SELECT DISTINCT unit_id FROM enrolment
     WHERE shard_key = $1 AND seq < $2 AND valid_from <= $3
       AND (ended_seq IS NULL OR ended_seq >= $2 OR valid_until > $3)`,
    [programme.shardKey, assessment.cut.programme.size, assessment.day],
  );
  for (const { unit_id } of counted.rows) units.add(unit_id);
  return units;
}

/**
 * How many units stand in an assessment that have ended their taking part since, and have not come back: no later
 * assessment has them, but this one was recorded with them.
 */
export async function withdrawnSince(
  tx: Tx,
  { shardKey }: Log,
  { cut, day }: Pick<AssessmentData, "cut" | "day">,
): Promise<number> {
  const { rows } = await tx.query<{ n: number }>(
    `SELECT count(DISTINCT unit_id)::int AS n FROM enrolment AS counted
     WHERE shard_key = $1 AND seq < $2 AND valid_from <= $3 AND (ended_seq >= $2 OR valid_until > $3)
       AND NOT EXISTS (SELECT FROM enrolment AS live
                       WHERE live.shard_key = $1 AND live.unit_id = counted.unit_id AND live.ended_seq IS NULL)`,
    [shardKey, cut.programme.size, day],
  );
  return rows[0]?.n ?? 0;
}

/**
 * Those units and all that they hang together with, sorted: every parent in every hierarchy at any time, every unit
 * that lineage leads to or from, and theirs again.
 */
export async function relatedUnits(
  tx: Tx,
  { organisation, cut }: Reach,
  units: ReadonlySet<string>,
): Promise<string[]> {
  const found = new Set(units);
  const { size } = cut.organisation;
  for (let latest = [...units]; latest.length > 0; ) {
    const { rows } = await tx.query<{ unit_id: string }>(
      `SELECT parent_id AS unit_id FROM unit_membership
       WHERE shard_key = $1 AND unit_id = ANY($2::uuid[]) AND seq < $3 AND (ended_seq IS NULL OR ended_seq >= $3)
       UNION SELECT from_id FROM unit_lineage WHERE shard_key = $1 AND to_id = ANY($2::uuid[]) AND seq < $3
       UNION SELECT to_id FROM unit_lineage WHERE shard_key = $1 AND from_id = ANY($2::uuid[]) AND seq < $3`,
      [organisation.shardKey, latest, size],
    );
    latest = rows.map(({ unit_id }) => unit_id).filter((id) => !found.has(id));
    for (const id of latest) found.add(id);
  }
  return [...found].sort();
}
