import type { Text } from "@touchstone/domain";
import type { RoundScene } from "./round-scene.ts";

/** A reviewer's place at an application; who it is, is not for everybody. */
export interface ReviewerPlace {
  readonly assignmentId: string;
  /** the same within an application, such as R1 */
  readonly label: string;
  readonly actorId: string;
  readonly isThird: boolean;
  readonly state: "assigned" | "handedIn" | "recused";
  readonly handedInAt: string | null;
  /** how many indicators have a rating that was kept */
  readonly rated: number;
}

/** A rating as it was kept. */
export interface KeptRating {
  readonly assignmentId: string;
  readonly item: string;
  readonly level: number | null;
  readonly confidence: "low" | "middle" | "high";
  readonly reason: Text | null;
  readonly evidence: readonly string[];
}

/** Who reviews an application, in the order in which they were assigned; who stepped back too. */
export async function reviewersOf({ tx, log }: RoundScene, applicationId: string): Promise<ReviewerPlace[]> {
  const { rows } = await tx.query<Omit<ReviewerPlace, "label" | "handedInAt"> & { handed_in_at: Date | null }>(
    `SELECT a.assignment_id AS "assignmentId", a.actor_id AS "actorId", a.is_third AS "isThird", a.state, a.handed_in_at,
            (SELECT count(*) FROM rating r WHERE r.shard_key = $1 AND r.assignment_id = a.assignment_id) AS rated
     FROM assignment a WHERE a.shard_key = $1 AND a.application_id = $2 ORDER BY a.seq`,
    [log.shardKey, applicationId],
  );
  return rows.map(({ handed_in_at, ...place }, k) => ({
    ...place,
    label: `R${k + 1}`,
    handedInAt: handed_in_at?.toISOString() ?? null,
  }));
}

/** Ratings of some assignments. Only for who may see them: `ratingsVisibleTo` says whose. */
export async function ratingsOf({ tx, log }: RoundScene, assignmentIds: readonly string[]): Promise<KeptRating[]> {
  if (assignmentIds.length === 0) return [];
  const { rows } = await tx.query<KeptRating>(
    `SELECT assignment_id AS "assignmentId", item, level, confidence, reason, evidence FROM rating
     WHERE shard_key = $1 AND assignment_id = ANY($2::uuid[]) ORDER BY seq, item`,
    [log.shardKey, assignmentIds],
  );
  return rows;
}

/** What a rating says, without whose it is and of what. */
export const ratingOf = ({ level, confidence, reason, evidence }: KeptRating) => ({
  level,
  confidence,
  reason,
  evidence,
});

/** Names of the accounts that act under these ids. Only for who assigns reviewers. */
export async function accountNamesOf(
  { tx, log }: RoundScene,
  actorIds: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await tx.query<{ actor_id: string; name: string }>(
    `SELECT a.actor_id, c.name FROM actor a JOIN account c ON c.account_id = a.account_id
     WHERE a.shard_key = $1 AND a.log_id = $2 AND a.actor_id = ANY($3::uuid[])`,
    [log.shardKey, log.logId, actorIds],
  );
  return new Map(rows.map(({ actor_id, name }) => [actor_id, name]));
}
