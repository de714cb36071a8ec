import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { isCommonPassword } from "./common-passwords.ts";

/** What a password costs to check: kibibytes of memory, passes over it, lanes. Raise these, and nothing else. */
export interface PasswordCost {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** @see OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, 2 passes, 1 lane */
export const PASSWORD_COST: PasswordCost = { memory: 19_456, passes: 2, parallelism: 1 };

/** Characters that a password has at least and at most. */
export const PASSWORD_LENGTH = { least: 10, most: 128 } as const;

/** What is wrong with a password that somebody chooses. */
export type PasswordFault = "too-short" | "too-long" | "too-common";

/**
 * Why a password can't be chosen; null: it can.
 * @param account name of the account, which must not be most of it
 */
export function passwordFault(password: string, account: string): PasswordFault | null {
  const { length } = Array.from(password); // characters, not halves of them
  if (length < PASSWORD_LENGTH.least) return "too-short";
  if (length > PASSWORD_LENGTH.most) return "too-long";
  return isCommonPassword(password, account) ? "too-common" : null;
}

const TAG = 32;
const SALT = 16;
const derive = promisify(argon2);

/** Hash of a password with a salt of its own, as a PHC string: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. */
export async function hashPassword(password: string, cost: PasswordCost = PASSWORD_COST): Promise<string> {
  const salt = randomBytes(SALT);
  return phcOf(cost, salt, await tagOf(password, salt, cost));
}

/** What an account holds that has no password: no password has this hash, and asking it takes as long as any other. */
export function hashOfNone(): string {
  return phcOf(PASSWORD_COST, randomBytes(SALT), NONE);
}

const NONE = Buffer.alloc(TAG);

/** Whether an account has chosen a password, by what it holds. */
export function isPassword(hash: string): boolean {
  const read = readPhc(hash);
  return read !== null && !read.tag.equals(NONE);
}

/**
 * Whether it is the password of this hash. Takes the same time wherever they differ; a hash that can't be read is
 * nobody's, after the same work.
 */
export async function verifyPassword(hash: string, password: string): Promise<boolean> {
  const read = readPhc(hash) ?? { cost: PASSWORD_COST, salt: Buffer.alloc(SALT), tag: null };
  const tag = await tagOf(password, read.salt, read.cost);
  return read.tag !== null && timingSafeEqual(tag, read.tag) && !read.tag.equals(NONE);
}

/** Whether a hash was made more cheaply than hashes are made now, or otherwise. */
export function isOutdated(hash: string): boolean {
  const read = readPhc(hash);
  if (read === null) return true;
  const { memory, passes, parallelism } = read.cost;
  return memory < PASSWORD_COST.memory || passes < PASSWORD_COST.passes || parallelism !== PASSWORD_COST.parallelism;
}

async function tagOf(password: string, nonce: Buffer, cost: PasswordCost): Promise<Buffer> {
  // the same letters are typed as different code points on different keyboards
  const parameters: Argon2Parameters = { message: password.normalize("NFKC"), nonce, tagLength: TAG, ...cost };
  return derive("argon2id", parameters);
}

const phcOf = ({ memory, passes, parallelism }: PasswordCost, salt: Buffer, tag: Buffer): string =>
  `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${plainBase64(salt)}$${plainBase64(tag)}`;

const plainBase64 = (bytes: Buffer): string => bytes.toString("base64").replaceAll("=", "");

const PHC = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$([A-Za-z0-9+/]{22})\$([A-Za-z0-9+/]{43})$/;

function readPhc(text: string): { readonly cost: PasswordCost; readonly salt: Buffer; readonly tag: Buffer } | null {
  const [, memory, passes, parallelism, salt, tag] = PHC.exec(text) ?? [];
  if (salt === undefined || tag === undefined) return null;
  return {
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt, "base64"),
    tag: Buffer.from(tag, "base64"),
  };
}
