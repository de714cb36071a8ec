import type { Permission } from "@touchstone/domain";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";

/** The permissions of an organisation that nobody has ended, in the order in which they were given. */
export async function permissionsOf(tx: Tx, { shardKey }: Log): Promise<Permission[]> {
  const { rows } = await tx.query<Permission>(
    `SELECT permission_id AS "permissionId", quantity, from_programme AS "from", to_programme AS "to",
            valid_from AS "on"
     FROM sharing WHERE shard_key = $1 AND ended_seq IS NULL ORDER BY seq`,
    [shardKey],
  );
  return rows;
}
