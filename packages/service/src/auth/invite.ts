import { addAccount, type Touchstone } from "@touchstone/server";
import { type Link, linkFor } from "./first-link.ts";
import type { SignIn } from "./sign-in.ts";
import { addUser } from "./users.ts";

/** Somebody who is to come in. */
export interface Invited {
  /** of the account that is made */
  readonly name: string;
  /** by which a provider of OpenID Connect knows them; null: none is to let them in */
  readonly address: string | null;
}

/**
 * Makes an account, which may do nothing yet, and a link for whoever it is for. Only a new one: a link for an account
 * that is there already would be a way into it.
 * @returns null where there is an account of this name, or one with this address
 */
export async function invite(
  service: {
    readonly touchstone: Touchstone;
    readonly signIn: SignIn;
    readonly config: { readonly publicUrl: string };
  },
  { name, address }: Invited,
): Promise<Link | null> {
  const { touchstone, signIn } = service;
  if (address !== null) {
    const { rows } = await signIn.pool.query("SELECT 1 FROM sign_in_user WHERE email = $1", [address.toLowerCase()]);
    if (rows.length > 0) return null;
  }
  const account = await addAccount(touchstone, name);
  if (account === null) return null;
  await addUser(signIn, account, touchstone.now(), address);
  return linkFor(service, account);
}
