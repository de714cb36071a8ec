import { listAccounts, type Touchstone } from "@touchstone/server";
import { openSignIn } from "../auth/sign-in.ts";
import { addUser, setPassword } from "../auth/users.ts";
import type { DemoAccount } from "./demo-accounts.ts";

/** Lets the accounts of a demo sign in, all by the same password. */
export async function giveSignIns(
  touchstone: Touchstone,
  accounts: readonly DemoAccount[],
  password: string,
): Promise<void> {
  const signIn = await openSignIn(touchstone, { publicUrl: "http://localhost", oidc: [] }); // links and cookies are not made here
  try {
    const wanted = new Set(accounts.map(({ name }) => name));
    for (const account of await listAccounts(touchstone)) {
      if (!wanted.has(account.name)) continue;
      await addUser(signIn, account, touchstone.now(), null);
      await setPassword(signIn, account.accountId, password, touchstone.now());
    }
  } finally {
    await signIn.close();
  }
}
