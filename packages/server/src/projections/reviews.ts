import type { EventData, RecordedEvent } from "@touchstone/domain";
import { noteEvent } from "../procedure/move-application.ts";
import type { Log } from "../store/log.ts";
import { contentOf, openPrivate } from "../store/private-parts.ts";
import { REVIEWER_PART } from "../store/sealed-content.ts";
import type { Tx } from "../store/tx.ts";
import type { Projection, ProjectionSources } from "./projection.ts";

/** Who may review what, who does, and how they rate. All of it is sealed in the ledger; who may read it, its readers say. */
export const reviews: Projection = {
  tables: ["interest", "assignment", "rating"],
  applies: [
    "InterestsDeclared",
    "ReviewerAssigned",
    "ReviewerRecused",
    "RatingsKept",
    "RatingsHandedIn",
    "ThirdRatingCalled",
  ],
  apply: async (tx, sources, log, seq, event) => {
    const { type, at, by } = event;
    if (type === "InterestsDeclared") await declare(tx, log, seq, event.by, event.data);
    if (type === "ReviewerAssigned") await assign(tx, sources, log, seq, event.data);
    if (type === "ReviewerRecused") await recuse(tx, log, seq, event);
    if (type === "RatingsKept") await keep(tx, log, seq, event.data);
    if (type === "RatingsHandedIn") await handIn(tx, log, at, event.data);
    if (type === "ThirdRatingCalled") await callThird(tx, log, event.data);
    if ("applicationId" in event.data) noteEvent(tx, log, { seq, at, type, by }, event.data.applicationId);
  },
};

/** A conflict that stands is not overwritten, whatever is said later. */
async function declare(
  tx: Tx,
  { shardKey }: Log,
  seq: number,
  by: string,
  { free, conflicts }: EventData["InterestsDeclared"],
): Promise<void> {
  await tx.query(
    `INSERT INTO interest (shard_key, application_id, actor_id, conflict, seq)
     SELECT $1, said.application_id, $2, said.conflict, $3
     FROM unnest($4::uuid[], $5::boolean[]) AS said (application_id, conflict)
     ON CONFLICT (shard_key, application_id, actor_id) DO UPDATE
       SET conflict = interest.conflict OR excluded.conflict, seq = excluded.seq`,
    [shardKey, by, seq, [...free, ...conflicts], [...free.map(() => false), ...conflicts.map(() => true)]],
  );
}

/** Who it is that reviews stands in the private part alone; once that is erased, nobody knows. */
async function assign(
  tx: Tx,
  { keys }: ProjectionSources,
  log: Log,
  seq: number,
  { assignmentId, applicationId, isThird }: EventData["ReviewerAssigned"],
): Promise<void> {
  const kept = await openPrivate(tx, keys, log, { seq, part: REVIEWER_PART });
  const { actor } = kept ? (contentOf(kept) as { readonly actor: string }) : { actor: NOBODY }; // as its decider wrote it
  await tx.query(
    `INSERT INTO assignment (shard_key, assignment_id, application_id, actor_id, is_third, state, seq)
     VALUES ($1, $2, $3, $4, $5, 'assigned', $6)`,
    [log.shardKey, assignmentId, applicationId, actor, isThird, seq],
  );
}

const NOBODY = "00000000-0000-0000-0000-000000000000";

/** Frees the place; who stepped back of their own accord, under their assignment, has a conflict from then on. */
async function recuse(
  tx: Tx,
  { shardKey }: Log,
  seq: number,
  { by, data: { assignmentId } }: Pick<RecordedEvent, "by"> & { readonly data: EventData["ReviewerRecused"] },
): Promise<void> {
  await tx.query("UPDATE assignment SET state = 'recused' WHERE shard_key = $1 AND assignment_id = $2", [
    shardKey,
    assignmentId,
  ]);
  if (by !== assignmentId) return;
  await tx.query(
    `INSERT INTO interest (shard_key, application_id, actor_id, conflict, seq)
     SELECT shard_key, application_id, actor_id, true, $3 FROM assignment WHERE shard_key = $1 AND assignment_id = $2
     ON CONFLICT (shard_key, application_id, actor_id) DO UPDATE SET conflict = true, seq = excluded.seq`,
    [shardKey, assignmentId, seq],
  );
}

async function keep(
  tx: Tx,
  { shardKey }: Log,
  seq: number,
  { assignmentId, ratings }: EventData["RatingsKept"],
): Promise<void> {
  await tx.query(
    `INSERT INTO rating (shard_key, assignment_id, item, level, confidence, reason, evidence, seq)
     SELECT $1, $2, r.item, r.level, r.confidence, r.reason, r.evidence, $4
     FROM jsonb_to_recordset($3::jsonb)
       AS r (item text, level smallint, confidence text, reason jsonb, evidence jsonb)
     ON CONFLICT (shard_key, assignment_id, item) DO UPDATE SET level = excluded.level,
       confidence = excluded.confidence, reason = excluded.reason, evidence = excluded.evidence, seq = excluded.seq`,
    [shardKey, assignmentId, JSON.stringify(ratings), seq],
  );
}

async function handIn(
  tx: Tx,
  { shardKey }: Log,
  at: string,
  { assignmentId }: EventData["RatingsHandedIn"],
): Promise<void> {
  await tx.query(
    "UPDATE assignment SET state = 'handedIn', handed_in_at = $3 WHERE shard_key = $1 AND assignment_id = $2",
    [shardKey, assignmentId, at],
  );
}

/** One more is to rate: what was settled before is to be settled anew. */
async function callThird(
  tx: Tx,
  { shardKey }: Log,
  { applicationId, items }: EventData["ThirdRatingCalled"],
): Promise<void> {
  await tx.query(
    "UPDATE application SET third_items = $3, settled = NULL WHERE shard_key = $1 AND application_id = $2",
    [shardKey, applicationId, JSON.stringify(items)],
  );
}
