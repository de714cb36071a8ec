import type { Grant } from "@touchstone/domain";
import type { LogName } from "../store/log.ts";
import { transaction } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";

/** A role that an account holds, has held or will hold, and where. */
export interface HeldRole extends Grant {
  readonly grantId: string;
  readonly log: LogName;
  /** when the account of a unit was last handed over: what was signed in before is out; null: never */
  readonly resetAt: Date | null;
}

/** Every role that was granted to an account, in every log, by log and time: for its own page, not for others. */
export async function rolesOf(touchstone: Touchstone, accountId: string): Promise<HeldRole[]> {
  const { rows } = await transaction(
    touchstone,
    (tx) =>
      tx.query<Omit<HeldRole, "log"> & LogName>(
        `SELECT l.kind, l.slug, g.grant_id AS "grantId", g.role, g.unit_id AS "unitId", g.valid_from AS "from",
                g.valid_until AS "until", g.reset_at AS "resetAt"
         FROM actor a
         JOIN role_grant g ON g.shard_key = a.shard_key AND g.log_id = a.log_id AND g.actor_id = a.actor_id
         JOIN log l ON l.log_id = g.log_id
         WHERE a.account_id = $1
         ORDER BY l.no, g.seq`,
        [accountId],
      ),
    { readOnly: true, pipelined: true },
  );
  return rows.map(({ kind, slug, ...grant }) => ({ log: { kind, slug }, ...grant }));
}
