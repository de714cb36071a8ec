import type { Touchstone } from "../touchstone.ts";
import { accountId } from "./actors.ts";
import { transaction } from "./tx.ts";

/** Acts where a deadline has passed: no person. */
export const CLOCK_ACCOUNT = "touchstone-clock";
/** Acts for whoever needs no account: who objects, say. */
export const PUBLIC_ACCOUNT = "public";

type ReservedName = typeof CLOCK_ACCOUNT | typeof PUBLIC_ACCOUNT;
const RESERVED: ReadonlySet<string> = new Set<ReservedName>([CLOCK_ACCOUNT, PUBLIC_ACCOUNT]);

/** Whether a name is one that nobody can have: no role is granted to it, and nobody signs in by it. */
export const isReserved = (name: string): boolean => RESERVED.has(name);

/** Name of a reserved account, which is made where it is not there yet. */
export async function reservedAccount(touchstone: Touchstone, name: ReservedName): Promise<ReservedName> {
  if (touchstone.accounts.has(name)) return name;
  await transaction(
    touchstone,
    async (tx) => {
      if ((await accountId(tx, name)) !== null) return;
      await tx.query(
        "INSERT INTO account (account_id, name, created_at) VALUES ($1, $2, $3) ON CONFLICT (name) DO NOTHING",
        [touchstone.newId(), name, touchstone.now()],
      );
    },
    { pipelined: true },
  );
  return name;
}
