import type { Log } from "../store/log.ts";
import type { Touchstone } from "../touchstone.ts";

/**
 * How many events each of some logs has had, in their order: as long as these stay the same, so does all that is read of
 * the logs, but for what depends on the day. One statement, outside of any transaction.
 */
export async function positionsOf(
  { commandPool }: Pick<Touchstone, "commandPool">,
  logs: readonly Log[],
): Promise<number[]> {
  const distinct = [...new Map(logs.map((log) => [log.logId, log])).values()];
  const { rows } = await commandPool.query<{ log_id: string; size: number }>({
    name: "positions_of",
    text: "SELECT log_id, size FROM event_head WHERE shard_key = ANY($1) AND log_id = ANY($2)",
    values: [distinct.map(({ shardKey }) => shardKey), distinct.map(({ logId }) => logId)],
  });
  const sizes = new Map(rows.map(({ log_id, size }) => [log_id, size]));
  return logs.map(({ logId }) => sizes.get(logId) ?? 0);
}
