import { appendLeaf, emptyFrontier, frontierRoot } from "./frontier.ts";
import { HASH_BYTES, type Sha256 } from "./hash.ts";
import type { HashAt } from "./subtree.ts";

/** A tree in memory that keeps every complete subtree, about 64 bytes a leaf, and so can prove anything. */
export interface GrownTree {
  /** Appends the hash of a leaf. */
  readonly append: (leaf: Uint8Array) => void;
  readonly size: () => number;
  /** Root of all leaves so far; `treeRoot` gives those of fewer. */
  readonly root: () => Uint8Array;
  /** @throws {RangeError} for a subtree that is not complete yet */
  readonly hashAt: HashAt;
}

/** A tree without leaves, ready to grow. */
export function growTree(sha256: Sha256): GrownTree {
  const frontier = emptyFrontier();
  const levels: Uint8Array[] = []; // level after level, its hashes one after the other, with room to grow
  const counts: number[] = [];

  const keep = (level: number, index: number, hash: Uint8Array): void => {
    let row = levels[level] ?? new Uint8Array(16 * HASH_BYTES);
    if ((index + 1) * HASH_BYTES > row.length) {
      const larger = new Uint8Array(2 * row.length);
      larger.set(row);
      row = larger;
    }
    row.set(hash, index * HASH_BYTES);
    levels[level] = row;
    counts[level] = index + 1;
  };

  return {
    append: (leaf) => appendLeaf(sha256, frontier, leaf, keep),
    size: () => frontier.size,
    root: () => frontierRoot(sha256, frontier),
    hashAt: (level, index) => {
      const row = levels[level];
      if (!row || !(index >= 0 && index < (counts[level] ?? 0)))
        throw new RangeError(
          `hashAt: got level ${level}, index ${index}, want a complete subtree of ${frontier.size} leaves`,
        );
      return row.slice(index * HASH_BYTES, (index + 1) * HASH_BYTES);
    },
  };
}
