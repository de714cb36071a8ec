import { emptyRoot, HASH_BYTES, nodeHash, type Sha256 } from "./hash.ts";
import { checkCount } from "./size.ts";

/**
 * What a tree must keep to grow and to know its root: the hashes of its complete subtrees, from the
 * largest (left) to the smallest (right), one for each 1 in the binary form of its size. At most 53.
 */
export interface Frontier {
  size: number;
  readonly hashes: Uint8Array[];
}

/** Is told each complete subtree once, when its last leaf comes: the one of leaves [index × 2^level, (index + 1) × 2^level). */
export type OnNode = (level: number, index: number, hash: Uint8Array) => void;

/** The frontier of a tree without leaves. */
export function emptyFrontier(): Frontier {
  return { size: 0, hashes: [] };
}

/**
 * Appends a leaf: changes `frontier`, and tells `onNode` the leaf (level 0) and every subtree that it
 * completes. One hash a leaf on average.
 * @throws {RangeError} if the leaf hash is not 32 bytes long, or the tree is full (2^53 − 1)
 */
export function appendLeaf(sha256: Sha256, frontier: Frontier, leaf: Uint8Array, onNode?: OnNode): void {
  if (leaf.length !== HASH_BYTES)
    throw new RangeError(`appendLeaf: got a hash of ${leaf.length} bytes, want ${HASH_BYTES}`);
  checkCount("appendLeaf: size after", frontier.size + 1);
  let hash = leaf;
  let index = frontier.size;
  let level = 0;
  onNode?.(level, index, hash);
  for (; index % 2 === 1; level++) {
    const left = frontier.hashes.pop();
    if (!left) throw new RangeError(`appendLeaf: got a frontier without the hashes of its ${frontier.size} leaves`);
    hash = nodeHash(sha256, left, hash);
    index = (index - 1) / 2;
    onNode?.(level + 1, index, hash);
  }
  frontier.hashes.push(hash);
  frontier.size++;
}

/**
 * Root of the tree so far, in O(log n).
 * @see RFC 6962, section 2.1
 */
export function frontierRoot(sha256: Sha256, frontier: Pick<Frontier, "hashes">): Uint8Array {
  const last = frontier.hashes.at(-1);
  if (!last) return emptyRoot(sha256);
  return frontier.hashes.slice(0, -1).reduceRight((right, left) => nodeHash(sha256, left, right), last);
}
