import { HASH_BYTES, nodeHash, type Sha256, sameBytes } from "./hash.ts";
import { checkCount, isCount, splitOf } from "./size.ts";
import { type HashAt, subtreeHash } from "./subtree.ts";

/** What an inclusion proof is about: this leaf is number `index` of the first `size` leaves, whose root is this. */
export interface Inclusion {
  readonly index: number;
  readonly size: number;
  /** hash of the leaf, 32 bytes */
  readonly leaf: Uint8Array;
  readonly root: Uint8Array;
}

/**
 * The hashes beside the way from leaf `index` up to the root of the first `size` leaves, from the
 * leaf upwards: at most 53. Empty for a tree of one leaf.
 * @throws {RangeError} unless 0 ≤ index < size < 2^53
 * @see RFC 6962, section 2.1.1
 */
export function proveInclusion(sha256: Sha256, hashAt: HashAt, index: number, size: number): Uint8Array[] {
  checkCount("proveInclusion: size", size);
  checkCount("proveInclusion: index", index);
  if (index >= size) throw new RangeError(`proveInclusion: got index ${index}, want below the size ${size}`);
  const down: Uint8Array[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + splitOf(to - from);
    if (index < middle) {
      down.push(subtreeHash(sha256, hashAt, middle, to));
      to = middle;
    } else {
      down.push(subtreeHash(sha256, hashAt, from, middle));
      from = middle;
    }
  }
  return down.reverse();
}

/**
 * Whether the proof shows what is said. The size must come from where the root comes (a checkpoint, the event of
 * a chunk): a proof can hold under several sizes, for a root does not say how many leaves it has. Whatever comes from a stranger may be put in: wrong lengths,
 * indexes that are none, too few or too many hashes are false, never an error.
 * @see RFC 9162, section 2.1.3.2, the same tree with the algorithm spelled out
 */
export function verifyInclusion(sha256: Sha256, said: Inclusion, proof: readonly Uint8Array[]): boolean {
  const { index, size, leaf, root } = said;
  if (!isCount(index) || !isCount(size) || index >= size) return false;
  if ([leaf, root, ...proof].some((hash) => hash.length !== HASH_BYTES)) return false;
  let hash = leaf;
  let node = index;
  let last = size - 1; // the last node of the same level
  for (const beside of proof) {
    if (last === 0) return false; // at the root already
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sha256, beside, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)]; // no node to the right: goes up unchanged
    } else hash = nodeHash(sha256, hash, beside);
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && sameBytes(hash, root);
}
