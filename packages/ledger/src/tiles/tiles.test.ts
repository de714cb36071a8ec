/// <reference types="node" />
import { Buffer } from "node:buffer";
import { hash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toHex } from "../text/hex.ts";
import { proveConsistency } from "../tree/consistency-proof.ts";
import { growTree } from "../tree/grown-tree.ts";
import { leafHash, type Sha256 } from "../tree/hash.ts";
import { proveInclusion } from "../tree/inclusion-proof.ts";
import { type HashAt, treeRoot } from "../tree/subtree.ts";
import { bundleOf, readBundle } from "./entry-bundle.ts";
import { partialTiles, type Tile, tileBytes, tilesBetween } from "./tile.ts";
import { hashesOfTiles } from "./tile-hashes.ts";
import { bundlePath, parsePath, tilePath } from "./tile-path.ts";

const sha256: Sha256 = (bytes) => hash("sha256", bytes, "buffer");
const tree = growTree(sha256);
for (let i = 0; i < 70_000; i++) tree.append(leafHash(sha256, Buffer.from(`leaf ${i}`)));

const counted = (tiles: Iterable<Tile>): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { level, width } of tiles) counts[`${level} × ${width}`] = (counts[`${level} × ${width}`] ?? 0) + 1;
  return counts;
};

describe("which tiles a tree has", () => {
  test("70,000 leaves have those of the specification's example", () => {
    expect(counted(tilesBetween(0, 70_000))).toEqual({
      "0 × 256": 273,
      "0 × 112": 1,
      "1 × 256": 1,
      "1 × 17": 1,
      "2 × 1": 1,
    });
  });

  test("256 leaves have a full tile, and above it one of width 1", () => {
    expect([...tilesBetween(0, 256)]).toEqual([
      { level: 0, index: 0, width: 256 },
      { level: 1, index: 0, width: 1 },
    ]);
    expect(partialTiles(256)).toEqual([{ level: 1, index: 0, width: 1 }]);
  });

  test("no leaf, no tile", () => expect([...tilesBetween(0, 0)]).toEqual([]));

  test("growing brings the tiles that are new or wider, and these are all of the larger tree that differ", () => {
    const sizes = fc.tuple(fc.nat(70_000), fc.nat(70_000));
    fc.assert(
      fc.property(sizes, (pair) => {
        const [before, after] = [Math.min(...pair), Math.max(...pair)];
        const pathsOf = (from: number, to: number): string[] => [...tilesBetween(from, to)].map(tilePath);
        const known = new Set(pathsOf(0, before));
        expect(new Set(pathsOf(before, after))).toEqual(new Set(pathsOf(0, after).filter((path) => !known.has(path))));
      }),
      { seed: 8, numRuns: 60 },
    );
  });

  test("a tree can't shrink, nor have a size that is none", () => {
    expect(() => [...tilesBetween(5, 4)]).toThrow("tilesBetween: got old size 5, want at most 4");
    expect(() => [...tilesBetween(0, -1)]).toThrow("tilesBetween: new size: got -1, want an integer of [0, 2^53)");
    expect(() => [...tilesBetween(0.5, 1)]).toThrow("tilesBetween: old size: got 0.5");
  });
});

