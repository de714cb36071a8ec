import { createHmac, randomBytes, randomInt, timingSafeEqual } from "node:crypto";
import { hashPassword } from "./password.ts";
import type { SignIn } from "./sign-in.ts";
import { inTransaction, storePassword } from "./users.ts";

/** Letters and digits of a slip: those that nobody takes for another, in print or by hand. */
export const SLIP_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const SLIP_LENGTH = 10; // 31¹⁰, some 49 bits

/** How long a slip and a link may be used. */
const SLIP_DAYS = 60;
const LINK_HOURS = 24;
const TICKET_MS = 30 * 60_000;

/** What lets somebody choose a password, once. Shown or printed, and kept nowhere. */
export interface Opening {
  /** `ABCDE-FGHJK`, to be typed with the unit's code; of a link, what follows `#` */
  readonly words: string;
  readonly expiresAt: Date;
}

/** Whom an opening is for, and with what it has to come. */
interface OpeningFor {
  readonly accountId: string;
  readonly now: Date;
}

/** Gives an account a slip, to be used with this code; one from before is void. */
export async function giveSlip(signIn: SignIn, { accountId, now }: OpeningFor, code: string): Promise<Opening> {
  const plain = Array.from({ length: SLIP_LENGTH }, () => SLIP_ALPHABET[randomInt(SLIP_ALPHABET.length)]).join("");
  const expiresAt = new Date(now.getTime() + SLIP_DAYS * 86_400_000);
  await keep(signIn, { accountId, now, kind: "slip", mac: slipMac(signIn, code, plain), expiresAt });
  return { words: `${plain.slice(0, 5)}-${plain.slice(5)}`, expiresAt };
}

/** Gives an account a link; a slip or link from before is void. */
export async function giveLink(signIn: SignIn, { accountId, now }: OpeningFor): Promise<Opening> {
  const words = randomBytes(32).toString("base64url");
  const expiresAt = new Date(now.getTime() + LINK_HOURS * 3_600_000);
  await keep(signIn, { accountId, now, kind: "link", mac: linkMac(signIn, words), expiresAt });
  return { words, expiresAt };
}

interface Kept extends OpeningFor {
  readonly kind: "slip" | "link";
  readonly mac: Buffer;
  readonly expiresAt: Date;
}

async function keep({ pool }: SignIn, { accountId, kind, mac, now, expiresAt }: Kept): Promise<void> {
  await pool.query(
    `INSERT INTO sign_in_slip (account_id, kind, mac, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (account_id) DO UPDATE SET kind = $2, mac = $3, created_at = $4, expires_at = $5`,
    [accountId, kind, mac, now, expiresAt],
  );
}

/** A unit's code as it is compared: case and space around don't matter. */
export const plainCode = (code: string): string => code.normalize("NFKC").trim().toLowerCase();

const slipMac = ({ macKey }: SignIn, code: string, slip: string): Buffer =>
  createHmac("sha256", macKey)
    .update(`slip\0${plainCode(code)}\0${slip}`)
    .digest();

const linkMac = ({ macKey }: SignIn, words: string): Buffer =>
  createHmac("sha256", macKey).update(`link\0${words}`).digest();

/** What is typed from a slip: small letters, spaces and strokes are as good. */
const plainSlip = (typed: string): string =>
  typed
    .normalize("NFKC")
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, "");

/**
 * Whether there is such an opening: a ticket to choose a password with within half an hour, which is signed. The opening
 * itself stays until then, as a browser may be closed meanwhile. Found by its mac, which nobody without the key can
 * choose, so that the time of looking tells nothing.
 */
export async function ticketFor(
  signIn: SignIn,
  typed: { readonly code: string; readonly slip: string } | { readonly link: string },
  now: Date,
): Promise<string | null> {
  const mac = "link" in typed ? linkMac(signIn, typed.link.trim()) : slipMac(signIn, typed.code, plainSlip(typed.slip));
  const { rows } = await signIn.pool.query("SELECT 1 FROM sign_in_slip WHERE mac = $1 AND expires_at > $2", [mac, now]);
  if (rows.length === 0) return null;
  const body = `${mac.toString("base64url")}.${now.getTime() + TICKET_MS}`;
  return `${body}.${ticketMac(signIn, body).toString("base64url")}`;
}

const ticketMac = ({ macKey }: SignIn, body: string): Buffer =>
  createHmac("sha256", macKey).update(`ticket\0${body}`).digest();

/** Whom a ticket is for, while its opening is there and neither has run out; null: nobody. */
export async function holderOfTicket(
  signIn: SignIn,
  ticket: string,
  now: Date,
): Promise<{ readonly accountId: string; readonly name: string } | null> {
  const mac = openingOf(signIn, ticket, now);
  if (mac === null) return null;
  const { rows } = await signIn.pool.query<{ accountId: string; name: string }>(
    `SELECT u.id AS "accountId", u.username AS name FROM sign_in_slip s JOIN sign_in_user u ON u.id = s.account_id
     WHERE s.mac = $1 AND s.expires_at > $2`,
    [mac, now],
  );
  return rows[0] ?? null;
}

/**
 * Uses an opening up: the account has this password and nobody is signed in with it any more.
 * @returns the account; null where the opening was used meanwhile, by whomever
 */
export async function choosePassword(
  signIn: SignIn,
  ticket: string,
  password: string,
  now: Date,
): Promise<string | null> {
  const mac = openingOf(signIn, ticket, now);
  if (mac === null) return null;
  const hash = await hashPassword(password);
  return inTransaction(signIn, async (tx) => {
    const { rows } = await tx.query<{ account_id: string }>(
      "DELETE FROM sign_in_slip WHERE mac = $1 AND expires_at > $2 RETURNING account_id",
      [mac, now],
    );
    const accountId = rows[0]?.account_id;
    if (accountId === undefined) return null;
    await storePassword(tx, accountId, hash, now);
    await tx.query("DELETE FROM sign_in_session WHERE user_id = $1", [accountId]);
    return accountId;
  });
}

/** Mac of the opening that a ticket is for; null where the ticket is not ours, or too old. */
function openingOf(signIn: SignIn, ticket: string, now: Date): Buffer | null {
  const [mac = "", until = "", sign = ""] = ticket.split(".");
  const given = Buffer.from(sign, "base64url");
  const right = ticketMac(signIn, `${mac}.${until}`);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  return Number(until) > now.getTime() ? Buffer.from(mac, "base64url") : null;
}
