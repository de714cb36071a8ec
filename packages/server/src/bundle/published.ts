import type { AssessmentData } from "@touchstone/domain";
import { enrolledAt } from "../assess/enrolled-at.ts";
import type { FileStore } from "../files/file-store.ts";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import type { Reach } from "./reach.ts";

/**
 * Ids of the units whose answers a bundle shows: whose enrolment nobody has ended, and those that were enrolled when the
 * assessment counted. From the events: the table has only the latest end of an enrolment, and a cut may lie before it.
 */
export async function publishedUnits(
  tx: Tx,
  files: FileStore,
  { programme, cut, assessment }: Reach,
): Promise<Set<string>> {
  const standing = await enrolledAt(tx, files, programme, cut.programme.size, null);
  if (assessment === null) return new Set(standing);
  const counted = await enrolledAt(tx, files, programme, assessment.cut.programme.size, assessment.day);
  return new Set([...standing, ...counted]);
}

/**
 * How many units stand in an assessment that have ended their taking part since, and have not come back: no later
 * assessment has them, but this one was recorded with them.
 */
export async function withdrawnSince(
  tx: Tx,
  files: FileStore,
  programme: Log,
  { cut, day }: Pick<AssessmentData, "cut" | "day">,
): Promise<number> {
  const counted = await enrolledAt(tx, files, programme, cut.programme.size, day);
  const { rows } = await tx.query<{ unit_id: string }>(
    "SELECT unit_id FROM enrolment WHERE shard_key = $1 AND ended_seq IS NULL",
    [programme.shardKey],
  );
  const live = new Set(rows.map(({ unit_id }) => unit_id));
  return counted.filter((unit) => !live.has(unit)).length;
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
