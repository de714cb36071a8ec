import type { Touchstone } from "@touchstone/server";
import { firstLink, type Link } from "./auth/first-link.ts";
import { openSignIn } from "./auth/sign-in.ts";
import type { Config } from "./config.ts";

/** The one-time link for the first administrator of a record; null where somebody can sign in already. */
export async function firstLinkOn(touchstone: Touchstone, config: Config): Promise<Link | null> {
  const signIn = await openSignIn(touchstone, config);
  try {
    return await firstLink({ touchstone, signIn, config });
  } finally {
    await signIn.close();
  }
}