describe("where things lie", () => {
  test.each<[Tile, string]>([
    [{ level: 0, index: 0, width: 256 }, "tile/0/000"],
    [{ level: 0, index: 999, width: 256 }, "tile/0/999"],
    [{ level: 0, index: 1000, width: 256 }, "tile/0/x001/000"],
    [{ level: 3, index: 1_234_067, width: 256 }, "tile/3/x001/x234/067"],
    [{ level: 63, index: 5, width: 1 }, "tile/63/005.p/1"],
    [{ level: 0, index: Number.MAX_SAFE_INTEGER, width: 255 }, "tile/0/x009/x007/x199/x254/x740/991.p/255"],
  ])("%j", (tile, path) => {
    expect(tilePath(tile)).toBe(path);
    expect(parsePath(path)).toEqual(tile);
  });

  test("entries lie beside", () => {
    // the path that the documentation of tessera's layout gives for this index and width
    expect(bundlePath({ index: 1_234_067, width: 8 })).toBe("tile/entries/x001/x234/067.p/8");
    expect(parsePath("tile/entries/x001/x234/067.p/8")).toEqual({ level: "entries", index: 1_234_067, width: 8 });
    expect(parsePath("tile/entries/067")).toEqual({ level: "entries", index: 67, width: 256 });
  });

  test.each([
    "tile/0/0",
    "tile/0/0000",
    "tile/0/x000/000",
    "tile/00/000",
    "tile/64/000",
    "tile/-1/000",
    "tile/0/x1/000",
    "tile/0/001/000",
    "tile/0/000.p/0",
    "tile/0/000.p/256",
    "tile/0/000.p/01",
    "tile/0/000.p/",
    "tile/0/x001",
    "/tile/0/000",
    "tile/0/000/",
    "tile/0/000\n",
    "tile/data/000",
    "tile/entries/x000/001",
    "tile/0/x009/x007/x199/x254/x740/992",
    "checkpoint",
    "",
    "tile/0/../000",
  ])("%j is no path of a tile", (path) => expect(parsePath(path)).toBeNull());

  test.each<[Tile, string]>([
    [{ level: 64, index: 0, width: 1 }, "tilePath: got level 64, want 0 to 63"],
    [{ level: 0.5, index: 0, width: 1 }, "tilePath: got level 0.5, want 0 to 63"],
    [{ level: 0, index: -1, width: 1 }, "tilePath: index: got -1"],
    [{ level: 0, index: 0, width: 0 }, "tilePath: got width 0, want 1 to 256"],
    [{ level: 0, index: 0, width: 257 }, "tilePath: got width 257, want 1 to 256"],
  ])("%j has no path", (tile, message) => expect(() => tilePath(tile)).toThrow(message));
});

describe("hashes read from tiles", () => {
  const read: string[] = [];
  const hashAt = hashesOfTiles(sha256, 70_000, (tile) => {
    read.push(tilePath(tile));
    return tileBytes(tile, tree.hashAt);
  });

  test("make the proofs that the whole tree makes", () => {
    for (const size of [1, 2, 255, 256, 257, 65_536, 69_888, 70_000])
      for (const index of new Set([0, Math.floor(size / 3), size - 1])) {
        const made = (from: HashAt): string[] =>
          [
            treeRoot(sha256, from, size),
            ...proveInclusion(sha256, from, index, size),
            ...proveConsistency(sha256, from, index + 1, size),
          ].map(toHex);
        expect(made(hashAt)).toEqual(made(tree.hashAt));
      }
  });

  test("are read once a tile, the partial ones as wide as the tree has them", () => {
    expect(new Set(read).size).toBe(read.length);
    expect(read).toContain("tile/1/001.p/17");
  });

  test("a tile of another length is refused", () => {
    const short = hashesOfTiles(sha256, 300, () => new Uint8Array(32));
    expect(() => short(0, 5)).toThrow("hashesOfTiles: got 32 bytes of tile 0/0, want 256 × 32");
  });

  test("a subtree past the size is refused", () => {
    expect(() => hashAt(0, 70_000)).toThrow();
    expect(() => hashAt(1, 35_000)).toThrow();
  });
});

describe("bundles of entries", () => {
  test("each entry stands behind its length in two bytes", () => {
    expect([...bundleOf([Buffer.from("one"), Buffer.alloc(0), Buffer.alloc(258, 7)])].slice(0, 9)).toEqual([
      0, 3, 111, 110, 101, 0, 0, 1, 2,
    ]);
  });

  test("what is bundled is read again, the empty and the longest entry too", () => {
    const entry = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc.constantFrom(new Uint8Array(65_535), new Uint8Array(0)),
    );
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 12 }), (entries) => {
        expect(readBundle(bundleOf(entries))).toEqual({ entries, bytesLeft: 0 });
      }),
      { seed: 16, numRuns: 200 },
    );
  });

  test("an entry of 65,536 bytes is refused", () => {
    expect(() => bundleOf([new Uint8Array(65_536)])).toThrow(
      "bundleOf: got an entry of 65536 bytes, want at most 65535",
    );
  });

  test.each([
    ["one byte", [0], 0, 1],
    ["a length without entry", [0, 1], 0, 2],
    ["an entry cut short", [0, 1, 9, 0, 3, 1, 2], 1, 4],
  ])("%s is left over", (_, bytes, nEntries, bytesLeft) => {
    const bundle = readBundle(Uint8Array.from(bytes));
    expect([bundle.entries.length, bundle.bytesLeft]).toEqual([nEntries, bytesLeft]);
  });
});
