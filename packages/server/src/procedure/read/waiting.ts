import type { ApplicationState } from "@touchstone/domain";
import { SEALED_ACTS } from "../acts-before.ts";
import type { RoundScene } from "./round-scene.ts";

/** Applications of a round that wait for the same; the one with the nearest deadline stands for them. */
export interface Waiting {
  readonly cycleId: string;
  readonly count: number;
  readonly applicationId: string;
  readonly unitId: string;
  readonly until: string | null;
  readonly days: number | null;
  readonly provisional: boolean;
}

/** Which applications are looked for; null: whatever it is. */
export interface WaitingFor {
  readonly states: readonly ApplicationState[];
  readonly cycleId: string | null;
  readonly units: readonly string[] | null;
  /** an actor; those that they had a hand in are left out */
  readonly untouchedBy: string | null;
  /** an actor; those that they made are left out */
  readonly notMadeBy: string | null;
  /** units whose applications are left out */
  readonly leftOut: readonly string[];
}

/** All that there is. */
export const ANY: Omit<WaitingFor, "states"> = {
  cycleId: null,
  units: null,
  untouchedBy: null,
  notMadeBy: null,
  leftOut: [],
};

export async function waitingIn({ tx, log }: RoundScene, asked: WaitingFor): Promise<Waiting[]> {
  const { rows } = await tx.query<Waiting>(
    `SELECT cycle_id AS "cycleId", count(*) AS count, (array_agg(application_id ORDER BY until, seq))[1] AS "applicationId",
            (array_agg(unit_id ORDER BY until, seq))[1] AS "unitId", (array_agg(until ORDER BY until, seq))[1] AS until,
            (array_agg(days ORDER BY until, seq))[1] AS days,
            (array_agg(provisional ORDER BY until, seq))[1] AS provisional
     FROM application
     WHERE shard_key = $1 AND state = ANY($2) AND ($3::uuid IS NULL OR cycle_id = $3)
       AND ($4::uuid[] IS NULL OR unit_id IN (SELECT unnest($4::uuid[])))
       AND NOT (unit_id IN (SELECT unnest($5::uuid[]))) AND ($6::uuid IS NULL OR made_by <> $6)
       AND ($7::uuid IS NULL OR NOT (EXISTS (SELECT 1 FROM application_event e
           WHERE e.shard_key = $1 AND e.application_id = application.application_id AND e.by_id = $7 AND e.type = ANY($8))
         OR EXISTS (SELECT 1 FROM assignment a
           WHERE a.shard_key = $1 AND a.application_id = application.application_id AND a.actor_id = $7)
         OR EXISTS (SELECT 1 FROM interest i
           WHERE i.shard_key = $1 AND i.application_id = application.application_id AND i.actor_id = $7 AND i.conflict)
         OR EXISTS (SELECT 1 FROM objection o
           WHERE o.shard_key = $1 AND o.application_id = application.application_id AND o.answered_by = $7)))
     GROUP BY cycle_id ORDER BY cycle_id`,
    [
      log.shardKey,
      asked.states,
      asked.cycleId,
      asked.units,
      asked.leftOut,
      asked.notMadeBy,
      asked.untouchedBy,
      Object.keys(SEALED_ACTS),
    ],
  );
  return rows;
}

/** Applications in review that lack reviewers: of one round, before or after a third rating was called. */
export async function lackingReviewers(
  { tx, log }: RoundScene,
  asked: {
    readonly cycleId: string;
    readonly units: readonly string[] | null;
    readonly leftOut: readonly string[];
    readonly needed: number;
    readonly third: boolean;
  },
): Promise<Waiting | null> {
  const { rows } = await tx.query<Waiting>(
    `SELECT (array_agg(cycle_id))[1] AS "cycleId", count(*) AS count, (array_agg(application_id ORDER BY until, seq))[1] AS "applicationId",
            (array_agg(unit_id ORDER BY until, seq))[1] AS "unitId", (array_agg(until ORDER BY until, seq))[1] AS until,
            (array_agg(days ORDER BY until, seq))[1] AS days,
            (array_agg(provisional ORDER BY until, seq))[1] AS provisional
     FROM application
     WHERE shard_key = $1 AND cycle_id = $2 AND state = 'review' AND (third_items IS NOT NULL) = $3
       AND ($4::uuid[] IS NULL OR unit_id IN (SELECT unnest($4::uuid[]))) AND NOT (unit_id IN (SELECT unnest($6::uuid[])))
       AND (SELECT count(*) FROM assignment a WHERE a.shard_key = $1
            AND a.application_id = application.application_id AND a.state <> 'recused') < $5`,
    [log.shardKey, asked.cycleId, asked.third, asked.units, asked.needed, asked.leftOut],
  );
  return rows[0] && rows[0].count > 0 ? rows[0] : null;
}

/** Applicants of which a reviewer has not said whether anything ties them, by round. */
export async function undeclared(
  { tx, log, actorId }: RoundScene,
  asked: Pick<WaitingFor, "states" | "cycleId" | "units">,
): Promise<Waiting[]> {
  const { rows } = await tx.query<Waiting>(
    `SELECT p.cycle_id AS "cycleId", count(*) AS count, (array_agg(p.application_id ORDER BY p.seq))[1] AS "applicationId",
            (array_agg(p.unit_id ORDER BY p.seq))[1] AS "unitId", NULL AS until, NULL AS days, false AS provisional
     FROM application p
     WHERE p.shard_key = $1 AND p.state = ANY($2) AND ($3::uuid IS NULL OR p.cycle_id = $3)
       AND ($4::uuid[] IS NULL OR p.unit_id IN (SELECT unnest($4::uuid[])))
       AND NOT EXISTS (SELECT 1 FROM interest i
         WHERE i.shard_key = $1 AND i.application_id = p.application_id AND i.actor_id = $5)
     GROUP BY p.cycle_id ORDER BY p.cycle_id`,
    [log.shardKey, asked.states, asked.cycleId, asked.units, actorId],
  );
  return rows;
}

/** Objections without an answer, by notice, but to decisions that who asks has made. */
export async function unanswered({ tx, log, actorId }: RoundScene, cycleId: string | null) {
  const { rows } = await tx.query<{
    noticeId: string;
    cycleId: string;
    count: number;
    objectionId: string;
    applicationId: string;
    unitId: string;
  }>(
    `SELECT o.notice_id AS "noticeId", p.cycle_id AS "cycleId", count(*) AS count,
            (array_agg(o.objection_id ORDER BY o.seq))[1] AS "objectionId",
            (array_agg(o.application_id ORDER BY o.seq))[1] AS "applicationId",
            (array_agg(p.unit_id ORDER BY o.seq))[1] AS "unitId"
     FROM objection o JOIN application p ON p.shard_key = o.shard_key AND p.application_id = o.application_id
     WHERE o.shard_key = $1 AND o.upheld IS NULL AND ($2::uuid IS NULL OR p.cycle_id = $2)
       AND ($3::text IS NULL OR p.decision->>'by' IS DISTINCT FROM $3)
     GROUP BY o.notice_id, p.cycle_id ORDER BY o.notice_id`,
    [log.shardKey, cycleId, actorId],
  );
  return rows;
}
