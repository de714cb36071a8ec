import type { Grant, Role } from "@touchstone/domain";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";

/** A role as it was granted, with the account behind it: for whoever holds the data folder, never for the public. */
export interface ListedGrant extends Grant {
  readonly grantId: string;
  readonly account: string;
}

/** The roles of a log that were granted, in their order, those that have ended too. @param roles null: whatever they are */
export async function grantsOf(
  tx: Tx,
  { shardKey, logId }: Log,
  roles: readonly Role[] | null = null,
): Promise<ListedGrant[]> {
  const { rows } = await tx.query<ListedGrant>(
    `SELECT g.grant_id AS "grantId", c.name AS account, g.role, g.unit_id AS "unitId",
            g.valid_from AS "from", g.valid_until AS "until"
     FROM role_grant g
     JOIN actor a ON a.shard_key = g.shard_key AND a.log_id = g.log_id AND a.actor_id = g.actor_id
     JOIN account c ON c.account_id = a.account_id
     WHERE g.shard_key = $1 AND g.log_id = $2 AND ($3::text[] IS NULL OR g.role = ANY($3))
     ORDER BY g.seq`,
    [shardKey, logId, roles],
  );
  return rows;
}
