import { isReserved } from "./store/reserved.ts";
import { type TransactionOptions, type Tx, transaction } from "./store/tx.ts";
import type { Touchstone } from "./touchstone.ts";
import { whileWritable } from "./writable.ts";

/** Somebody who can act, by name. What they may do is granted per log. */
export interface Account {
  readonly accountId: string;
  readonly name: string;
  readonly createdAt: Date;
}

const QUICK: TransactionOptions = { pipelined: true };

/**
 * Makes an account: no event, for names are personal; it may do nothing until a role is granted to it.
 * @returns null if there is one of this name, or it is reserved
 * @throws {RangeError} for a name that is no account name: small letters, digits, `.`, `_`, `-`; at most 64
 */
export async function addAccount(touchstone: Touchstone, name: string): Promise<Account | null> {
  if (!/^[a-z0-9][a-z0-9._-]{0,63}$/.test(name))
    throw new RangeError(`addAccount: got "${name}", want small letters, digits, ".", "_" or "-", at most 64`);
  if (isReserved(name)) return null;
  const account = { accountId: touchstone.newId(), name, createdAt: touchstone.now() };
  const work = async (tx: Tx): Promise<Account | null> => {
    const { rowCount } = await tx.query(
      "INSERT INTO account (account_id, name, created_at) VALUES ($1, $2, $3) ON CONFLICT (name) DO NOTHING",
      [account.accountId, name, account.createdAt],
    );
    return rowCount === 1 ? account : null;
  };
  return whileWritable(touchstone.health, () => transaction(touchstone, work, QUICK));
}

/** All accounts, by name. */
export async function listAccounts(touchstone: Touchstone): Promise<Account[]> {
  return transaction(
    touchstone,
    async (tx) => {
      const { rows } = await tx.query<Account>(
        `SELECT account_id AS "accountId", name, created_at AS "createdAt" FROM account ORDER BY name`,
      );
      return rows;
    },
    QUICK,
  );
}
