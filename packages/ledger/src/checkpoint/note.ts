import { fromBase64, toBase64 } from "../text/base64.ts";
import { fromHex, toHex } from "../text/hex.ts";
import { isKeyName } from "./verifier-key.ts";

/** A text and the signatures under it, nothing verified yet. */
export interface Note {
  /** ends in a newline */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** One signature line. */
export interface NoteSignature {
  readonly name: string;
  /** id of the key, eight hexadecimal digits */
  readonly id: string;
  /** for Ed25519 64 bytes; a cosignature has its time in 8 bytes before them */
  readonly bytes: Uint8Array;
}

const MOST_SIGNATURES = 100; // the specification wants at least 16 accepted, and some limit

/**
 * Reads a signed note without verifying it; null for what is none, down to the last character.
 * @see C2SP signed-note, Format
 */
export function parseNote(source: string): Note | null {
  if (!source.isWellFormed() || Array.from(source).some((sign) => sign < " " && sign !== "\n")) return null;
  const blank = source.lastIndexOf("\n\n");
  if (blank < 0 || !source.endsWith("\n")) return null;
  const lines = source.slice(blank + 2, -1).split("\n");
  if (lines.length > MOST_SIGNATURES) return null;
  const signatures = lines.map(parseSignature);
  const sound = signatures.filter((signature) => signature !== null);
  return sound.length === lines.length ? { text: source.slice(0, blank + 1), signatures: sound } : null;
}

function parseSignature(line: string): NoteSignature | null {
  const [dash, name = "", encoded = "", ...more] = line.split(" ");
  const bytes = fromBase64(encoded);
  if (dash !== "—" || more.length > 0 || !isKeyName(name) || !bytes || bytes.length < 5) return null;
  return { name, id: toHex(bytes.subarray(0, 4)), bytes: bytes.slice(4) };
}

/**
 * Writes a signed note.
 * @throws {RangeError} for what `parseNote` would not read again
 */
export function formatNote({ text, signatures }: Note): string {
  const lines = signatures.map(({ name, id, bytes }) => {
    const encoded = toBase64(new Uint8Array([...(fromHex(id) ?? []), ...bytes]));
    return `— ${name} ${encoded}\n`;
  });
  const source = `${text}\n${lines.join("")}`;
  const read = parseNote(source);
  if (read?.text !== text || read.signatures.some((signature, i) => signature.id !== signatures[i]?.id))
    throw new RangeError(
      `formatNote: got what is no note: a text of ${text.length} characters, ${lines.length} signatures`,
    );
  return source;
}
