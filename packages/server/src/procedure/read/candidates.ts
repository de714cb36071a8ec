import { notSeparated, type Role } from "@touchstone/domain";
import { applicationById } from "./application-rows.ts";
import { reviewersOf } from "./reviews-of.ts";
import { holdingsOverUnit, type RoundScene } from "./round-scene.ts";

/** Why somebody can't be assigned. */
type Blocked = "undeclared" | "conflict" | "assigned" | "recused" | "unit" | "yourself";

/** Who could be assigned to an application, and why not. */
export interface ReviewerCandidate {
  /** name of the account */
  readonly reviewer: string;
  readonly declared: "free" | "conflict" | null;
  /** files of the round that wait for their ratings, and that have them */
  readonly assigned: number;
  readonly handedIn: number;
  readonly blocked: Blocked | null;
}

interface Row {
  readonly actorId: string;
  readonly name: string;
  readonly conflict: boolean | null;
  readonly assigned: number;
  readonly handedIn: number;
  readonly roles: readonly Role[];
}

/** Reviewers of an application's unit, those who are free first, and of these who has least; null: nothing to who asks. */
export async function reviewerCandidates(
  scene: RoundScene,
  applicationId: string,
): Promise<ReviewerCandidate[] | null> {
  const { tx, log, today, actorId } = scene;
  const record = await applicationById(tx, log, applicationId);
  if (!record || (await holdingsOverUnit(scene, "ReadReviewers", record.unitId)).length === 0) return null;
  const units = await scene.above(record.unitId);
  const { rows } = await tx.query<Row>(
    `SELECT a.actor_id AS "actorId", c.name, i.conflict, count(DISTINCT s.assignment_id) FILTER (WHERE s.state = 'assigned') AS assigned,
            count(DISTINCT s.assignment_id) FILTER (WHERE s.state = 'handedIn') AS "handedIn",
            (SELECT json_agg(o.role) FROM role_grant o
             WHERE o.shard_key = $1 AND o.log_id = $2 AND o.actor_id = a.actor_id
               AND o.valid_from <= $3 AND (o.valid_until IS NULL OR $3 < o.valid_until)) AS roles
     FROM role_grant g
     JOIN actor a ON a.shard_key = g.shard_key AND a.log_id = g.log_id AND a.actor_id = g.actor_id
     JOIN account c ON c.account_id = a.account_id
     LEFT JOIN interest i ON i.shard_key = g.shard_key AND i.application_id = $4 AND i.actor_id = a.actor_id
     LEFT JOIN (assignment s JOIN application p ON p.shard_key = s.shard_key AND p.application_id = s.application_id
                AND p.cycle_id = $5) ON s.shard_key = g.shard_key AND s.actor_id = a.actor_id
     WHERE g.shard_key = $1 AND g.log_id = $2 AND g.role = 'reviewer' AND g.valid_from <= $3
       AND (g.valid_until IS NULL OR $3 < g.valid_until) AND (g.unit_id IS NULL OR g.unit_id = ANY($6::uuid[]))
     GROUP BY a.actor_id, c.name, i.conflict ORDER BY c.name`,
    [log.shardKey, log.logId, today, applicationId, record.cycleId, units],
  );
  const places = await reviewersOf(scene, applicationId);
  const candidates = rows.map(({ actorId: actor, name, conflict, assigned, handedIn, roles }): ReviewerCandidate => {
    const declared = conflict === null ? null : conflict ? "conflict" : "free";
    const place = places.find((one) => one.actorId === actor);
    const blocked =
      actor === actorId
        ? "yourself"
        : place
          ? place.state === "recused"
            ? "recused"
            : "assigned"
          : notSeparated("reviewer", roles) !== null || actor === record.madeBy
            ? "unit"
            : declared === "free"
              ? null
              : declared === "conflict"
                ? "conflict"
                : "undeclared";
    return { reviewer: name, declared, assigned, handedIn, blocked };
  });
  const load = ({ assigned, handedIn }: ReviewerCandidate): number => assigned + handedIn;
  return candidates.sort((a, b) => Number(a.blocked !== null) - Number(b.blocked !== null) || load(a) - load(b));
}
