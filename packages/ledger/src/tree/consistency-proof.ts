import { HASH_BYTES, nodeHash, type Sha256, sameBytes } from "./hash.ts";
import { checkCount, isCount, isPowerOfTwo, splitOf } from "./size.ts";
import { type HashAt, subtreeHash } from "./subtree.ts";

/** What a consistency proof is about: the leaves of the older tree are the first ones of the newer, unchanged. */
export interface Consistency {
  readonly olderSize: number;
  readonly olderRoot: Uint8Array;
  readonly newerSize: number;
  readonly newerRoot: Uint8Array;
}

/**
 * The hashes from which both roots can be computed. Empty for equal sizes.
 * @throws {RangeError} unless 1 ≤ olderSize ≤ newerSize < 2^53: with nothing everything is consistent
 * @see RFC 6962, section 2.1.2
 */
export function proveConsistency(sha256: Sha256, hashAt: HashAt, olderSize: number, newerSize: number): Uint8Array[] {
  checkCount("proveConsistency: newer size", newerSize);
  checkCount("proveConsistency: older size", olderSize);
  if (olderSize < 1 || olderSize > newerSize)
    throw new RangeError(`proveConsistency: got older size ${olderSize}, want from 1 to the newer size ${newerSize}`);
  const down: Uint8Array[] = [];
  let [from, to] = [0, newerSize];
  while (olderSize < to) {
    const middle = from + splitOf(to - from);
    if (olderSize <= middle) {
      down.push(subtreeHash(sha256, hashAt, middle, to));
      to = middle;
    } else {
      down.push(subtreeHash(sha256, hashAt, from, middle));
      from = middle;
    }
  }
  if (from > 0) down.push(subtreeHash(sha256, hashAt, from, to)); // from 0 it is the older root, which the verifier has
  return down.reverse();
}

/**
 * Whether the proof shows what is said. Whatever comes from a stranger may be put in: wrong lengths,
 * sizes that are none, too few or too many hashes are false, never an error. An older size of 0 is
 * false: it would say nothing. For equal sizes nothing is hashed: the roots are compared as they stand.
 * @see RFC 9162, section 2.1.4.2, the same tree with the algorithm spelled out
 */
export function verifyConsistency(sha256: Sha256, said: Consistency, proof: readonly Uint8Array[]): boolean {
  const { olderSize, olderRoot, newerSize, newerRoot } = said;
  if (!isCount(olderSize) || !isCount(newerSize) || olderSize < 1 || olderSize > newerSize) return false;
  if (olderSize === newerSize) return proof.length === 0 && sameBytes(olderRoot, newerRoot);
  if ([olderRoot, newerRoot, ...proof].some((hash) => hash.length !== HASH_BYTES)) return false;
  const [first, ...rest] = isPowerOfTwo(olderSize) ? [olderRoot, ...proof] : proof;
  if (!first || proof.length === 0) return false;
  let node = olderSize - 1;
  let last = newerSize - 1;
  while (node % 2 === 1) [node, last] = [(node - 1) / 2, Math.floor(last / 2)];
  let older = first;
  let newer = first;
  for (const beside of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      older = nodeHash(sha256, beside, older);
      newer = nodeHash(sha256, beside, newer);
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else newer = nodeHash(sha256, newer, beside);
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && sameBytes(older, olderRoot) && sameBytes(newer, newerRoot);
}
