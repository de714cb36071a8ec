import type { SignIn } from "./sign-in.ts";

/** A session that stands. */
export interface Session {
  readonly sessionId: string;
  readonly accountId: string;
  /** name of the account */
  readonly account: string;
  readonly hasSecondFactor: boolean;
}

/** The session of a cookie header; null: none, or it has ended. */
export async function sessionOf({ auth }: SignIn, cookie: string | undefined): Promise<Session | null> {
  if (!cookie?.includes("touchstone.session_token=")) return null;
  const found = await auth.api.getSession({ headers: new Headers({ cookie }) });
  if (!found) return null;
  const { session, user } = found;
  return {
    sessionId: session.id,
    accountId: user.id,
    account: user.username ?? "",
    hasSecondFactor: user.twoFactorEnabled === true,
  };
}

/** A session as it is listed. */
export interface ListedSession {
  readonly sessionId: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** what the browser calls itself; null: it did not say */
  readonly userAgent: string | null;
}

/** The sessions of an account that stand, the latest first. */
export async function sessionsOf({ pool }: SignIn, accountId: string): Promise<ListedSession[]> {
  const { rows } = await pool.query<ListedSession>(
    `SELECT id AS "sessionId", created_at AS "createdAt", expires_at AS "expiresAt", user_agent AS "userAgent"
     FROM sign_in_session WHERE user_id = $1 AND expires_at > $2 ORDER BY created_at DESC, id DESC`,
    [accountId, new Date()], // better-auth's sessions go by the clock of the machine
  );
  return rows;
}

/** Ends a session of this account. @returns whether there was one */
export async function endSession({ pool }: SignIn, accountId: string, sessionId: string): Promise<boolean> {
  const { rowCount } = await pool.query("DELETE FROM sign_in_session WHERE user_id = $1 AND id = $2", [
    accountId,
    sessionId,
  ]);
  return rowCount === 1;
}

/** Ends all sessions of an account but one. @returns how many */
export async function endOtherSessions({ pool }: SignIn, accountId: string, sessionId: string): Promise<number> {
  const { rowCount } = await pool.query("DELETE FROM sign_in_session WHERE user_id = $1 AND id <> $2", [
    accountId,
    sessionId,
  ]);
  return rowCount ?? 0;
}
