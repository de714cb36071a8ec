import { OTHER_ACTS, SEALED_ACTS } from "../acts-before.ts";
import type { RoundScene } from "./round-scene.ts";

/**
 * What who asks had to do with applications before, as a sentence goes on from "Who …"; nothing of the others. From tables
 * alone: a command looks at the record itself, and finds the same.
 */
export async function ownActs(
  { tx, log, actorId }: RoundScene,
  applicationIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (actorId === null || applicationIds.length === 0) return new Map();
  const { rows } = await tx.query<{ id: string; what: string }>(
    `SELECT application_id AS id, type AS what FROM application_event
      WHERE shard_key = $1 AND application_id = ANY($2::uuid[]) AND by_id = $3 AND type = ANY($4)
     UNION ALL SELECT application_id, 'assigned' FROM assignment
      WHERE shard_key = $1 AND application_id = ANY($2::uuid[]) AND actor_id = $3
     UNION ALL SELECT application_id, 'tied' FROM interest
      WHERE shard_key = $1 AND application_id = ANY($2::uuid[]) AND actor_id = $3 AND conflict
     UNION ALL SELECT application_id, 'answered' FROM objection
      WHERE shard_key = $1 AND application_id = ANY($2::uuid[]) AND answered_by = $3`,
    [log.shardKey, applicationIds, actorId, Object.keys(SEALED_ACTS)],
  );
  const words: Readonly<Record<string, string>> = { ...SEALED_ACTS, ...OTHER_ACTS };
  return new Map(rows.map(({ id, what }) => [id, words[what] ?? what]));
}
