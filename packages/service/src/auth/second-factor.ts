import { headersOf, type Scene } from "./acts.ts";
import { clientOf, guessed } from "./guessing.ts";
import type { Session } from "./session.ts";

/** What goes into an authenticator, and what is kept on paper: shown once. */
export interface SecondFactor {
  /** `otpauth://totp/…`, for a QR code */
  readonly uri: string;
  /** the same in letters, base32 */
  readonly secret: string;
  /** each lets in once, without the authenticator */
  readonly recoveryCodes: readonly string[];
}

/** Begins a second factor, which is asked for once it is confirmed. */
export async function beginSecondFactor(
  { signIn, request }: Scene,
  { account, accountId, hasSecondFactor }: Session,
  password: string,
): Promise<SecondFactor | "wrong" | "has-one"> {
  if (hasSecondFactor) return "has-one";
  const begun = await guessed(signIn, { client: clientOf(request), what: `own password ${accountId}` }, async () => {
    const answer = await signIn.auth.api.enableTwoFactor({
      body: { password, method: "totp" },
      headers: headersOf(request),
      asResponse: true,
    });
    if (answer.status >= 500) throw new Error(`better-auth answered ${answer.status}`);
    return answer.ok ? ((await answer.json()) as { totpURI: string; backupCodes: string[] }) : null; // better-auth's own answer
  });
  if (begun === null) return "wrong";
  const secret = new URL(begun.totpURI).searchParams.get("secret") ?? "";
  const label = encodeURIComponent(`Touchstone:${account}`); // better-auth would put an address there that nobody has
  const uri = `otpauth://totp/${label}?secret=${secret}&issuer=Touchstone&digits=6&period=30`;
  return { uri, secret, recoveryCodes: begun.backupCodes };
}

/** Confirms it by a code. @returns cookies of the session, which is another; null: the code is wrong */
export async function confirmSecondFactor(
  { signIn, request }: Scene,
  { accountId }: Session,
  code: string,
): Promise<readonly string[] | null> {
  const plain = code.normalize("NFKC").replaceAll(/\s/g, "");
  return guessed(signIn, { client: clientOf(request), what: `own code ${accountId}` }, async () => {
    const answer = await signIn.auth.api.verifyTOTP({
      body: { code: plain },
      headers: headersOf(request),
      asResponse: true,
    });
    if (answer.status >= 500) throw new Error(`better-auth answered ${answer.status}`);
    if (!answer.ok) return null;
    signIn.usedCodes.use(accountId, plain, Date.now());
    return answer.headers.getSetCookie();
  });
}

/** Ends it. @returns cookies of the session, which is another; null: the password is wrong */
export async function endSecondFactor(
  { signIn, request }: Scene,
  { accountId }: Session,
  password: string,
): Promise<readonly string[] | null> {
  return guessed(signIn, { client: clientOf(request), what: `own password ${accountId}` }, async () => {
    const answer = await signIn.auth.api.disableTwoFactor({
      body: { password },
      headers: headersOf(request),
      asResponse: true,
    });
    if (answer.status >= 500) throw new Error(`better-auth answered ${answer.status}`);
    return answer.ok ? answer.headers.getSetCookie() : null;
  });
}
