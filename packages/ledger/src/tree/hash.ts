/** SHA-256, as the platform has it: 32 bytes out. It may not keep `bytes`, which the caller uses again. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** Bytes of a hash. */
export const HASH_BYTES = 32;

/**
 * Hash of a leaf: SHA-256(0x00 ‖ entry). The first byte keeps leaves and nodes apart, so that no
 * inner node can be shown as an entry.
 * @see RFC 6962, section 2.1
 */
export function leafHash(sha256: Sha256, entry: Uint8Array): Uint8Array {
  const size = 1 + entry.length;
  const bytes = size <= single.length ? single.subarray(0, size) : new Uint8Array(size);
  bytes.set(entry, 1);
  return sha256(bytes);
}

// one of each for all calls, since nobody keeps them: making new ones costs as much as hashing
const single = new Uint8Array(65_536); // begins with the 0x00 of leaves
const pair = new Uint8Array(1 + 2 * HASH_BYTES);
pair[0] = 1;

/**
 * Hash of an inner node: SHA-256(0x01 ‖ left ‖ right).
 * @throws {RangeError} if a side is not 32 bytes long
 * @see RFC 6962, section 2.1
 */
export function nodeHash(sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array {
  if (left.length !== HASH_BYTES || right.length !== HASH_BYTES)
    throw new RangeError(`nodeHash: got ${left.length} and ${right.length} bytes, want ${HASH_BYTES} each`);
  pair.set(left, 1);
  pair.set(right, 1 + HASH_BYTES);
  return sha256(pair);
}

/** Root of a tree without leaves: SHA-256 of nothing. */
export function emptyRoot(sha256: Sha256): Uint8Array {
  return sha256(new Uint8Array(0));
}

/** Whether two byte strings are the same. Not in constant time: nothing here is secret. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
