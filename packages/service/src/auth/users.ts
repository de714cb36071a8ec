import { type Account, isReserved, type Tx, transaction } from "@touchstone/server";
import { hashOfNone, hashPassword, isPassword } from "./password.ts";
import type { SignIn } from "./sign-in.ts";

/** Somebody who can sign in, or will be able to. */
export type User = Pick<Account, "accountId" | "name">;

/**
 * Lets an account of the record have a sign-in: without a password for now, and whatever the record says of it. Done
 * again, it changes nothing but the address.
 * @param address e-mail by which a provider of OpenID Connect knows the person; null: none, or as before
 * @throws {RangeError} for a reserved account
 */
export async function addUser(
  signIn: SignIn,
  { accountId, name }: User,
  now: Date,
  address: string | null,
): Promise<void> {
  if (isReserved(name)) throw new RangeError(`addUser: got ${name}, as which nobody signs in`);
  await inTransaction(signIn, async (tx) => {
    await tx.query(
      `INSERT INTO sign_in_user (id, name, email, email_verified, created_at, updated_at, username, two_factor_enabled)
       VALUES ($1, $2, $3, $4, $5, $5, $2, false) ON CONFLICT (id) DO NOTHING`,
      [accountId, name, address?.toLowerCase() ?? addressOfNone(accountId), address !== null, now],
    );
    if (address !== null)
      await tx.query("UPDATE sign_in_user SET email = $2, email_verified = true, updated_at = $3 WHERE id = $1", [
        accountId,
        address.toLowerCase(),
        now,
      ]);
    await tx.query(
      `INSERT INTO sign_in_credential (id, account_id, provider_id, user_id, password, created_at, updated_at)
       VALUES ($1, $2, 'credential', $1, $3, $4, $4) ON CONFLICT (provider_id, account_id) DO NOTHING`,
      [accountId, accountId, hashOfNone(), now],
    );
  });
}

/** Nobody's address: better-auth wants one of everybody. @see RFC 2606 */
const addressOfNone = (accountId: string): string => `${accountId}@account.invalid`;

/** Gives an account a password; whoever was signed in with it is out. */
export async function setPassword(signIn: SignIn, accountId: string, password: string, now: Date): Promise<void> {
  const hash = await hashPassword(password);
  await inTransaction(signIn, async (tx) => {
    await storePassword(tx, accountId, hash, now);
    await tx.query("DELETE FROM sign_in_session WHERE user_id = $1", [accountId]);
  });
}

/** Stores the hash of a password. */
export async function storePassword(tx: Tx, accountId: string, hash: string, now: Date): Promise<void> {
  await tx.query(
    "UPDATE sign_in_credential SET password = $2, updated_at = $3 WHERE provider_id = 'credential' AND user_id = $1",
    [accountId, hash, now],
  );
}

/** Ends all by which an account can be acted with: sessions, password, second factor, passkeys, providers, tokens, slip. */
export async function endSignIn(signIn: SignIn, accountId: string, now: Date): Promise<void> {
  await inTransaction(signIn, async (tx) => {
    await storePassword(tx, accountId, hashOfNone(), now);
    for (const sql of ALL_OF_ACCOUNT) await tx.query(sql, [accountId]);
  });
}

const ALL_OF_ACCOUNT = [
  "DELETE FROM sign_in_session WHERE user_id = $1",
  "DELETE FROM sign_in_second_factor WHERE user_id = $1",
  "UPDATE sign_in_user SET two_factor_enabled = false WHERE id = $1",
  "DELETE FROM sign_in_passkey WHERE user_id = $1",
  "DELETE FROM sign_in_credential WHERE user_id = $1 AND provider_id <> 'credential'",
  "DELETE FROM sign_in_token WHERE account_id = $1",
  "DELETE FROM sign_in_slip WHERE account_id = $1",
  "DELETE FROM sign_in_verification WHERE value = $1::uuid::text", // a second factor that is being asked for
];

/** The hash that an account holds; null: it has no sign-in. */
export async function passwordHashOf({ pool }: SignIn, accountId: string): Promise<string | null> {
  const { rows } = await pool.query<{ password: string }>(
    "SELECT password FROM sign_in_credential WHERE provider_id = 'credential' AND user_id = $1",
    [accountId],
  );
  return rows[0]?.password ?? null;
}

/** Whether an account has chosen a password. */
export async function hasPassword(signIn: SignIn, accountId: string): Promise<boolean> {
  return isPassword((await passwordHashOf(signIn, accountId)) ?? "");
}

/** Work in one transaction on the tables of signing in. */
export function inTransaction<T>({ pool }: SignIn, work: (tx: Tx) => Promise<T>): Promise<T> {
  return transaction({ pool, commandPool: pool }, work);
}
