/// <reference types="node" />
import { Buffer } from "node:buffer";
import { hash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { verifyConsistency } from "./consistency-proof.ts";
import { growTree } from "./grown-tree.ts";
import { leafHash, type Sha256 } from "./hash.ts";
import { verifyInclusion } from "./inclusion-proof.ts";

const VECTORS = join(import.meta.dirname, "../../../../../shared/data/vectors/merkle/rfc6962");
const sha256: Sha256 = (bytes) => hash("sha256", bytes, "buffer");
const bytesOf = (base64: string): Uint8Array => Buffer.from(base64, "base64");

/** As the vectors of transparency-dev/merkle are written; a proof may be null for none. */
interface Vector {
  readonly wantErr: boolean;
  readonly proof: readonly string[] | null;
}
interface InclusionVector extends Vector {
  readonly leafIdx: number;
  readonly treeSize: number;
  readonly leafHash: string;
  readonly root: string;
}
interface ConsistencyVector extends Vector {
  readonly size1: number;
  readonly size2: number;
  readonly root1: string;
  readonly root2: string;
}

function vectorsOf<V>(folder: string): [string, V][] {
  const names = readdirSync(join(VECTORS, folder), { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".json"),
  );
  // the form is the one of the interfaces above: a vector of another would fail its test
  return names.map((name) => [name, JSON.parse(readFileSync(join(VECTORS, folder, name), "utf8")) as V]);
}

describe.skipIf(!existsSync(VECTORS))(
  `published vectors of RFC 6962${existsSync(VECTORS) ? "" : ` — skipped: no folder ${VECTORS}`}`,
  () => {
    const inclusions = existsSync(VECTORS) ? vectorsOf<InclusionVector>("inclusion") : [];
    const consistencies = existsSync(VECTORS) ? vectorsOf<ConsistencyVector>("consistency") : [];

    test("there are 98 of each", () => {
      expect([inclusions.length, consistencies.length]).toEqual([98, 98]);
    });
    test.each(inclusions)("inclusion %s", (_, { leafIdx, treeSize, leafHash, root, proof, wantErr }) => {
      const said = { index: leafIdx, size: treeSize, leaf: bytesOf(leafHash), root: bytesOf(root) };
      expect(verifyInclusion(sha256, said, (proof ?? []).map(bytesOf))).toBe(!wantErr);
    });
    test.each(consistencies)("consistency %s", (_, { size1, size2, root1, root2, proof, wantErr }) => {
      const said = { olderSize: size1, newerSize: size2, olderRoot: bytesOf(root1), newerRoot: bytesOf(root2) };
      expect(verifyConsistency(sha256, said, (proof ?? []).map(bytesOf))).toBe(!wantErr);
    });
  },
);

test("the roots of 0 to 3 leaves are those that sha256sum gives", () => {
  // printf '' | sha256sum; printf '\0one' | sha256sum; then (printf '\1'; xxd -r -p …) | sha256sum upwards
  const tree = growTree(sha256);
  const roots = [tree.root()];
  for (const entry of ["one", "two", "three"]) {
    tree.append(leafHash(sha256, new TextEncoder().encode(entry)));
    roots.push(tree.root());
  }
  expect(roots.map((root) => Buffer.from(root).toString("hex"))).toEqual([
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "d0d7360ab79f58ab1e1e3fe64ad77e2ea0bc07e36b5f46ed2223edd9298df9e9",
    "4f55f619d9215235778b2b9f17d6f4915b16171214d152381293669764de722e",
    "5aac771c899ac292e74bf1afe2e6e302f8b55883b2d1bf197b46a6bea6dabca9",
  ]);
});
