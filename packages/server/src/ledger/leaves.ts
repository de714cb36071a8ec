import { type GrownTree, growTree } from "@touchstone/ledger";
import type { Log } from "../store/log.ts";
import { sha256 } from "../store/sha256.ts";
import type { Tx } from "../store/tx.ts";

/** An event as it is stored. */
export interface StoredEvent {
  readonly seq: number;
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly entry: Uint8Array;
  readonly leaf: Uint8Array;
}

const PAGE = 2000;

/** The events [from, to) of a log in their order, a page at a time. */
export async function* eventsOf(tx: Tx, log: Log, from: number, to: number): AsyncGenerator<StoredEvent, void> {
  for (let at = from; at < to; ) {
    const { rows } = await tx.query<StoredEvent>(
      `SELECT seq, stream, version, type, entry, leaf FROM event
       WHERE shard_key = $1 AND log_id = $2 AND seq >= $3 AND seq < $4 ORDER BY seq LIMIT $5`,
      [log.shardKey, log.logId, at, to, PAGE],
    );
    const last = rows.at(-1);
    if (!last) return;
    yield* rows;
    at = last.seq + 1;
  }
}

/** The tree over the first `size` leaves of a log, as they are stored. */
export async function treeOf(tx: Tx, log: Log, size: number): Promise<GrownTree> {
  const tree = growTree(sha256);
  while (tree.size() < size) {
    const { rows } = await tx.query<{ leaf: Uint8Array }>(
      `SELECT leaf FROM event WHERE shard_key = $1 AND log_id = $2 AND seq >= $3 AND seq < $4 ORDER BY seq`,
      [log.shardKey, log.logId, tree.size(), Math.min(size, tree.size() + LEAVES_AT_ONCE)],
    );
    if (rows.length === 0) throw new Error(`treeOf: event ${tree.size()} of ${log.slug} is missing`);
    for (const { leaf } of rows) tree.append(leaf);
  }
  return tree;
}

const LEAVES_AT_ONCE = 50_000;
