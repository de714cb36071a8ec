import type { Keys } from "../keys/keys.ts";
import type { NewEvent } from "../store/append.ts";
import { disclosureOfSealed } from "../store/disclose.ts";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";

const AT_ONCE = 500;

/**
 * Numbers of the events that a notice opens of these applications: every sealed one that led to their decisions and is not
 * open yet. Of ratings those that stand: what a reviewer wrote and then changed led to nothing, and stays closed.
 */
export async function toOpen(tx: Tx, log: Log, applicationIds: readonly string[]): Promise<number[]> {
  const { rows } = await tx.query<{ seq: number }>(
    `SELECT a.seq FROM application_event a
     WHERE a.shard_key = $1 AND a.application_id = ANY($3::uuid[])
       AND (a.type <> 'RatingsKept' OR a.seq IN (
         SELECT r.seq FROM assignment s
         JOIN rating r ON r.shard_key = s.shard_key AND r.assignment_id = s.assignment_id
         WHERE s.shard_key = $1 AND s.application_id = ANY($3::uuid[]) AND s.state = 'handedIn'))
       AND NOT EXISTS (
         SELECT 1 FROM event e
         WHERE e.shard_key = a.shard_key AND e.log_id = $2 AND e.stream = 'sealed/' || a.seq)
     ORDER BY a.seq`,
    [log.shardKey, log.logId, applicationIds],
  );
  return rows.map(({ seq }) => seq);
}

/** The events that open these, in their order. What was erased stays closed. */
export async function disclosuresOf(tx: Tx, keys: Keys, log: Log, seqs: readonly number[]): Promise<NewEvent[]> {
  const events: NewEvent[] = [];
  for (let at = 0; at < seqs.length; at += AT_ONCE) {
    const some = seqs.slice(at, at + AT_ONCE).map((seq) => disclosureOfSealed(tx, keys, log, seq));
    for (const event of await Promise.all(some)) if (event) events.push(event);
  }
  return events;
}
