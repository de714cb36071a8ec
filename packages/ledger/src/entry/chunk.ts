import { fromHex, toHex } from "../text/hex.ts";
import { appendLeaf, emptyFrontier, frontierRoot } from "../tree/frontier.ts";
import { growTree } from "../tree/grown-tree.ts";
import { HASH_BYTES, leafHash, type Sha256 } from "../tree/hash.ts";
import { proveInclusion, verifyInclusion } from "../tree/inclusion-proof.ts";

/** Rows that one chunk may hold. */
export const LARGEST_CHUNK = 250_000;

/** What the event of a bulk import says of its rows: so many, and the Merkle root over them in hexadecimal. */
export interface ChunkRoot {
  readonly nRows: number;
  readonly root: string;
}

/**
 * Root over the rows of a chunk, each in its canonical bytes, in their order. Keeps no more than a few hashes.
 * @throws {RangeError} for more than 250,000 rows
 */
export function chunkRoot(sha256: Sha256, rows: Iterable<Uint8Array>): ChunkRoot {
  const frontier = emptyFrontier();
  for (const row of rows) {
    if (frontier.size === LARGEST_CHUNK) throw new RangeError(`chunkRoot: got more than ${LARGEST_CHUNK} rows`);
    appendLeaf(sha256, frontier, leafHash(sha256, row));
  }
  return { nRows: frontier.size, root: toHex(frontierRoot(sha256, frontier)) };
}

/** Proofs of the rows of one chunk: reads all of them once. */
export function rowProver(sha256: Sha256, rows: Iterable<Uint8Array>): (index: number) => Uint8Array[] {
  const tree = growTree(sha256);
  for (const row of rows) tree.append(leafHash(sha256, row));
  return (index) => proveInclusion(sha256, tree.hashAt, index, tree.size());
}

/** Whether this was row number `index` of the chunk. False, never an error, for whatever a stranger hands in. */
export function verifyRow(
  sha256: Sha256,
  chunk: ChunkRoot,
  { index, row }: { readonly index: number; readonly row: Uint8Array },
  proof: readonly Uint8Array[],
): boolean {
  const root = fromHex(chunk.root);
  if (root?.length !== HASH_BYTES) return false;
  return verifyInclusion(sha256, { index, size: chunk.nRows, leaf: leafHash(sha256, row), root }, proof);
}
