import type { ActBefore } from "@touchstone/domain";
import { eventOf } from "@touchstone/ledger";
import type { Keys } from "../keys/keys.ts";
import type { Log } from "../store/log.ts";
import { openPrivate } from "../store/private-parts.ts";
import { SEALED_PART } from "../store/sealed-content.ts";
import type { Tx } from "../store/tx.ts";

/** What sealed events say that their author did; a reviewer's own stand under a pseudonym, and are told by assignments. */
export const SEALED_ACTS: Readonly<Record<string, string>> = {
  ApplicationMade: "applied",
  ApplicationHandedIn: "handed this application in",
  CompletenessChecked: "checked that this application is complete",
  ReviewerAssigned: "assigned its reviewers",
  RecommendationMade: "recommended on this application",
};

/** The same of what stands in tables of its own. */
export const OTHER_ACTS = {
  assigned: "was assigned to review this application",
  tied: "declared a tie to this applicant",
  answered: "answered an objection to it",
} as const;

/**
 * Who has had a hand in an application, and how: whoever has does not decide on it. Hard rule 6. The clock's acts are
 * among them too, and are nobody's.
 */
export async function actsBefore(tx: Tx, keys: Keys, log: Log, applicationId: string): Promise<ActBefore[]> {
  const [sealed, reviewers, tied, answered] = await Promise.all([
    tx.query<{ seq: number; type: string }>(
      `SELECT seq, type FROM application_event
       WHERE shard_key = $1 AND application_id = $2 AND type = ANY($3) ORDER BY seq`,
      [log.shardKey, applicationId, Object.keys(SEALED_ACTS)],
    ),
    tx.query<{ actor: string }>(
      "SELECT actor_id AS actor FROM assignment WHERE shard_key = $1 AND application_id = $2 ORDER BY seq",
      [log.shardKey, applicationId],
    ),
    tx.query<{ actor: string }>(
      "SELECT actor_id AS actor FROM interest WHERE shard_key = $1 AND application_id = $2 AND conflict",
      [log.shardKey, applicationId],
    ),
    tx.query<{ entry: Uint8Array }>(
      `SELECT e.entry FROM objection o
       JOIN event e ON e.shard_key = o.shard_key AND e.log_id = $2 AND e.seq = o.answered_seq
       WHERE o.shard_key = $1 AND o.application_id = $3 ORDER BY o.answered_seq`,
      [log.shardKey, log.logId, applicationId],
    ),
  ]);
  const opened = await Promise.all(
    sealed.rows.map(async ({ seq, type }) => {
      const kept = await openPrivate(tx, keys, log, { seq, part: SEALED_PART });
      return { actor: kept === null ? null : authorOf(kept.content), did: SEALED_ACTS[type] ?? type };
    }),
  );
  return [
    ...opened.flatMap(({ actor, did }) => (actor === null ? [] : [{ actor, did }])),
    ...reviewers.rows.map(({ actor }) => ({ actor, did: OTHER_ACTS.assigned })),
    ...tied.rows.map(({ actor }) => ({ actor, did: OTHER_ACTS.tied })),
    ...answered.rows.flatMap(({ entry }) => {
      const actor = authorOf(entry);
      return actor === null ? [] : [{ actor, did: OTHER_ACTS.answered }];
    }),
  ];
}

/** The actor that an event names. */
function authorOf(entry: Uint8Array): string | null {
  const event = eventOf(entry);
  return event && typeof event.by === "string" ? event.by : null;
}
