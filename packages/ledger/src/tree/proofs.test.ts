/// <reference types="node" />
import { Buffer } from "node:buffer";
import { hash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { proveConsistency, verifyConsistency } from "./consistency-proof.ts";
import { appendLeaf } from "./frontier.ts";
import { type GrownTree, growTree } from "./grown-tree.ts";
import { leafHash, type Sha256, sameBytes } from "./hash.ts";
import { proveInclusion, verifyInclusion } from "./inclusion-proof.ts";
import { treeRoot } from "./subtree.ts";

const sha256: Sha256 = (bytes) => hash("sha256", bytes, "buffer");
const leafOf = (index: number): Uint8Array => leafHash(sha256, new TextEncoder().encode(`leaf ${index}`));
const LARGEST = 300;

const tree: GrownTree = growTree(sha256);
for (let i = 0; i < LARGEST; i++) tree.append(leafOf(i));
const leaves = Array.from({ length: LARGEST }, (_, i) => leafOf(i));

/** The definition of RFC 6962, word for word, as the judge of everything quicker. */
function rootByDefinition(of: readonly Uint8Array[]): Uint8Array {
  const [first] = of;
  if (!first) return sha256(new Uint8Array(0));
  if (of.length === 1) return first;
  let split = 1;
  while (split * 2 < of.length) split *= 2;
  const sides = [rootByDefinition(of.slice(0, split)), rootByDefinition(of.slice(split))];
  return sha256(Buffer.concat([Buffer.of(1), ...sides]));
}
const roots = Array.from({ length: LARGEST + 1 }, (_, size) => rootByDefinition(leaves.slice(0, size)));
const rootOf = (size: number): Uint8Array => roots[size] ?? new Uint8Array(0);

const flipped = (bytes: Uint8Array, bit: number): Uint8Array => {
  const copy = Uint8Array.from(bytes);
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
};

const inclusionOf = (index: number, size: number) => ({
  said: { index, size, leaf: leafOf(index), root: rootOf(size) },
  proof: proveInclusion(sha256, tree.hashAt, index, size),
});
const consistencyOf = (olderSize: number, newerSize: number) => ({
  said: { olderSize, newerSize, olderRoot: rootOf(olderSize), newerRoot: rootOf(newerSize) },
  proof: proveConsistency(sha256, tree.hashAt, olderSize, newerSize),
});

test("every root of up to 300 leaves is the one of the definition", () => {
  const growing = growTree(sha256);
  for (let size = 0; size <= LARGEST; size++) {
    expect(sameBytes(growing.root(), rootOf(size))).toBe(true);
    expect(sameBytes(treeRoot(sha256, tree.hashAt, size), rootOf(size))).toBe(true);
    growing.append(leafOf(size));
  }
});

describe("inclusion", () => {
  test("every leaf of every tree of up to 300 is proven, by no more hashes than the tree is high", () => {
    let held = 0;
    for (let size = 1; size <= LARGEST; size++)
      for (let index = 0; index < size; index++) {
        const { said, proof } = inclusionOf(index, size);
        if (verifyInclusion(sha256, said, proof) && proof.length <= Math.ceil(Math.log2(size))) held++;
      }
    expect(held).toBe((LARGEST * (LARGEST + 1)) / 2);
  });

  test("no proof survives one altered bit, in any of its hashes, its leaf or its root", () => {
    const size = fc.integer({ min: 1, max: LARGEST });
    const place = fc.record({ size, index: fc.nat(LARGEST - 1), at: fc.nat(), bit: fc.nat(255) });
    fc.assert(
      fc.property(place, ({ size, index, at, bit }) => {
        const { said, proof } = inclusionOf(index % size, size);
        const altered = [said.leaf, said.root, ...proof].map((hash, i, all) =>
          i === at % all.length ? flipped(hash, bit) : hash,
        );
        const [leaf, root, ...rest] = altered;
        return leaf !== undefined && root !== undefined && !verifyInclusion(sha256, { ...said, leaf, root }, rest);
      }),
      { seed: 6962, numRuns: 5000 },
    );
  });

  test("every bit of every proof of a small tree counts", () => {
    for (let size = 1; size <= 9; size++)
      for (let index = 0; index < size; index++) {
        const { said, proof } = inclusionOf(index, size);
        for (let bit = 0; bit < proof.length * 256; bit++) {
          const altered = proof.map((hash, i) => (i === bit >> 8 ? flipped(hash, bit & 255) : hash));
          if (verifyInclusion(sha256, said, altered)) expect.fail(`bit ${bit} of leaf ${index} of ${size}`);
        }
      }
  });

  test("another index, another size of the same height, a hash more or less prove nothing", () => {
    for (let size = 1; size <= 70; size++)
      for (let index = 0; index < size; index++) {
        const { said, proof } = inclusionOf(index, size);
        const extra = leafOf(0);
        const wrong = [
          verifyInclusion(sha256, said, [...proof, extra]),
          verifyInclusion(sha256, said, [extra, ...proof]),
          verifyInclusion(sha256, said, [...proof, said.root]),
          proof.length > 0 && verifyInclusion(sha256, said, proof.slice(1)),
          proof.length > 0 && verifyInclusion(sha256, said, proof.slice(0, -1)),
          ...Array.from(
            { length: size + 2 },
            (_, other) => other !== index && verifyInclusion(sha256, { ...said, index: other }, proof),
          ),
        ];
        expect(wrong).not.toContain(true);
      }
  });

  test.each([
    ["a negative index", { index: -1 }],
    ["an index at the size", { index: 5 }],
    ["an index past 2^53", { index: 2 ** 53 }],
    ["half an index", { index: 1.5 }],
    ["no index", { index: Number.NaN }],
    ["a negative size", { size: -5 }],
    ["a size of 0", { size: 0, index: 0 }],
    ["an infinite size", { size: Number.POSITIVE_INFINITY }],
    ["a size past 2^53", { size: 2 ** 53 }],
    ["a short leaf", { leaf: leafOf(2).slice(1) }],
    ["a long leaf", { leaf: Buffer.concat([leafOf(2), Buffer.of(0)]) }],
    ["no root", { root: new Uint8Array(0) }],
    ["a long root", { root: Buffer.concat([rootOf(5), Buffer.of(0)]) }],
  ])("%s proves nothing, and is no error", (_, wrong) => {
    const { said, proof } = inclusionOf(2, 5);
    expect(verifyInclusion(sha256, said, proof)).toBe(true);
    expect(verifyInclusion(sha256, { ...said, ...wrong }, proof)).toBe(false);
  });

  test.each([[0], [31], [33], [64]])("a hash of %i bytes in the proof proves nothing", (length) => {
    const { said, proof } = inclusionOf(2, 5);
    for (let at = 0; at < proof.length; at++)
      expect(
        verifyInclusion(
          sha256,
          said,
          proof.map((hash, i) => (i === at ? new Uint8Array(length) : hash)),
        ),
      ).toBe(false);
  });

  test("an inner node is no leaf: its two children can't be shown as an entry", () => {
    const [left, right] = [leafOf(0), leafOf(1)];
    const posing = leafHash(sha256, Buffer.concat([left, right]));
    const { said, proof } = inclusionOf(0, 4);
    expect(verifyInclusion(sha256, { ...said, size: 2, leaf: posing }, proof.slice(1))).toBe(false);
  });

  test("a leaf of a larger tree is not one of a smaller: the proof must end at the root", () => {
    const said = { index: 0, size: 1, leaf: leafOf(1), root: rootOf(2) };
    expect(verifyInclusion(sha256, said, [leafOf(0)])).toBe(false);
    expect(verifyInclusion(sha256, { ...said, index: 1, size: 2 }, [leafOf(0)])).toBe(true);
  });

  test("sizes near 2^53 are computed without wrapping", () => {
    const size = Number.MAX_SAFE_INTEGER;
    const same = (level: number): Uint8Array => sha256(Buffer.from(`level ${level}`));
    const root = treeRoot(sha256, same, size);
    for (const index of [0, 2 ** 31, 2 ** 32 + 1, 2 ** 52, size - 1]) {
      // all leaves alike: each complete subtree of a level must then be alike too
      const levels = [leafOf(0)];
      for (let level = 0; level < 53; level++) {
        const hash = levels[level] ?? leafOf(0);
        levels.push(sha256(Buffer.concat([Buffer.of(1), hash, hash])));
      }
      const hashAt = (level: number): Uint8Array => levels[level] ?? leafOf(0);
      const said = { index, size, leaf: leafOf(0), root: treeRoot(sha256, hashAt, size) };
      const proof = proveInclusion(sha256, hashAt, index, size);
      expect(proof.length).toBeLessThanOrEqual(53);
      expect(verifyInclusion(sha256, said, proof)).toBe(true);
      expect(verifyInclusion(sha256, { ...said, root }, proof)).toBe(false);
    }
  });
});

describe("consistency", () => {
  test("every pair of sizes up to 64 is proven, and from each to 300", () => {
    for (let older = 1; older <= 64; older++)
      for (const newer of [...Array.from({ length: 65 - older }, (_, i) => older + i), LARGEST]) {
        const { said, proof } = consistencyOf(older, newer);
        if (!verifyConsistency(sha256, said, proof)) expect.fail(`${older} → ${newer}`);
      }
  });

  test("no proof survives one altered bit, in any of its hashes or roots", () => {
    const place = fc.record({ older: fc.nat(LARGEST - 1), newer: fc.nat(LARGEST - 1), at: fc.nat(), bit: fc.nat(255) });
    fc.assert(
      fc.property(place, ({ older, newer, at, bit }) => {
        const { said, proof } = consistencyOf(Math.min(older, newer) + 1, Math.max(older, newer) + 1);
        const all = [said.olderRoot, said.newerRoot, ...proof];
        const [olderRoot, newerRoot, ...rest] = all.map((hash, i) =>
          i === at % all.length ? flipped(hash, bit) : hash,
        );
        if (!olderRoot || !newerRoot) return false;
        return !verifyConsistency(sha256, { ...said, olderRoot, newerRoot }, rest);
      }),
      { seed: 9162, numRuns: 5000 },
    );
  });

  test("other sizes, swapped roots, a hash more or less prove nothing", () => {
    for (let newer = 2; newer <= 40; newer++)
      for (let older = 1; older < newer; older++) {
        const { said, proof } = consistencyOf(older, newer);
        const swapped = { ...said, olderRoot: said.newerRoot, newerRoot: said.olderRoot };
        const wrong = [
          verifyConsistency(sha256, swapped, proof),
          verifyConsistency(sha256, said, [...proof, leafOf(0)]),
          verifyConsistency(sha256, said, [leafOf(0), ...proof]),
          verifyConsistency(sha256, said, [said.olderRoot, ...proof]),
          verifyConsistency(sha256, said, [...proof, said.newerRoot]),
          verifyConsistency(sha256, said, proof.slice(1)),
          verifyConsistency(sha256, said, proof.slice(0, -1)),
          verifyConsistency(sha256, said, []),
          ...Array.from(
            { length: newer },
            (_, i) => i !== older && verifyConsistency(sha256, { ...said, olderSize: i }, proof),
          ),
        ];
        expect(wrong).not.toContain(true);
      }
  });

  test("a leaf changed in the past can't be proven away", () => {
    const forged = growTree(sha256);
    for (let i = 0; i < 40; i++) forged.append(leafOf(i === 7 ? 1000 : i));
    const proof = proveConsistency(sha256, forged.hashAt, 20, 40);
    const said = { olderSize: 20, newerSize: 40, olderRoot: rootOf(20), newerRoot: forged.root() };
    expect(verifyConsistency(sha256, { ...said, olderRoot: treeRoot(sha256, forged.hashAt, 20) }, proof)).toBe(true);
    expect(verifyConsistency(sha256, said, proof)).toBe(false);
  });

  test.each([
    ["nothing before", { olderSize: 0 }],
    ["a negative size", { olderSize: -1 }],
    ["half a size", { olderSize: 2.5 }],
    ["a size past 2^53", { newerSize: 2 ** 53 }],
    ["the older being larger", { olderSize: 6 }],
    ["a short root", { olderRoot: rootOf(3).slice(1) }],
    ["a long root", { newerRoot: Buffer.concat([rootOf(5), Buffer.of(0)]) }],
  ])("%s proves nothing, and is no error", (_, wrong) => {
    const { said, proof } = consistencyOf(3, 5);
    expect(verifyConsistency(sha256, said, proof)).toBe(true);
    expect(verifyConsistency(sha256, { ...said, ...wrong }, proof)).toBe(false);
  });

  test("equal sizes want equal roots and no hashes", () => {
    const { said, proof } = consistencyOf(5, 5);
    expect(proof).toEqual([]);
    expect(verifyConsistency(sha256, said, proof)).toBe(true);
    expect(verifyConsistency(sha256, said, [rootOf(5)])).toBe(false);
    expect(verifyConsistency(sha256, { ...said, newerRoot: rootOf(4) }, [])).toBe(false);
  });
});

test("a proof that can't be is a fault of the caller", () => {
  const proveOf = (index: number, size: number) => () => proveInclusion(sha256, tree.hashAt, index, size);
  expect(proveOf(5, 5)).toThrow("proveInclusion: got index 5, want below the size 5");
  expect(proveOf(-1, 5)).toThrow("proveInclusion: index: got -1, want an integer of [0, 2^53)");
  expect(proveOf(0, 2 ** 53)).toThrow("proveInclusion: size: got 9007199254740992, want an integer of [0, 2^53)");
  expect(proveOf(0, 1000)).toThrow("want a complete subtree of 300 leaves");
  const consistency = (older: number, newer: number) => () => proveConsistency(sha256, tree.hashAt, older, newer);
  expect(consistency(0, 5)).toThrow("proveConsistency: got older size 0, want from 1 to the newer size 5");
  expect(consistency(6, 5)).toThrow("proveConsistency: got older size 6, want from 1 to the newer size 5");
  const full = { size: Number.MAX_SAFE_INTEGER, hashes: Array.from({ length: 53 }, () => leafOf(0)) };
  expect(() => appendLeaf(sha256, full, leafOf(0))).toThrow("appendLeaf: size after: got 9007199254740992");
  expect(() => growTree(sha256).append(new Uint8Array(31))).toThrow("appendLeaf: got a hash of 31 bytes, want 32");
});
