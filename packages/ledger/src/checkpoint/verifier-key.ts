import { fromBase64, toBase64 } from "../text/base64.ts";
import { toUtf8 } from "../text/utf8.ts";
import type { Sha256 } from "../tree/hash.ts";

/** What a key signs: the text of a note, or the text with the time at which a witness saw it. */
export type SignatureKind = "ed25519" | "cosignature/v1";

const TYPE_BYTES = { ed25519: 1, "cosignature/v1": 4 } as const satisfies Record<SignatureKind, number>;
/** Bytes of an Ed25519 public key. */
const KEY_BYTES = 32;

/** A public key under its name. Name and id together say which key a signature is of. */
export interface VerifierKey {
  /** a URL without scheme by custom; no spaces, no plus */
  readonly name: string;
  /** eight hexadecimal digits: the beginning of SHA-256(name ‖ newline ‖ type ‖ public key) */
  readonly id: string;
  readonly kind: SignatureKind;
  /** Ed25519, 32 bytes */
  readonly publicKey: Uint8Array;
}

/** Whether a key may have this name: not empty, no space of any kind, no plus, no control character. */
export function isKeyName(name: string): boolean {
  if (name.length === 0 || !name.isWellFormed() || /[\s+\u0085]/u.test(name)) return false;
  return Array.from(name).every((sign) => sign >= " ");
}

/**
 * A key with its id worked out.
 * @throws {RangeError} for a name that no key may have, or a public key that is not 32 bytes long
 * @see C2SP signed-note, Signatures
 */
export function verifierKey(sha256: Sha256, kind: SignatureKind, name: string, publicKey: Uint8Array): VerifierKey {
  if (!isKeyName(name)) throw new RangeError(`verifierKey: got the name "${name}", want one without spaces and plus`);
  if (publicKey.length !== KEY_BYTES)
    throw new RangeError(`verifierKey: got a public key of ${publicKey.length} bytes, want ${KEY_BYTES}`);
  const bytes = new Uint8Array([...toUtf8(`${name}\n`), TYPE_BYTES[kind], ...publicKey]);
  const id = [...sha256(bytes).subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return { name, id, kind, publicKey };
}

/** The key as text, to be published: `name+id+base64(type ‖ public key)`. */
export function formatVerifierKey({ name, id, kind, publicKey }: VerifierKey): string {
  return `${name}+${id}+${toBase64(new Uint8Array([TYPE_BYTES[kind], ...publicKey]))}`;
}

/** The key that `formatVerifierKey` wrote; null for anything else: another type of key, an id that is not the key's. */
export function parseVerifierKey(sha256: Sha256, text: string): VerifierKey | null {
  const [, name = "", id = "", encoded = ""] = /^([^+]*)\+([^+]*)\+(.*)$/s.exec(text) ?? [];
  const bytes = fromBase64(encoded);
  const kind: SignatureKind | null = bytes?.[0] === 1 ? "ed25519" : bytes?.[0] === 4 ? "cosignature/v1" : null;
  if (!bytes || !kind || bytes.length !== 1 + KEY_BYTES || !isKeyName(name)) return null;
  const key = verifierKey(sha256, kind, name, bytes.slice(1));
  return key.id === id ? key : null;
}
