import type { Account } from "../account.ts";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";

/** Accounts that have ever acted, or held a role, in a log, by name: never those of others. @param after the name before the page */
export async function accountsIn(
  tx: Tx,
  { shardKey, logId }: Log,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<Account[]> {
  const { rows } = await tx.query<Account>(
    `SELECT c.account_id AS "accountId", c.name, c.created_at AS "createdAt"
     FROM actor a JOIN account c ON c.account_id = a.account_id
     WHERE a.shard_key = $1 AND a.log_id = $2 AND ($3::text IS NULL OR c.name > $3)
     ORDER BY c.name LIMIT $4`,
    [shardKey, logId, after, limit],
  );
  return rows;
}
