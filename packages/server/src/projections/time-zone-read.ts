import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";

/** The time zone in which a log reckons its days: its organisation's, or its programme's. */
export async function timeZoneOf(tx: Tx, { kind, shardKey }: Log): Promise<string> {
  const { rows } = await tx.query<{ time_zone: string }>(
    kind === "organisation"
      ? "SELECT time_zone FROM organisation WHERE shard_key = $1"
      : "SELECT time_zone FROM programme WHERE shard_key = $1",
    [shardKey],
  );
  return rows[0]?.time_zone ?? "UTC";
}
