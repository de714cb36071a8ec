import type { ApplicationState } from "@touchstone/domain";
import type { RoundScene } from "./round-scene.ts";

/** How many applications are in a state, how many of them late, and the nearest deadline. */
export interface StateCount {
  readonly state: ApplicationState;
  readonly count: number;
  readonly overdue: number;
  readonly until: string | null;
  readonly days: number | null;
  readonly provisional: boolean;
  /** the latest deadline of one of them */
  readonly latest: string | null;
  /** the first day on which one of them came to where it stands */
  readonly since: Date;
}

/** A round, or the part of it that somebody coordinates; null: all units. */
export interface Part {
  readonly cycleId: string;
  readonly units: readonly string[] | null;
}

export async function stateCounts({ tx, log, today }: RoundScene, { cycleId, units }: Part): Promise<StateCount[]> {
  const { rows } = await tx.query<StateCount>(
    `SELECT state, count(*) AS count, count(*) FILTER (WHERE until <= $3) AS overdue, min(until) AS until,
            (array_agg(days ORDER BY until))[1] AS days, coalesce((array_agg(provisional ORDER BY until))[1], false) AS provisional,
            max(until) AS latest, min(since) AS since
     FROM application WHERE shard_key = $1 AND cycle_id = $2 AND ($4::uuid[] IS NULL OR unit_id IN (SELECT unnest($4::uuid[])))
     GROUP BY state`,
    [log.shardKey, cycleId, today, units],
  );
  return rows;
}

/** What is known of the reviews of a round. */
export interface ReviewCounts {
  /** applications in review that have this many ratings handed in, or more */
  readonly first: number;
  readonly second: number;
  /** in review, a third rating called, and nobody assigned to it */
  readonly thirdNeeded: number;
  /** in review, with fewer reviewers than are needed */
  readonly unassigned: number;
  readonly inReview: number;
  readonly conflicts: number;
  readonly declarations: number;
  readonly openObjections: number;
  readonly objections: number;
}

/** @param needed reviewers that an application needs before a third is called */
export async function reviewCounts(
  { tx, log }: RoundScene,
  { cycleId, units }: Part,
  needed: number,
): Promise<ReviewCounts> {
  const about = [log.shardKey, cycleId, units];
  const [reviews, interests, objections] = await Promise.all([
    tx.query<Pick<ReviewCounts, "first" | "second" | "thirdNeeded" | "unassigned" | "inReview">>(
      `SELECT count(*) FILTER (WHERE handed >= 1) AS first, count(*) FILTER (WHERE handed >= 2) AS second,
              count(*) FILTER (WHERE third AND standing <= $4) AS "thirdNeeded",
              count(*) FILTER (WHERE NOT third AND standing < $4) AS unassigned, count(*) AS "inReview"
       FROM (SELECT p.third_items IS NOT NULL AS third, count(a.*) AS standing,
                    count(a.*) FILTER (WHERE a.state = 'handedIn') AS handed
             FROM application p
             LEFT JOIN assignment a ON a.shard_key = p.shard_key AND a.application_id = p.application_id
                  AND a.state <> 'recused'
             WHERE p.shard_key = $1 AND p.cycle_id = $2 AND ($3::uuid[] IS NULL OR p.unit_id IN (SELECT unnest($3::uuid[])))
               AND p.state = 'review'
             GROUP BY p.application_id, p.third_items) AS r`,
      [...about, needed],
    ),
    tx.query<Pick<ReviewCounts, "conflicts" | "declarations">>(
      `SELECT count(*) FILTER (WHERE i.conflict) AS conflicts, count(*) AS declarations FROM application p
       JOIN interest i ON i.shard_key = p.shard_key AND i.application_id = p.application_id
       WHERE p.shard_key = $1 AND p.cycle_id = $2 AND ($3::uuid[] IS NULL OR p.unit_id IN (SELECT unnest($3::uuid[])))`,
      about,
    ),
    tx.query<Pick<ReviewCounts, "openObjections" | "objections">>(
      `SELECT count(*) FILTER (WHERE o.upheld IS NULL) AS "openObjections", count(*) AS objections FROM application p
       JOIN objection o ON o.shard_key = p.shard_key AND o.application_id = p.application_id
       WHERE p.shard_key = $1 AND p.cycle_id = $2 AND ($3::uuid[] IS NULL OR p.unit_id IN (SELECT unnest($3::uuid[])))`,
      about,
    ),
  ]);
  const none = { first: 0, second: 0, thirdNeeded: 0, unassigned: 0, inReview: 0 };
  return {
    ...(reviews.rows[0] ?? none),
    ...(interests.rows[0] ?? { conflicts: 0, declarations: 0 }),
    ...(objections.rows[0] ?? { openObjections: 0, objections: 0 }),
  };
}

/** How much a reviewer has before them in a round. */
export interface Load {
  readonly actorId: string;
  readonly assigned: number;
  readonly handedIn: number;
}

/** Reviewers of a round, who has most to do first. */
export async function reviewerLoad({ tx, log }: RoundScene, { cycleId, units }: Part): Promise<Load[]> {
  const { rows } = await tx.query<Load>(
    `SELECT a.actor_id AS "actorId", count(*) AS assigned, count(*) FILTER (WHERE a.state = 'handedIn') AS "handedIn"
     FROM application p
     JOIN assignment a ON a.shard_key = p.shard_key AND a.application_id = p.application_id AND a.state <> 'recused'
     WHERE p.shard_key = $1 AND p.cycle_id = $2 AND ($3::uuid[] IS NULL OR p.unit_id IN (SELECT unnest($3::uuid[])))
     GROUP BY a.actor_id ORDER BY count(*) - count(*) FILTER (WHERE a.state = 'handedIn') DESC, a.actor_id`,
    [log.shardKey, cycleId, units],
  );
  return rows;
}
