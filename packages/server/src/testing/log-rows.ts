import type { Log } from "../store/log.ts";
import { PLACEMENT } from "../store/manifest.ts";
import { transaction } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";

/** What is stored of one log: its events, and how many rows of each table lie in its shard. */
export interface LogRows {
  readonly events: readonly {
    readonly seq: number;
    readonly type: string;
    readonly stream: string;
    readonly version: number;
  }[];
  readonly tables: Readonly<Record<string, number>>;
}

/** Reads them, all at one moment. */
export async function rowsOfLog(touchstone: Touchstone, log: Log): Promise<LogRows> {
  return transaction(
    touchstone,
    async (tx) => {
      const events = await tx.query<LogRows["events"][number]>(
        "SELECT seq, type, stream, version FROM event WHERE shard_key = $1 AND log_id = $2 ORDER BY seq",
        [log.shardKey, log.logId],
      );
      const tables: Record<string, number> = {};
      for (const [table, placement] of Object.entries(PLACEMENT)) {
        if (placement !== "sharded") continue;
        const { rows } = await tx.query<{ n: number }>(`SELECT count(*) AS n FROM ${table} WHERE shard_key = $1`, [
          log.shardKey,
        ]);
        tables[table] = rows[0]?.n ?? 0;
      }
      return { events: events.rows, tables };
    },
    { readOnly: true },
  );
}
