import { emptyRoot, nodeHash, type Sha256 } from "./hash.ts";
import { checkCount, isPowerOfTwo, splitOf } from "./size.ts";

/** Gives the hash of the complete subtree over the leaves [index × 2^level, (index + 1) × 2^level). */
export type HashAt = (level: number, index: number) => Uint8Array;

/**
 * Hash of the leaves [from, to), where a tree's own splits make them a subtree: `from` is a multiple
 * of the smallest power of two that holds them. A complete one is asked for, the right edge computed.
 */
export function subtreeHash(sha256: Sha256, hashAt: HashAt, from: number, to: number): Uint8Array {
  const size = to - from;
  if (isPowerOfTwo(size)) return hashAt(Math.round(Math.log2(size)), from / size);
  const middle = from + splitOf(size);
  const right = subtreeHash(sha256, hashAt, middle, to);
  return nodeHash(sha256, subtreeHash(sha256, hashAt, from, middle), right);
}

/**
 * Root of the first `size` leaves, in O(log n).
 * @throws {RangeError} unless size is an integer of [0, 2^53)
 */
export function treeRoot(sha256: Sha256, hashAt: HashAt, size: number): Uint8Array {
  checkCount("treeRoot: size", size);
  return size === 0 ? emptyRoot(sha256) : subtreeHash(sha256, hashAt, 0, size);
}
