import { headersOf, type Scene } from "./acts.ts";
import { clientOf, guessed } from "./guessing.ts";
import { type PasswordFault, passwordFault } from "./password.ts";
import type { Session } from "./session.ts";

/** What came of changing a password. */
export type Changed =
  | { readonly step: "changed"; readonly cookies: readonly string[] }
  | { readonly step: "refused"; readonly fault: PasswordFault }
  | { readonly step: "wrong" };

/** Changes the password of whoever is signed in: all sessions end, and the one that asks has another. */
export async function changePassword(
  { signIn, request }: Scene,
  { account, accountId }: Session,
  { current, next }: { readonly current: string; readonly next: string },
): Promise<Changed> {
  const fault = passwordFault(next, account);
  if (fault !== null) return { step: "refused", fault };
  const changed = await guessed(signIn, { client: clientOf(request), what: `own password ${accountId}` }, async () => {
    const answer = await signIn.auth.api.changePassword({
      body: { currentPassword: current, newPassword: next, revokeOtherSessions: true },
      headers: headersOf(request),
      asResponse: true,
    });
    if (answer.status >= 500) throw new Error(`better-auth answered ${answer.status}`);
    return answer.ok ? answer.headers.getSetCookie() : null;
  });
  return changed === null ? { step: "wrong" } : { step: "changed", cookies: changed };
}
