import type { Projection } from "./projection.ts";

/** Who holds which role: by actor id, the account behind it is kept elsewhere. */
export const roles: Projection = {
  tables: ["role_grant"],
  applies: ["RoleGranted", "RoleEnded", "UnitAccountReset"],
  apply: async (tx, _, log, seq, event) => {
    if (event.type === "RoleGranted") {
      const { grantId, role, actor, unitId, from, until } = event.data;
      tx.send(
        `INSERT INTO role_grant (shard_key, log_id, grant_id, role, actor_id, unit_id, valid_from, valid_until, seq)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [log.shardKey, log.logId, grantId, role, actor, unitId, from, until, seq],
      );
    }
    if (event.type === "RoleEnded") {
      const { grantId, on } = event.data;
      tx.send(
        `UPDATE role_grant SET valid_until = $4, ended_seq = $5
         WHERE shard_key = $1 AND log_id = $2 AND grant_id = $3`,
        [log.shardKey, log.logId, grantId, on, seq],
      );
    }
    if (event.type === "UnitAccountReset")
      tx.send(
        `UPDATE role_grant SET reset_seq = $4, reset_at = $5
         WHERE shard_key = $1 AND log_id = $2 AND grant_id = $3`,
        [log.shardKey, log.logId, event.data.grantId, seq, event.at],
      );
  },
};
