import type { Touchstone } from "@touchstone/server";
import { type Principal, type PrincipalOf, SCOPES } from "../http/principal.ts";
import { ProblemError } from "../http/problem.ts";
import { sessionOf } from "./session.ts";
import type { SignIn } from "./sign-in.ts";
import { holderOfToken } from "./tokens.ts";
import { latestReset } from "./unit-accounts.ts";
import { endSignIn } from "./users.ts";

/**
 * Who asks: the account of a token in the header, else of the session in the cookie. A session that has ended makes its
 * browser the public, which may sign in again; a token that is not, or no longer, valid is told so.
 */
export function principalOf(touchstone: Touchstone, signIn: SignIn): PrincipalOf {
  return async ({ headers, routeOptions }) => {
    const [, bearer] = /^bearer +(.*)$/i.exec(headers.authorization ?? "") ?? [];
    if (bearer !== undefined && routeOptions.url !== "/metrics") return byToken(touchstone, signIn, bearer.trim());
    const session = await sessionOf(signIn, headers.cookie);
    if (session === null) return null;
    const { accountId, account } = session;
    if (await isHandedOver(touchstone, signIn, accountId)) return null;
    return { account, accountId, by: "session", scopes: new Set(SCOPES) };
  };
}

async function byToken(touchstone: Touchstone, signIn: SignIn, words: string): Promise<Principal> {
  const holder = await holderOfToken(signIn, words, touchstone.now());
  if (holder === null || (await isHandedOver(touchstone, signIn, holder.accountId)))
    throw new ProblemError("not-signed-in", "The token is not, or no longer, valid. Its owner can make another.");
  const { account, accountId, scopes } = holder;
  return { account, accountId, by: "token", scopes: new Set(scopes) };
}

/**
 * Whether the account of a unit was handed over, as the record has it, and what was signed in before is still there: it
 * is ended then. So whatever road `ResetUnitAccount` came by, and in whichever programme, nobody from before is left.
 */
async function isHandedOver(touchstone: Touchstone, signIn: SignIn, accountId: string): Promise<boolean> {
  const reset = await latestReset(touchstone, accountId);
  if (reset === null) return false;
  const { rows } = await signIn.pool.query<{ resetSeen: Date | null }>(
    `SELECT reset_seen AS "resetSeen" FROM sign_in_unit WHERE account_id = $1`,
    [accountId],
  );
  if (rows[0]?.resetSeen?.getTime() === reset.getTime()) return false;
  await endSignIn(signIn, accountId, touchstone.now());
  return true;
}
