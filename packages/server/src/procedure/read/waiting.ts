import type { ApplicationState } from "@touchstone/domain";
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
  /** an actor whose own reviews are left out */
  readonly notReviewedBy: string | null;
}

export async function waitingIn({ tx, log }: RoundScene, asked: WaitingFor): Promise<Waiting[]> {
  const { rows } = await tx.query<Waiting>(
    `SELECT cycle_id AS "cycleId", count(*) AS count, (array_agg(application_id ORDER BY until, seq))[1] AS "applicationId",
            (array_agg(unit_id ORDER BY until, seq))[1] AS "unitId", (array_agg(until ORDER BY until, seq))[1] AS until,
            (array_agg(days ORDER BY until, seq))[1] AS days,
            (array_agg(provisional ORDER BY until, seq))[1] AS provisional
     FROM application
     WHERE shard_key = $1 AND state = ANY($2) AND ($3::uuid IS NULL OR cycle_id = $3)
       AND ($4::uuid[] IS NULL OR unit_id IN (SELECT unnest($4::uuid[])))
       AND ($5::uuid IS NULL OR NOT EXISTS (SELECT 1 FROM assignment a
         WHERE a.shard_key = $1 AND a.application_id = application.application_id AND a.actor_id = $5))
     GROUP BY cycle_id ORDER BY cycle_id`,
    [log.shardKey, asked.states, asked.cycleId, asked.units, asked.notReviewedBy],
  );
  return rows;
}

/** Applications in review that lack reviewers: of one round, before or after a third rating was called. */
export async function lackingReviewers(
  { tx, log }: RoundScene,
  asked: {
    readonly cycleId: string;
    readonly units: readonly string[] | null;
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
       AND ($4::uuid[] IS NULL OR unit_id IN (SELECT unnest($4::uuid[])))
       AND (SELECT count(*) FROM assignment a WHERE a.shard_key = $1
            AND a.application_id = application.application_id AND a.state <> 'recused') < $5`,
    [log.shardKey, asked.cycleId, asked.third, asked.units, asked.needed],
  );
  return rows[0] && rows[0].count > 0 ? rows[0] : null;
}

/** Applicants of which a reviewer has not said whether anything ties them, by round. */
export async function undeclared({ tx, log, actorId }: RoundScene, asked: WaitingFor): Promise<Waiting[]> {
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

/** Objections without an answer, by notice. */
export async function unanswered({ tx, log }: RoundScene, cycleId: string | null) {
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
     GROUP BY o.notice_id, p.cycle_id ORDER BY o.notice_id`,
    [log.shardKey, cycleId],
  );
  return rows;
}
