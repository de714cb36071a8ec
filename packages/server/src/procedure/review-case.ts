import {
  type ApplicationCase,
  type Assignment,
  type LoadedCase,
  type OwnReview,
  type RatingGiven,
  type ReviewCase,
  ratedOf,
} from "@touchstone/domain";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";
import { loadCase } from "./load-application.ts";

const ASSIGNMENT = `assignment_id AS "assignmentId", application_id AS "applicationId", actor_id AS actor,
  is_third AS "isThird", state`;

/** An application with who reviews it; null: there is none of this id. */
export async function loadReview(
  tx: Tx,
  touchstone: Touchstone,
  log: Log,
  applicationId: string,
): Promise<ReviewCase | null> {
  const on: LoadedCase | null = await loadCase(tx, touchstone, log, applicationId);
  if (on === null) return null;
  return { ...on, rated: ratedOf(on.standard), assignments: await assignmentsOf(tx, log, applicationId) };
}

/** Everybody who was ever assigned to an application, in that order. */
async function assignmentsOf(tx: Tx, { shardKey }: Log, applicationId: string): Promise<Assignment[]> {
  const { rows } = await tx.query<Assignment>(
    `SELECT ${ASSIGNMENT} FROM assignment WHERE shard_key = $1 AND application_id = $2 ORDER BY seq`,
    [shardKey, applicationId],
  );
  return rows;
}

export async function assignmentOf(tx: Tx, { shardKey }: Log, assignmentId: string): Promise<Assignment | null> {
  const { rows } = await tx.query<Assignment>(
    `SELECT ${ASSIGNMENT} FROM assignment WHERE shard_key = $1 AND assignment_id = $2`,
    [shardKey, assignmentId],
  );
  return rows[0] ?? null;
}

/** The unit of an assignment's application, for roles over a part of the units; null: there is none of this id. */
export async function unitOfAssignment(
  tx: Tx,
  { shardKey }: Log,
  { assignmentId }: { readonly assignmentId: string },
): Promise<string | null> {
  const { rows } = await tx.query<{ unit_id: string }>(
    `SELECT p.unit_id FROM assignment a
     JOIN application p ON p.shard_key = a.shard_key AND p.application_id = a.application_id
     WHERE a.shard_key = $1 AND a.assignment_id = $2`,
    [shardKey, assignmentId],
  );
  return rows[0]?.unit_id ?? null;
}

/** An assignment with its application, where it is this reviewer's; null: there is none, or it is another's. */
export async function loadOwnReview(
  tx: Tx,
  touchstone: Touchstone,
  log: Log,
  { assignmentId, by }: { readonly assignmentId: string; readonly by: string },
): Promise<OwnReview | null> {
  const assignment = await assignmentOf(tx, log, assignmentId);
  if (assignment === null || assignment.actor !== by) return null;
  const review = await loadReview(tx, touchstone, log, assignment.applicationId);
  return review === null ? null : { assignment, review };
}

/** The last rating of each indicator by assignment, of those that nobody stepped back from. */
export async function standingRatings(
  tx: Tx,
  { shardKey }: Log,
  { application: { applicationId } }: ApplicationCase,
): Promise<Map<string, Pick<RatingGiven, "item" | "level">[]>> {
  const { rows } = await tx.query<{ assignment_id: string; item: string; level: number | null }>(
    `SELECT r.assignment_id, r.item, r.level FROM assignment a
     JOIN rating r ON r.shard_key = a.shard_key AND r.assignment_id = a.assignment_id
     WHERE a.shard_key = $1 AND a.application_id = $2 AND a.state <> 'recused' ORDER BY a.seq, r.item`,
    [shardKey, applicationId],
  );
  const ratings = new Map<string, Pick<RatingGiven, "item" | "level">[]>();
  for (const { assignment_id, item, level } of rows) {
    const of = ratings.get(assignment_id) ?? [];
    of.push({ item, level });
    ratings.set(assignment_id, of);
  }
  return ratings;
}
