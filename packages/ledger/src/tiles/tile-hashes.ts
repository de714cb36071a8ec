import { HASH_BYTES, nodeHash, type Sha256 } from "../tree/hash.ts";
import type { HashAt } from "../tree/subtree.ts";
import { TILE_HEIGHT, TILE_WIDTH, type Tile, tileOf } from "./tile.ts";

/** Hash number i of a tile's bytes. */
export function hashIn(tile: Uint8Array, i: number): Uint8Array {
  return tile.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES);
}

/** The levels of the tree that a tile spans, from its own hashes upwards, as far as complete subtrees go. */
function levelsOf(sha256: Sha256, tile: Uint8Array): Uint8Array[][] {
  let row = Array.from({ length: tile.length / HASH_BYTES }, (_, i) => hashIn(tile, i));
  const levels = [row];
  while (row.length > 1) {
    const above: Uint8Array[] = [];
    for (let i = 1; i < row.length; i += 2) above.push(nodeHash(sha256, row[i - 1] ?? NONE, row[i] ?? NONE));
    levels.push(above);
    row = above;
  }
  return levels;
}
const NONE = new Uint8Array(0); // refused by nodeHash

/**
 * Reads the hashes of a tree of `size` leaves from its tiles, to make proofs of them. Each tile is read
 * once and its inner levels computed once (255 hashes); they are kept as long as what is returned.
 * Trusts what it reads: what the tiles don't say truly becomes a proof that does not hold.
 * @param readTile gives the bytes of a tile
 * @throws {RangeError} if a tile is not as long as its width says
 */
export function hashesOfTiles(sha256: Sha256, size: number, readTile: (tile: Tile) => Uint8Array): HashAt {
  const read = new Map<string, Uint8Array[][]>();
  const levelsAt = (tile: Tile): Uint8Array[][] => {
    const key = `${tile.level}/${tile.index}`;
    const known = read.get(key);
    if (known) return known;
    const bytes = readTile(tile);
    if (bytes.length !== tile.width * HASH_BYTES)
      throw new RangeError(
        `hashesOfTiles: got ${bytes.length} bytes of tile ${key}, want ${tile.width} × ${HASH_BYTES}`,
      );
    const levels = levelsOf(sha256, bytes);
    read.set(key, levels);
    return levels;
  };
  return (level, index) => {
    const height = level % TILE_HEIGHT; // above the tile's own hashes
    const first = index * 2 ** height;
    const tile = tileOf((level - height) / TILE_HEIGHT, first, size);
    const hash = levelsAt(tile)[height]?.[index - (tile.index * TILE_WIDTH) / 2 ** height];
    if (!hash)
      throw new RangeError(`hashAt: got level ${level}, index ${index}, want a complete subtree of ${size} leaves`);
    return hash;
  };
}
