import type { Touchstone } from "@touchstone/server";
import { ProblemError } from "../http/problem.ts";
import { clientOf, guessed } from "./guessing.ts";
import { hashPassword, isOutdated, type PasswordFault, passwordFault } from "./password.ts";
import { endSession, sessionOf } from "./session.ts";
import type { SignIn } from "./sign-in.ts";
import { choosePassword, holderOfTicket, plainCode, ticketFor } from "./slips.ts";
import { inTransaction, passwordHashOf, storePassword } from "./users.ts";

/** What acts of signing in need: where, and who asks from where. */
export interface Scene {
  readonly touchstone: Touchstone;
  readonly signIn: SignIn;
  readonly request: {
    readonly ip: string;
    readonly headers: { readonly cookie?: string | undefined; "user-agent"?: string | undefined };
  };
}

/** Somebody is signed in, or has to show a second factor; the browser is to keep these cookies. */
export interface SignedIn {
  readonly step: "signed-in" | "second-factor";
  readonly cookies: readonly string[];
}

/** Signs in by the name of an account, or the code of a unit, and a password; null: one of the two is wrong. */
export async function signInByPassword(
  scene: Scene,
  { account, password }: { readonly account: string; readonly password: string },
): Promise<SignedIn | null> {
  const { signIn, request } = scene;
  const typed = plainCode(account);
  return guessed(signIn, { client: clientOf(request), what: `account ${typed}` }, async () => {
    const name = await accountNamed(signIn, typed);
    if (name === null) {
      await hashPassword(password); // so that nobody learns by the time which accounts there are
      return null;
    }
    const answer = await signIn.auth.api.signInUsername({
      body: { username: name, password },
      headers: headersOf(request, ""),
      asResponse: true,
    });
    const signedIn = await signedInBy(answer);
    if (signedIn === null) return null;
    await renewHash(scene, name, password);
    await endSessionBefore(scene);
    return signedIn;
  });
}

