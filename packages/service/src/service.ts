import type { Touchstone } from "@touchstone/server";
import type { SignIn } from "./auth/sign-in.ts";
import type { Config } from "./config.ts";
import type { PrincipalOf } from "./http/principal.ts";

/** What routes are made of. */
export interface Service {
  readonly touchstone: Touchstone;
  readonly config: Config;
  readonly principalOf: PrincipalOf;
  readonly signIn: SignIn;
}
