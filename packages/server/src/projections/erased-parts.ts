import type { Projection } from "./projection.ts";

/**
 * What was erased is gone, also from a backup that was made before and restored after: its rows are no projection and
 * stay as they are, but every erasure is carried out again.
 */
export const erasedParts: Projection = {
  tables: [],
  applies: ["PrivatePartErased"],
  apply: async (tx, _, log, __, event) => {
    if (event.type !== "PrivatePartErased") return;
    tx.send("DELETE FROM event_private WHERE shard_key = $1 AND log_id = $2 AND seq = $3 AND part = $4", [
      log.shardKey,
      log.logId,
      event.data.seq,
      event.data.part,
    ]);
  },
};
