import type { Projection } from "./projection.ts";

/** Which quantities of which programme serve another. */
export const sharing: Projection = {
  tables: ["sharing"],
  applies: ["SharingPermitted", "SharingEnded"],
  apply: async (tx, _, { shardKey }, seq, event) => {
    if (event.type === "SharingPermitted") {
      const { permissionId, quantity, from, to, on } = event.data;
      await tx.query(
        `INSERT INTO sharing (shard_key, permission_id, quantity, from_programme, to_programme, valid_from, seq)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [shardKey, permissionId, quantity, from, to, on, seq],
      );
    }
    if (event.type === "SharingEnded")
      await tx.query(
        "UPDATE sharing SET valid_until = $3, ended_seq = $4 WHERE shard_key = $1 AND permission_id = $2",
        [shardKey, event.data.permissionId, event.data.on, seq],
      );
  },
};
