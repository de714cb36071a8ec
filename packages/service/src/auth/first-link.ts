import { addAccount, listAccounts, type Touchstone } from "@touchstone/server";
import { isPassword } from "./password.ts";
import type { SignIn } from "./sign-in.ts";
import { giveLink } from "./slips.ts";
import { addUser, type User } from "./users.ts";

/** A link with which somebody chooses a password, once. */
export interface Link {
  readonly account: string;
  /** whole, without a language, so that it opens in its reader's; what follows `#` never reaches the server's log */
  readonly url: string;
  readonly expiresAt: Date;
}

interface Where {
  readonly touchstone: Touchstone;
  readonly signIn: SignIn;
  readonly config: { readonly publicUrl: string };
}

/**
 * The link for the first administrator: of a record in which nobody can sign in yet, for its first account, which is made
 * where there is none. null: somebody can. Each call makes the link before it void.
 */
export async function firstLink(service: Where): Promise<Link | null> {
  const { touchstone, signIn } = service;
  const { rows } = await signIn.pool.query<{ password: string }>("SELECT password FROM sign_in_credential", []);
  if (rows.some(({ password }) => password === null || isPassword(password))) return null;
  const accounts = await listAccounts(touchstone);
  const first = accounts.toSorted(
    (a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.accountId < b.accountId ? -1 : 1),
  )[0];
  return linkFor(service, first ?? (await madeAccount(touchstone)));
}

/** A link for an account: whoever has it chooses a new password. What was signed in stays until then. */
export async function linkFor({ touchstone, signIn, config }: Where, user: User): Promise<Link> {
  await addUser(signIn, user, touchstone.now(), null);
  const { words, expiresAt } = await giveLink(signIn, { accountId: user.accountId, now: touchstone.now() });
  return { account: user.name, url: `${config.publicUrl}/sign-in/link#${words}`, expiresAt };
}

const FIRST_NAME = "administrator";

async function madeAccount(touchstone: Touchstone): Promise<User> {
  const made = await addAccount(touchstone, FIRST_NAME);
  if (made === null) throw new Error(`firstLink: the account ${FIRST_NAME} was made meanwhile; ask again`);
  return made;
}
