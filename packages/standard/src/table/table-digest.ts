import type { Table } from "@touchstone/engine";

/** SHA-256 that takes its input piece by piece; a text stands for its UTF-8 bytes. Node's `createHash("sha256")` is one. */
export interface IncrementalSha256 {
  update(piece: string | Uint8Array): unknown;
  digest(encoding: "hex"): string;
}

/**
 * Digest of a table, whatever its cells were read from: ids of units and columns as JSON and a line
 * break, then values as little-endian doubles, each missing one as the same NaN, then states.
 * Standard errors are not in it.
 * @param hash a fresh one; it is used up
 */
export function tableDigest({ units, columns, values, states }: Table, hash: IncrementalSha256): string {
  hash.update(`${JSON.stringify([units, columns])}\n`);
  const piece = new Float64Array(Math.min(values.length, PIECE));
  for (let from = 0; from < values.length; from += PIECE) {
    const part = values.subarray(from, from + PIECE);
    piece.set(part);
    hash.update(littleEndian(piece.subarray(0, part.length)));
  }
  hash.update(states);
  return hash.digest("hex");
}

/** values that are copied at a time, so that a large table is not held twice */
const PIECE = 1 << 16;
const QUIET_NAN = 0x7ff8000000000000n;
const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** The bytes of the values, which become those bytes; every NaN is written alike. */
function littleEndian(values: Float64Array): Uint8Array {
  const bits = new BigUint64Array(values.buffer, values.byteOffset, values.length);
  for (let at = 0; at < values.length; at++) if (Number.isNaN(values[at])) bits[at] = QUIET_NAN;
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  if (!isLittleEndian) for (let at = 0; at < bytes.length; at += 8) bytes.subarray(at, at + 8).reverse();
  return bytes;
}
