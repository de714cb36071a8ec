import { type Frontier, frontierRoot, HASH_BYTES, toHex } from "@touchstone/ledger";
import { inTx } from "./in-tx.ts";
import type { Log } from "./log.ts";
import { sha256 } from "./sha256.ts";
import type { Tx } from "./tx.ts";

/** Where a log stands: its tree so far, and the instant of its last event. */
export interface Head {
  readonly frontier: Frontier;
  lastAt: string | null;
}

/** As it lies in the table. */
export interface HeadRow {
  size: number;
  frontier: Uint8Array;
  last_at: Date | null;
}

const heads = inTx<Head>();

/**
 * Locks a log for this transaction and reads its head: one writer at a time, so that nothing is decided on what has
 * changed meanwhile. Asked again in the same transaction, gives the same head, as moved on by what was appended.
 */
export async function lockHead(tx: Tx, log: Log): Promise<Head> {
  const known = heads(tx).get(log.logId);
  if (known) return known;
  const { rows } = await tx.query<HeadRow>(
    "SELECT size, frontier, last_at FROM event_head WHERE shard_key = $1 AND log_id = $2 FOR UPDATE",
    [log.shardKey, log.logId],
  );
  return keepHead(tx, log, rows[0]);
}

/** The head of a log that this transaction has locked: the same from here on, as moved on by what is appended. */
export function keepHead(tx: Tx, log: Log, row: HeadRow | undefined): Head {
  const head = headOf(row, log);
  heads(tx).set(log.logId, head);
  return head;
}

/** Where a log stands in the eyes of this transaction, without locking it. */
export async function readHead(tx: Tx, log: Log): Promise<Head> {
  const { rows } = await tx.query<HeadRow>(
    "SELECT size, frontier, last_at FROM event_head WHERE shard_key = $1 AND log_id = $2",
    [log.shardKey, log.logId],
  );
  return headOf(rows[0], log);
}

/** Size and root of the present tree. */
export function sizeAndRoot({ frontier }: Head): { readonly size: number; readonly root: string } {
  return { size: frontier.size, root: toHex(frontierRoot(sha256, frontier)) };
}

function headOf(row: HeadRow | undefined, log: Log): Head {
  if (!row) throw new RangeError(`lockHead: got the log ${log.slug}, which has no head`);
  const hashes: Uint8Array[] = [];
  for (let at = 0; at < row.frontier.length; at += HASH_BYTES) hashes.push(row.frontier.slice(at, at + HASH_BYTES));
  return { frontier: { size: row.size, hashes }, lastAt: row.last_at?.toISOString() ?? null };
}
