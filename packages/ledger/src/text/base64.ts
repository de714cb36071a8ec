const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Base64 with padding: RFC 4648, section 4. Written out, because no platform's own is found on all of them. */
export function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
    const word = a * 65536 + b * 256 + c;
    const kept = Math.min(4, bytes.length - at + 1);
    for (let i = 0; i < 4; i++) text += i < kept ? DIGITS[(word >> (18 - 6 * i)) & 63] : "=";
  }
  return text;
}

/** The bytes; null unless `text` is what `toBase64` would write of them, so that no bit can differ unseen. */
export function fromBase64(text: string): Uint8Array | null {
  const digits = text.replace(/={1,2}$/, "");
  if (text.length % 4 !== 0 || digits.length % 4 === 1) return null;
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4));
  let word = 0;
  for (let i = 0, at = 0; i < digits.length; i++) {
    const digit = DIGITS.indexOf(digits.charAt(i));
    if (digit < 0) return null;
    word = ((word << 6) | digit) & 0xffffff;
    if (i % 4 > 0) bytes[at++] = (word >> (6 - 2 * (i % 4))) & 255;
  }
  return toBase64(bytes) === text ? bytes : null;
}
