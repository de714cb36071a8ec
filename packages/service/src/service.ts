import type { Touchstone } from "@touchstone/server";
import type { SignIn } from "./auth/sign-in.ts";
import type { Config } from "./config.ts";
import type { PrincipalOf } from "./http/principal.ts";
import type { Clock } from "./procedure/clock.ts";

/** What routes are made of. */
export interface Service {
  readonly touchstone: Touchstone;
  readonly config: Config;
  readonly principalOf: PrincipalOf;
  readonly signIn: SignIn;
  /** what does what is due; none where nothing is to happen by itself */
  readonly clock?: Pick<Clock, "figures">;
}