/** The account of this name, else the one whose unit has this code; null: none, or several have it. */
async function accountNamed({ pool }: SignIn, typed: string): Promise<string | null> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT username AS name FROM sign_in_user
     WHERE username = $1 OR id IN (SELECT account_id FROM sign_in_unit WHERE code = $1) LIMIT 3`,
    [typed],
  );
  const exact = rows.find(({ name }) => name === typed);
  return exact?.name ?? (rows.length === 1 ? (rows[0]?.name ?? null) : null);
}

/** Hashes a password again that was hashed more cheaply than today. */
async function renewHash({ signIn, touchstone }: Scene, name: string, password: string): Promise<void> {
  const { rows } = await signIn.pool.query<{ id: string }>("SELECT id FROM sign_in_user WHERE username = $1", [name]);
  const id = rows[0]?.id;
  const hash = id === undefined ? null : await passwordHashOf(signIn, id);
  if (id === undefined || hash === null || !isOutdated(hash)) return;
  const renewed = await hashPassword(password);
  await inTransaction(signIn, (tx) => storePassword(tx, id, renewed, touchstone.now()));
}

/** Shows the second factor of a sign-in that was begun: six digits, or a recovery code. null: it is wrong. */
export async function signInBySecondFactor(scene: Scene, code: string): Promise<SignedIn | null> {
  const { signIn, request } = scene;
  const plain = code.normalize("NFKC").replaceAll(/\s/g, "");
  const begun = cookieNamed(request.headers.cookie, "touchstone.two_factor");
  if (begun === null) return null;
  return guessed(signIn, { client: clientOf(request), what: `second factor ${begun.slice(0, 120)}` }, async () => {
    // without the cookie of a session, which would be looked at instead
    const headers = headersOf(request, begun);
    const isDigits = /^\d{6}$/.test(plain);
    const answer = isDigits
      ? await signIn.auth.api.verifyTOTP({ body: { code: plain }, headers, asResponse: true })
      : await signIn.auth.api.verifyBackupCode({ body: { code: plain }, headers, asResponse: true });
    const signedIn = await signedInBy(answer.clone());
    if (signedIn === null) return null;
    const { user } = (await answer.json()) as { user: { id: string } }; // what better-auth answers with a session
    if (isDigits && !signIn.usedCodes.use(user.id, plain, Date.now())) {
      await endNewest(signIn, signedIn);
      return null;
    }
    await endSessionBefore(scene);
    return signedIn;
  });
}

/** Ends the session that was just made, for a code that was used before. */
async function endNewest(signIn: SignIn, { cookies }: SignedIn): Promise<void> {
  const session = await sessionOf(signIn, cookies.map((cookie) => cookie.split(";")[0]).join("; "));
  if (session) await endSession(signIn, session.accountId, session.sessionId);
}

/** Signs in by a code and a slip, or by a link: a ticket to choose a password with. null: they are not right. */
export async function beginFirstSignIn(
  { signIn, request, touchstone }: Scene,
  typed: { readonly code: string; readonly slip: string } | { readonly link: string },
): Promise<string | null> {
  const what = "link" in typed ? `link ${typed.link.slice(0, 64)}` : `slip ${plainCode(typed.code)}`;
  return guessed(signIn, { client: clientOf(request), what }, () => ticketFor(signIn, typed, touchstone.now()));
}

/** What came of choosing a password. */
export type Chosen =
  | SignedIn
  | { readonly step: "refused"; readonly fault: PasswordFault }
  | { readonly step: "no-ticket" };

/** Chooses the first password, with a ticket, and signs in. */
export async function chooseFirstPassword(scene: Scene, ticket: string, password: string): Promise<Chosen> {
  const { signIn, touchstone, request } = scene;
  const holder = await holderOfTicket(signIn, ticket, touchstone.now());
  if (holder === null) return { step: "no-ticket" };
  const fault = passwordFault(password, holder.name);
  if (fault !== null) return { step: "refused", fault };
  if ((await choosePassword(signIn, ticket, password, touchstone.now())) === null) return { step: "no-ticket" };
  const answer = await signIn.auth.api.signInUsername({
    body: { username: holder.name, password },
    headers: headersOf(request, ""),
    asResponse: true,
  });
  const signedIn = await signedInBy(answer);
  if (signedIn === null) return { step: "no-ticket" }; // chosen again meanwhile, elsewhere
  await endSessionBefore(scene);
  return signedIn;
}

/** The browser's session from before a sign-in ends: it has a new one. */
async function endSessionBefore({ signIn, request }: Scene): Promise<void> {
  const before = await sessionOf(signIn, request.headers.cookie);
  if (before) await endSession(signIn, before.accountId, before.sessionId);
}

/** What better-auth is told of a request: the cookies it may see, and what the browser calls itself. */
export function headersOf({ headers }: Scene["request"], cookie: string | undefined = headers.cookie): Headers {
  const told = new Headers();
  if (cookie) told.set("cookie", cookie);
  const agent = headers["user-agent"];
  if (agent) told.set("user-agent", agent.slice(0, 300));
  return told;
}

/** What better-auth answered to a sign-in; null: a no. @throws {ProblemError} where it could not tell */
async function signedInBy(answer: Response): Promise<SignedIn | null> {
  if (answer.status === 429)
    throw new ProblemError("too-many-requests", "Too many tries that failed. Wait a quarter of an hour.");
  if (answer.status >= 500) throw new Error(`better-auth answered ${answer.status}`);
  if (!answer.ok) return null;
  const body: unknown = await answer.json();
  const isBegun = typeof body === "object" && body !== null && "twoFactorRedirect" in body;
  return { step: isBegun ? "second-factor" : "signed-in", cookies: answer.headers.getSetCookie() };
}

/** One cookie of a header, as `name=value`, with or without the prefix of secure cookies; null: it is not there. */
function cookieNamed(header: string | undefined, name: string): string | null {
  const all = (header ?? "").split(";").map((one) => one.trim());
  return all.find((one) => one.startsWith(`${name}=`) || one.startsWith(`__Secure-${name}=`)) ?? null;
}
