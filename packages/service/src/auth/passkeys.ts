import type { SignIn } from "./sign-in.ts";

/** A passkey as it is listed. */
export interface Passkey {
  readonly passkeyId: string;
  /** as its owner called it */
  readonly name: string | null;
  readonly createdAt: Date | null;
}

/** The passkeys of an account, the first one first. */
export async function passkeysOf({ pool }: SignIn, accountId: string): Promise<Passkey[]> {
  const { rows } = await pool.query<Passkey>(
    `SELECT id AS "passkeyId", name, created_at AS "createdAt" FROM sign_in_passkey WHERE user_id = $1
     ORDER BY created_at, id`,
    [accountId],
  );
  return rows;
}

/** Ends a passkey of this account. @returns whether there was one */
export async function endPasskey({ pool }: SignIn, accountId: string, passkeyId: string): Promise<boolean> {
  const { rowCount } = await pool.query("DELETE FROM sign_in_passkey WHERE user_id = $1 AND id = $2", [
    accountId,
    passkeyId,
  ]);
  return rowCount === 1;
}
