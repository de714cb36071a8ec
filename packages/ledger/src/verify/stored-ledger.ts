import { type ReadBundle, readBundle } from "../tiles/entry-bundle.ts";
import { TILE_WIDTH, type Tile } from "../tiles/tile.ts";
import { hashIn } from "../tiles/tile-hashes.ts";
import { bundlePath, tilePath } from "../tiles/tile-path.ts";
import { appendLeaf, emptyFrontier, frontierRoot } from "../tree/frontier.ts";
import { HASH_BYTES, leafHash, type Sha256 } from "../tree/hash.ts";

/** The files of a ledger: bytes by path, null where there is no such file. */
export type ReadFile = (path: string) => Uint8Array | null;

/** Reads tiles and bundles of a stored ledger, and what the ones say of the others. */
export interface StoredLedger {
  /** the file of a tile as it is; null where it is missing */
  readonly tileFile: (tile: Tile) => Uint8Array | null;
  /** its hashes; null where the file is missing or not as long as it must be */
  readonly tile: (tile: Tile) => Uint8Array | null;
  /** the entries of which a tile of level 0 holds the leaf hashes; null where the file is missing */
  readonly bundle: (tile: Tile) => ReadBundle | null;
  /** what a tile must hold by what lies one level below it, tiles or entries; null where that can't be read */
  readonly fromBelow: (tile: Tile) => Uint8Array | null;
}

/** The full tile below hash `i` of a tile, whose root that hash is. */
export function childOf({ level, index }: Tile, i: number): Tile {
  return { level: level - 1, index: index * TILE_WIDTH + i, width: TILE_WIDTH };
}

/** A stored ledger read through `read`. */
export function storedLedger(sha256: Sha256, read: ReadFile): StoredLedger {
  const tileFile = (tile: Tile): Uint8Array | null => read(tilePath(tile));
  const tile = (of: Tile): Uint8Array | null => {
    const bytes = tileFile(of);
    return bytes?.length === of.width * HASH_BYTES ? bytes : null;
  };
  const bundle = (of: Tile): ReadBundle | null => {
    const bytes = read(bundlePath(of));
    return bytes && readBundle(bytes);
  };
  const hashesBelow = (of: Tile): (Uint8Array | null)[] => {
    if (of.level === 0) {
      const below = bundle(of);
      const sound = below?.entries.length === of.width && below.bytesLeft === 0;
      return sound ? below.entries.map((entry) => leafHash(sha256, entry)) : [null];
    }
    const hashes: (Uint8Array | null)[] = [];
    for (let i = 0; i < of.width && hashes.at(-1) !== null; i++) {
      const child = tile(childOf(of, i));
      hashes.push(child && rootOf(sha256, child));
    }
    return hashes;
  };
  const fromBelow = (of: Tile): Uint8Array | null => {
    const out = new Uint8Array(of.width * HASH_BYTES);
    for (const [i, hash] of hashesBelow(of).entries()) {
      if (hash === null) return null;
      out.set(hash, i * HASH_BYTES);
    }
    return out;
  };
  return { tileFile, tile, bundle, fromBelow };
}

/** Hashes of the complete subtrees that a tile's hashes make, from the largest to the smallest: one for a full tile. */
export function peaksOf(sha256: Sha256, tile: Uint8Array): Uint8Array[] {
  const frontier = emptyFrontier();
  for (let i = 0; i * HASH_BYTES < tile.length; i++) appendLeaf(sha256, frontier, hashIn(tile, i));
  return frontier.hashes;
}

/** Root over a tile's hashes. */
export function rootOf(sha256: Sha256, tile: Uint8Array): Uint8Array {
  return frontierRoot(sha256, { hashes: peaksOf(sha256, tile) });
}
