import type { Log } from "./log.ts";
import type { Tx } from "./tx.ts";

/** How many events a stream has had: what `expectedVersion` is held against; 0 for one that does not exist. */
export async function streamVersion(tx: Tx, log: Log, stream: string): Promise<number> {
  const { rows } = await tx.query<{ version: number }>(
    "SELECT coalesce(max(version), 0) AS version FROM event WHERE shard_key = $1 AND log_id = $2 AND stream = $3",
    [log.shardKey, log.logId, stream],
  );
  return rows[0]?.version ?? 0;
}
