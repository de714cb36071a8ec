/**
 * Bytes of a text.
 * @throws {TypeError} for half of a surrogate pair, which has none
 */
export function toUtf8(text: string): Uint8Array {
  if (!text.isWellFormed()) throw new TypeError("toUtf8: got half of a surrogate pair, want a text");
  return new TextEncoder().encode(text);
}

/** The text; null for bytes that are none. A byte order mark stays, for it is part of what was signed. */
export function fromUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
