import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";

const POSITIONS = "SELECT log_id, size FROM event_head WHERE shard_key = ANY($1) AND log_id = ANY($2)";

interface Row {
  readonly log_id: string;
  readonly size: number;
}

/**
 * How many events each of some logs has had, in their order: as long as these stay the same, so does all that is read of
 * the logs, but for what depends on the day. One statement, outside of any transaction.
 */
export async function positionsOf(
  { commandPool }: Pick<Touchstone, "commandPool">,
  logs: readonly Log[],
): Promise<number[]> {
  const { rows } = await commandPool.query<Row>({ name: "positions_of", text: POSITIONS, values: keysOf(logs) });
  return inOrder(logs, rows);
}

/** The same as of the snapshot of a transaction. */
export async function positionsAt(tx: Tx, logs: readonly Log[]): Promise<number[]> {
  const { rows } = await tx.query<Row>(POSITIONS, keysOf(logs));
  return inOrder(logs, rows);
}

function keysOf(logs: readonly Log[]): [shardKeys: number[], logIds: string[]] {
  const distinct = [...new Map(logs.map((log) => [log.logId, log])).values()];
  return [distinct.map(({ shardKey }) => shardKey), distinct.map(({ logId }) => logId)];
}

function inOrder(logs: readonly Log[], rows: readonly Row[]): number[] {
  const sizes = new Map(rows.map(({ log_id, size }) => [log_id, size]));
  return logs.map(({ logId }) => sizes.get(logId) ?? 0);
}
