import { HASH_BYTES } from "../tree/hash.ts";
import { checkCount } from "../tree/size.ts";
import type { HashAt } from "../tree/subtree.ts";

/** Hashes of a full tile, and entries of a full bundle. */
export const TILE_WIDTH = 256;
/** Levels of the tree between the hashes of a tile and those of the tile above. */
export const TILE_HEIGHT = 8;

/**
 * A row of hashes of the tree: hash i is that of the complete subtree over the leaves
 * [(index × 256 + i) × 256^level, (index × 256 + i + 1) × 256^level).
 */
export interface Tile {
  /** 0 holds leaves; a hash of level l + 1 is the root of a full tile of level l */
  readonly level: number;
  /** place within the level, from the left */
  readonly index: number;
  /** hashes that it holds: 256, or 1 to 255 for the last of a level, which is partial */
  readonly width: number;
}

/** Where the hashes of a tree of `size` leaves end at a tile level: this many complete subtrees of 256^level leaves. */
function hashesAt(level: number, size: number): number {
  return Math.floor(size / TILE_WIDTH ** level);
}

/**
 * Tiles that a tree of `newSize` leaves has and one of `oldSize` had not, or had narrower; with an old
 * size of 0 all of them. From the leaves upwards, from the left to the right.
 * @throws {RangeError} unless 0 ≤ oldSize ≤ newSize < 2^53
 */
export function* tilesBetween(oldSize: number, newSize: number): Generator<Tile> {
  checkCount("tilesBetween: new size", newSize);
  checkCount("tilesBetween: old size", oldSize);
  if (oldSize > newSize) throw new RangeError(`tilesBetween: got old size ${oldSize}, want at most ${newSize}`);
  for (let level = 0; hashesAt(level, newSize) > 0; level++) {
    const [before, after] = [hashesAt(level, oldSize), hashesAt(level, newSize)];
    if (before === after) continue;
    for (let index = Math.floor(before / TILE_WIDTH); index * TILE_WIDTH < after; index++)
      yield { level, index, width: Math.min(TILE_WIDTH, after - index * TILE_WIDTH) };
  }
}

/** The tile that holds hash number `hash` of a tile level in a tree of `size` leaves, as wide as it is there. */
export function tileOf(level: number, hash: number, size: number): Tile {
  const index = Math.floor(hash / TILE_WIDTH);
  return { level, index, width: Math.min(TILE_WIDTH, hashesAt(level, size) - index * TILE_WIDTH) };
}

/** The partial tiles of a tree of `size` leaves, from the leaves upwards: together they make its root. */
export function partialTiles(size: number): Tile[] {
  const tiles: Tile[] = [];
  for (let level = 0; hashesAt(level, size) > 0; level++) {
    const width = hashesAt(level, size) % TILE_WIDTH;
    if (width > 0) tiles.push({ level, index: Math.floor(hashesAt(level, size) / TILE_WIDTH), width });
  }
  return tiles;
}

/** The bytes of a tile: its hashes, one after the other. */
export function tileBytes(tile: Tile, hashAt: HashAt): Uint8Array {
  const bytes = new Uint8Array(tile.width * HASH_BYTES);
  for (let i = 0; i < tile.width; i++)
    bytes.set(hashAt(tile.level * TILE_HEIGHT, tile.index * TILE_WIDTH + i), i * HASH_BYTES);
  return bytes;
}
