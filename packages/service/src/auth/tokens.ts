import { createHash, randomBytes } from "node:crypto";
import type { Touchstone } from "@touchstone/server";
import { SCOPES, type Scope } from "../http/principal.ts";
import type { SignIn } from "./sign-in.ts";

/** A token of an account, as it is listed: never the words themselves. */
export interface Token {
  readonly tokenId: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: Date;
  /** null: until it is ended */
  readonly expiresAt: Date | null;
  /** day, UTC; null: never */
  readonly lastUsedOn: string | null;
}

/** What a token is to be. */
export type TokenWanted = Pick<Token, "name" | "scopes" | "expiresAt">;

/** How many an account may have at once. */
export const MOST_TOKENS = 50;

/** Makes a token. @returns its words, which are shown once; null where the account has as many as it may */
export async function makeToken(
  { pool }: SignIn,
  { newId, now }: Pick<Touchstone, "newId" | "now">,
  accountId: string,
  { name, scopes, expiresAt }: TokenWanted,
): Promise<{ readonly tokenId: string; readonly words: string } | null> {
  const tokenId = newId();
  const words = `ts_${randomBytes(32).toString("base64url")}`;
  const { rowCount } = await pool.query(
    `INSERT INTO sign_in_token (token_id, account_id, name, scopes, sha256, created_at, expires_at)
     SELECT $1, $2, $3, $4, $5, $6, $7
     WHERE (SELECT count(*) FROM sign_in_token WHERE account_id = $2) < $8`,
    [
      tokenId,
      accountId,
      name,
      SCOPES.filter((scope) => scopes.includes(scope)),
      digestOf(words),
      now(),
      expiresAt,
      MOST_TOKENS,
    ],
  );
  return rowCount === 1 ? { tokenId, words } : null;
}

/** The tokens of an account, the latest first, those that have run out too. */
export async function tokensOf({ pool }: SignIn, accountId: string): Promise<Token[]> {
  const { rows } = await pool.query<Token>(
    `SELECT token_id AS "tokenId", name, scopes, created_at AS "createdAt", expires_at AS "expiresAt",
            last_used_on AS "lastUsedOn"
     FROM sign_in_token WHERE account_id = $1 ORDER BY created_at DESC, token_id DESC`,
    [accountId],
  );
  return rows;
}

/** Ends a token of this account. @returns whether there was one */
export async function endToken({ pool }: SignIn, accountId: string, tokenId: string): Promise<boolean> {
  const { rowCount } = await pool.query("DELETE FROM sign_in_token WHERE account_id = $1 AND token_id = $2", [
    accountId,
    tokenId,
  ]);
  return rowCount === 1;
}

/** Whose token it is and what for; null: nobody's, or it has run out. Notes the day of its use, once a day. */
export async function holderOfToken(
  { pool }: SignIn,
  words: string,
  now: Date,
): Promise<{ readonly accountId: string; readonly account: string; readonly scopes: readonly Scope[] } | null> {
  if (!/^ts_[A-Za-z0-9_-]{43}$/.test(words)) return null;
  const { rows } = await pool.query<{
    tokenId: string;
    accountId: string;
    account: string;
    scopes: Scope[];
    lastUsedOn: string | null;
  }>(
    `SELECT t.token_id AS "tokenId", t.account_id AS "accountId", u.username AS account, t.scopes,
            t.last_used_on AS "lastUsedOn"
     FROM sign_in_token t JOIN sign_in_user u ON u.id = t.account_id
     WHERE t.sha256 = $1 AND (t.expires_at IS NULL OR t.expires_at > $2)`,
    [digestOf(words), now],
  );
  const [found] = rows;
  if (!found) return null;
  const today = now.toISOString().slice(0, 10);
  if (found.lastUsedOn !== today)
    await pool.query("UPDATE sign_in_token SET last_used_on = $2 WHERE token_id = $1", [found.tokenId, today]);
  return found;
}

const digestOf = (words: string): Buffer => createHash("sha256").update(words).digest();
