import type { EventData } from "@touchstone/domain";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";

/** A rehearsal of a programme. */
export interface ListedSandbox {
  /** name of its programme, and of its organisation */
  readonly slug: string;
  readonly organisationId: string;
  readonly madeAt: Date;
  /** how much was copied, and as of when; null: it is being copied, or that was broken off */
  readonly filled: EventData["SandboxFilled"] | null;
}

/** The rehearsals of a programme that are there, in the order in which they were made. */
export async function sandboxesOf(tx: Tx, { logId }: Log): Promise<ListedSandbox[]> {
  const { rows } = await tx.query<{ slug: string; organisation_id: string; created_at: Date }>(
    "SELECT slug, organisation_id, created_at FROM log WHERE sandbox_of = $1 AND kind = 'organisation' ORDER BY no",
    [logId],
  );
  const listed: ListedSandbox[] = [];
  for (const { slug, organisation_id: organisationId, created_at: madeAt } of rows)
    listed.push({ slug, organisationId, madeAt, filled: await filledIn(tx, organisationId) });
  return listed;
}

/** What was copied into a rehearsal, by the id of its organisation; null: it is not whole, or not there. */
export async function filledIn(tx: Tx, organisationId: string): Promise<EventData["SandboxFilled"] | null> {
  const { rows } = await tx.query<{ entry: Buffer }>(
    `SELECT e.entry FROM log l JOIN event e ON e.shard_key = l.shard_key AND e.log_id = l.log_id
      AND e.stream = 'programme/' || l.log_id
     WHERE l.organisation_id = $1 AND l.kind = 'programme' AND e.type = 'SandboxFilled' LIMIT 1`,
    [organisationId],
  );
  const [row] = rows;
  return row ? (JSON.parse(row.entry.toString()) as { data: EventData["SandboxFilled"] }).data : null; // by its type
}
