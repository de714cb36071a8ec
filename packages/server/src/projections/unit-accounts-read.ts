import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import { belowUnit } from "../units-above.ts";

/** The account of a unit: for whoever hands it over. */
export interface UnitAccount {
  readonly grantId: string;
  readonly account: string;
  readonly unitId: string;
  readonly from: string;
  readonly until: string | null;
  /** when it was last handed over; null: never */
  readonly resetAt: Date | null;
}

/**
 * The accounts of units in a programme, in the order in which they were opened, those that are closed too.
 * @param of `below`: only of this unit and of those below it on `today`; null: of all
 */
export async function unitAccountsOf(
  tx: Tx,
  log: Log,
  { below, today }: { readonly below: string | null; readonly today: string },
): Promise<UnitAccount[]> {
  const units = below === null ? null : await belowUnit(tx, log, below, today);
  const { rows } = await tx.query<UnitAccount>(
    `SELECT g.grant_id AS "grantId", c.name AS account, g.unit_id AS "unitId", g.valid_from AS "from",
            g.valid_until AS "until", g.reset_at AS "resetAt"
     FROM role_grant g
     JOIN actor a ON a.shard_key = g.shard_key AND a.log_id = g.log_id AND a.actor_id = g.actor_id
     JOIN account c ON c.account_id = a.account_id
     WHERE g.shard_key = $1 AND g.log_id = $2 AND g.role = 'unit' AND ($3::uuid[] IS NULL OR g.unit_id = ANY($3::uuid[]))
     ORDER BY g.seq`,
    [log.shardKey, log.logId, units],
  );
  return rows;
}
