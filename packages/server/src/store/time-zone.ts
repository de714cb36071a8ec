import type { Log } from "./log.ts";
import type { Tx } from "./tx.ts";

/** The time zone in which the days of a log are counted; UTC before it is founded. */
export async function timeZoneOf(tx: Tx, log: Log): Promise<string> {
  const sql =
    log.kind === "organisation"
      ? "SELECT time_zone FROM organisation WHERE shard_key = $1"
      : "SELECT time_zone FROM programme WHERE shard_key = $1";
  const { rows } = await tx.query<{ time_zone: string }>(sql, [log.shardKey]);
  return rows[0]?.time_zone ?? "UTC";
}
