import type { Checkpoint } from "../checkpoint/checkpoint.ts";
import { toHex } from "../text/hex.ts";
import { partialTiles, TILE_WIDTH, type Tile } from "../tiles/tile.ts";
import { hashIn } from "../tiles/tile-hashes.ts";
import { bundlePath, tilePath } from "../tiles/tile-path.ts";
import { frontierRoot } from "../tree/frontier.ts";
import { HASH_BYTES, leafHash, type Sha256, sameBytes } from "../tree/hash.ts";
import type { LedgerFault } from "./ledger-fault.ts";
import { childOf, peaksOf, rootOf, type StoredLedger } from "./stored-ledger.ts";

/** Is told each entry that holds, in the order of the leaves. */
export type OnEntry = (leaf: number, entry: Uint8Array) => void;

/** A tile with the hashes that it must hold; `proven` where the checkpoint's root is made of them. */
interface Known {
  readonly tile: Tile;
  readonly hashes: Uint8Array;
  readonly proven: boolean;
}

/**
 * Goes through a stored tree from the root down to the entries and yields what is wrong, in that order. What
 * the root proves is the measure for the level below. Where a tile is not what stands above it, the same
 * tile is made anew from what lies below; if that is right, then the stored one is wrong, and where they
 * differ is named. One wrong bit is thus told from its neighbours. Reads each file once where all holds.
 */
export function* treeFaults(
  sha256: Sha256,
  stored: StoredLedger,
  { size, root }: Pick<Checkpoint, "size" | "root">,
  onEntry?: OnEntry,
): Generator<LedgerFault, void> {
  const top = yield* rightEdge(sha256, stored, { size, root });
  for (const known of top.reverse()) yield* below(known); // the highest holds the leaves most to the left

  function* below(known: Known): Generator<LedgerFault, void> {
    if (known.tile.level === 0) return yield* entriesBelow(sha256, stored, known, onEntry);
    for (let i = 0; i < known.tile.width; i++) {
      const child = yield* fullTile(sha256, stored, childOf(known.tile, i), hashIn(known.hashes, i), known.proven);
      if (child) yield* below(child);
    }
  }
}

/** The partial tiles, of which the root is made: those that hold it, by themselves or made anew. From the leaves upwards. */
function* rightEdge(
  sha256: Sha256,
  stored: StoredLedger,
  { size, root }: Pick<Checkpoint, "size" | "root">,
): Generator<LedgerFault, Known[]> {
  const edge: { tile: Tile; got: Uint8Array | null }[] = [];
  for (const tile of partialTiles(size)) edge.push({ tile, got: yield* readTile(stored, tile) });
  const rootBy = (choose: (i: number) => Uint8Array | null): Uint8Array | null => {
    const peaks: Uint8Array[] = [];
    for (let i = edge.length - 1; i >= 0; i--) {
      const hashes = choose(i);
      if (!hashes) return null;
      peaks.push(...peaksOf(sha256, hashes));
    }
    return frontierRoot(sha256, { hashes: peaks });
  };
  const holds = (choose: (i: number) => Uint8Array | null): boolean => {
    const made = rootBy(choose);
    return made !== null && sameBytes(made, root);
  };

  const got = (i: number): Uint8Array | null => edge[i]?.got ?? null;
  if (holds(got)) return known(got, true);

  const anew = edge.map(({ tile }) => stored.fromBelow(tile));
  const anewAt = (i: number): Uint8Array | null => anew[i] ?? null;
  const present = (i: number): Uint8Array | null => got(i) ?? anewAt(i);
  const choices = [...edge.map((_, at) => (i: number) => (i === at ? anewAt(i) : present(i))), anewAt];
  const right = choices.find(holds);
  for (const [i, { tile }] of edge.entries()) yield* differing(tile, got(i), (right ?? anewAt)(i), right !== undefined);
  if (right) return known(right, true);

  const made = rootBy(present);
  yield { kind: "root", got: made && toHex(made), want: toHex(root) };
  for (const [i, { tile }] of edge.entries()) if (!present(i)) yield uncheckedBelow(tile);
  return known(present, false);

  function known(choose: (i: number) => Uint8Array | null, proven: boolean): Known[] {
    return edge.flatMap(({ tile }, i) => {
      const hashes = choose(i);
      return hashes ? [{ tile, hashes, proven }] : [];
    });
  }
}

/** A full tile whose root is `want`: the stored one or, where that is wrong or missing, made anew; null where there is neither. */
function* fullTile(
  sha256: Sha256,
  stored: StoredLedger,
  tile: Tile,
  want: Uint8Array,
  proven: boolean,
): Generator<LedgerFault, Known | null> {
  const got = yield* readTile(stored, tile);
  if (got && sameBytes(rootOf(sha256, got), want)) return { tile, hashes: got, proven };
  const anew = stored.fromBelow(tile);
  if (anew && sameBytes(rootOf(sha256, anew), want)) {
    yield* differing(tile, got, anew, proven);
    return { tile, hashes: anew, proven };
  }
  const { level, index } = tile;
  if (got) yield { kind: "tile", path: tilePath(tile), level, index };
  yield* differing(tile, got, anew, false);
  const hashes = got ?? anew;
  if (hashes) return { tile, hashes, proven: false };
  yield uncheckedBelow(tile);
  return null;
}

/** The hashes of a tile that was read; says why where it could not be. */
function* readTile(stored: StoredLedger, tile: Tile): Generator<LedgerFault, Uint8Array | null> {
  const file = stored.tileFile(tile);
  const want = tile.width * HASH_BYTES;
  if (file?.length === want) return file;
  const path = tilePath(tile);
  yield file ? { kind: "tile-length", path, got: file.length, want } : { kind: "tile-missing", path };
  return null;
}

/** Names the hashes in which a stored tile and the other differ. */
function* differing(
  tile: Tile,
  got: Uint8Array | null,
  other: Uint8Array | null,
  proven: boolean,
): Generator<LedgerFault, void> {
  if (!got || !other || got === other) return;
  const { level, index, width } = tile;
  for (let hash = 0; hash < width; hash++)
    if (!sameBytes(hashIn(got, hash), hashIn(other, hash)))
      yield { kind: "tile-hash", path: tilePath(tile), level, index, hash, proven };
}

/** Compares the entries of a bundle with the leaf hashes of their tile. */
function* entriesBelow(
  sha256: Sha256,
  stored: StoredLedger,
  { tile, hashes, proven }: Known,
  onEntry?: OnEntry,
): Generator<LedgerFault, void> {
  const path = bundlePath(tile);
  const bundle = stored.bundle(tile);
  if (!bundle) return yield { kind: "bundle-missing", path };
  const first = tile.index * TILE_WIDTH;
  const sound = bundle.entries.length === tile.width && bundle.bytesLeft === 0;
  for (let i = 0; i < tile.width; i++) {
    const entry = bundle.entries[i];
    if (entry && sameBytes(leafHash(sha256, entry), hashIn(hashes, i))) onEntry?.(first + i, entry);
    else if (sound) yield { kind: "leaf", path, leaf: first + i, proven };
    else return yield { kind: "bundle", path, leaf: first + i }; // a wrong length shifts all that follow
  }
  if (!sound) yield { kind: "bundle", path, leaf: first + tile.width };
}

function uncheckedBelow({ level, index, width }: Tile): LedgerFault {
  const leaves = TILE_WIDTH ** level;
  const from = index * TILE_WIDTH * leaves;
  return { kind: "unchecked", from, to: from + width * leaves };
}
