import { fromHex, toHex } from "../text/hex.ts";
import { HASH_BYTES, type Sha256 } from "../tree/hash.ts";

/** Bytes of a salt. As many as the hash has, so that nobody finds a name by trying all names. */
export const SALT_BYTES = 32;

/** What opens a commitment: kept beside the event, encrypted, until it is disclosed or erased. */
export interface Opening {
  /** 32 random bytes, used once */
  readonly salt: Uint8Array;
  readonly content: Uint8Array;
}

/**
 * Commits to content without telling it: SHA-256(salt ‖ content), in hexadecimal. Whoever has both can show
 * that this was the content; without the salt nobody can test a guess. The salt is always 32 bytes, so
 * that no other split into salt and content opens it.
 * @throws {RangeError} if the salt is not 32 bytes long
 */
export function commitmentTo(sha256: Sha256, { salt, content }: Opening): string {
  if (salt.length !== SALT_BYTES)
    throw new RangeError(`commitmentTo: got a salt of ${salt.length} bytes, want ${SALT_BYTES}`);
  const bytes = new Uint8Array(SALT_BYTES + content.length);
  bytes.set(salt);
  bytes.set(content, SALT_BYTES);
  return toHex(sha256(bytes));
}

/** Whether salt and content are those committed to. A salt of another length opens nothing. */
export function opens(sha256: Sha256, commitment: string, opening: Opening): boolean {
  return opening.salt.length === SALT_BYTES && commitmentTo(sha256, opening) === commitment;
}

/** Whether a text has the form of a commitment: 64 hexadecimal digits, small ones. */
export function isCommitment(text: unknown): text is string {
  return typeof text === "string" && fromHex(text)?.length === HASH_BYTES;
}
