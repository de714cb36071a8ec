import { toUtf8 } from "../text/utf8.ts";
import type { Note, NoteSignature } from "./note.ts";
import type { SignatureKind, VerifierKey } from "./verifier-key.ts";

const SIGNATURE_BYTES = 64;
const TIME_BYTES = 8;

/** Whether this is the key's Ed25519 signature of the message (RFC 8032), as the platform has it. */
export type VerifyEd25519 = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

/**
 * The bytes that a key signs for a text: the text itself, or what a witness says of it: that at this time
 * it was the largest tree of its log that the witness had seen, consistent with all before.
 * @param seconds since 1970, for a witness; an integer of [0, 2^53)
 * @throws {RangeError} if a witness has no time, or another key has one
 * @see C2SP tlog-cosignature, Ed25519 signed message
 */
export function signedMessage(kind: SignatureKind, text: string, seconds?: number): Uint8Array {
  const timed = Number.isSafeInteger(seconds) && Number(seconds) >= 0;
  if (kind === "ed25519" ? seconds !== undefined : !timed)
    throw new RangeError(`signedMessage: got the time ${seconds} for ${kind}`);
  return toUtf8(kind === "ed25519" ? text : `cosignature/v1\ntime ${seconds}\n${text}`);
}

/**
 * The signature line's content of a key that has signed `signedMessage`.
 * @throws {RangeError} if the signature is not 64 bytes long, or has a time where none belongs
 */
export function noteSignature(key: VerifierKey, signature: Uint8Array, seconds?: number): NoteSignature {
  if (signature.length !== SIGNATURE_BYTES)
    throw new RangeError(`noteSignature: got ${signature.length} bytes, want ${SIGNATURE_BYTES}`);
  signedMessage(key.kind, "", seconds);
  const time = new Uint8Array(key.kind === "ed25519" ? 0 : TIME_BYTES);
  for (let at = time.length - 1, rest = seconds ?? 0; at >= 0; at--, rest = Math.floor(rest / 256))
    time[at] = rest % 256;
  return { name: key.name, id: key.id, bytes: new Uint8Array([...time, ...signature]) };
}

/** What must hold for one signature line of a known key; null where its bytes can't be a signature of that key. */
export interface SignatureCheck {
  readonly key: VerifierKey;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
  /** when a witness signed, in seconds since 1970 */
  readonly seconds?: number;
}

/**
 * Which signatures of known keys a note carries, with what each signs. Lines of other keys are left out, as
 * the specification wants. Where Ed25519 answers by promise (a browser's), verify these one by one.
 * @returns per line of a known key its key, and the check; null where the bytes are no signature of its kind
 */
export function signatureChecks(
  note: Note,
  keys: readonly VerifierKey[],
): { readonly key: VerifierKey; readonly check: SignatureCheck | null }[] {
  return note.signatures.flatMap((line) => {
    const key = keys.find(({ name, id }) => name === line.name && id === line.id);
    return key ? [{ key, check: checkOf(key, note.text, line.bytes) }] : [];
  });
}

function checkOf(key: VerifierKey, text: string, bytes: Uint8Array): SignatureCheck | null {
  const timeBytes = key.kind === "ed25519" ? 0 : TIME_BYTES;
  if (bytes.length !== timeBytes + SIGNATURE_BYTES) return null;
  const signature = bytes.slice(timeBytes);
  if (key.kind === "ed25519") return { key, signature, message: signedMessage(key.kind, text) };
  const seconds = bytes.slice(0, TIME_BYTES).reduce((sum, byte) => sum * 256 + byte, 0);
  if (!Number.isSafeInteger(seconds)) return null;
  return { key, signature, seconds, message: signedMessage(key.kind, text, seconds) };
}

/** How the signatures of one key on a note stand; `seconds` is when a witness signed. */
export interface KeyStanding {
  readonly key: VerifierKey;
  /** "missing": no line of this key; "invalid": a line of this key that does not hold */
  readonly stands: "valid" | "invalid" | "missing";
  readonly seconds?: number;
}

/** How a note stands with each of the keys, in their order. One line that does not hold makes its key invalid. */
export function verifyNote(note: Note, keys: readonly VerifierKey[], verify: VerifyEd25519): KeyStanding[] {
  return keys.map((key) => {
    const lines = signatureChecks(note, [key]);
    if (lines.length === 0) return { key, stands: "missing" };
    const holds = lines.every(({ check }) => check && verify(key.publicKey, check.message, check.signature));
    const times = lines.flatMap(({ check }) => (check?.seconds === undefined ? [] : [check.seconds]));
    if (!holds) return { key, stands: "invalid" };
    return { key, stands: "valid", ...(times.length > 0 && { seconds: Math.max(...times) }) };
  });
}
