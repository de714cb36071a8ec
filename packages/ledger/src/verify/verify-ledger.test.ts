/// <reference types="node" />
import { Buffer } from "node:buffer";
import { createPublicKey, generateKeyPairSync, hash, type KeyObject, sign, verify } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatCheckpoint } from "../checkpoint/checkpoint.ts";
import { formatNote } from "../checkpoint/note.ts";
import { noteSignature, signedMessage, type VerifyEd25519 } from "../checkpoint/signature.ts";
import { type SignatureKind, type VerifierKey, verifierKey } from "../checkpoint/verifier-key.ts";
import { entryOf } from "../entry/entry.ts";
import { bundleOf } from "../tiles/entry-bundle.ts";
import { type Tile, tileBytes, tilesBetween } from "../tiles/tile.ts";
import { bundlePath, CHECKPOINT_PATH, tilePath } from "../tiles/tile-path.ts";
import { type GrownTree, growTree } from "../tree/grown-tree.ts";
import { leafHash, type Sha256 } from "../tree/hash.ts";
import { treeRoot } from "../tree/subtree.ts";
import { describeLedgerFault, type LedgerFault } from "./ledger-fault.ts";
import { verifyLedger } from "./verify-ledger.ts";

const sha256: Sha256 = (bytes) => hash("sha256", bytes, "buffer");
const verifyEd25519: VerifyEd25519 = (publicKey, message, signature) => {
  const key = { kty: "OKP", crv: "Ed25519", x: Buffer.from(publicKey).toString("base64url") };
  return verify(null, message, createPublicKey({ key, format: "jwk" }), signature);
};

interface Signer {
  readonly key: VerifierKey;
  readonly privateKey: KeyObject;
}
function signerOf(kind: SignatureKind, name: string): Signer {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  return {
    privateKey,
    key: verifierKey(sha256, kind, name, publicKey.export({ type: "spki", format: "der" }).subarray(-32)),
  };
}
const ORIGIN = "touchstone.example/welcoming-villages";
const log = signerOf("ed25519", ORIGIN);
const witness = signerOf("cosignature/v1", "witness.example/w1");
const KEYS = [log.key, witness.key];

const entryNumber = (i: number): Uint8Array =>
  entryOf({ type: "ObservationRecorded", value: i, at: `2026-01-01T00:00:${i % 60}Z` });

function checkpointOf(tree: Pick<GrownTree, "hashAt">, size: number): Uint8Array {
  const text = formatCheckpoint({ origin: ORIGIN, size, root: treeRoot(sha256, tree.hashAt, size) });
  const signatures = [log, witness].map(({ key, privateKey }) => {
    const seconds = key.kind === "ed25519" ? undefined : 1_790_000_000;
    return noteSignature(key, sign(null, signedMessage(key.kind, text, seconds), privateKey), seconds);
  });
  return Buffer.from(formatNote({ text, signatures }));
}

/** A ledger as files by path. */
function ledgerOf(size: number, entryOfLeaf = entryNumber): Map<string, Uint8Array> {
  const tree = growTree(sha256);
  const entries = Array.from({ length: size }, (_, i) => entryOfLeaf(i));
  for (const entry of entries) tree.append(leafHash(sha256, entry));
  const files = new Map<string, Uint8Array>();
  for (const tile of tilesBetween(0, size)) {
    files.set(tilePath(tile), tileBytes(tile, tree.hashAt));
    if (tile.level === 0)
      files.set(bundlePath(tile), bundleOf(entries.slice(tile.index * 256, tile.index * 256 + tile.width)));
  }
  return files.set(CHECKPOINT_PATH, checkpointOf(tree, size));
}

const verified = (files: ReadonlyMap<string, Uint8Array>, mostFaults = 1000) =>
  verifyLedger(
    (path) => files.get(path) ?? null,
    { origin: ORIGIN, keys: KEYS },
    { sha256, verifyEd25519, mostFaults },
  );

const flippedIn = (files: ReadonlyMap<string, Uint8Array>, path: string, bit: number): Map<string, Uint8Array> => {
  const bytes = Uint8Array.from(files.get(path) ?? []);
  bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return new Map(files).set(path, bytes);
};

/** Which leaf the byte of a bundle belongs to, and whether the byte is of its length. */
function leafAt(path: string, bundle: Uint8Array, byte: number): { leaf: number; inLength: boolean } {
  let leaf = Number(path.replaceAll(/\.p.*|\D/g, "")) * 256;
  for (let at = 0; ; leaf++) {
    const end = at + 2 + (bundle[at] ?? 0) * 256 + (bundle[at + 1] ?? 0);
    if (byte < end) return { leaf, inLength: byte < at + 2 };
    at = end;
  }
}

/** Expects that this one bit is found, and named for what it is, with nothing else blamed. */
function expectNamed(files: ReadonlyMap<string, Uint8Array>, path: string, bit: number): void {
  const { faults } = verified(flippedIn(files, path, bit));
  const where = `bit ${bit} of ${path}: ${JSON.stringify(faults)}`;
  const [first, ...more] = faults;
  if (!first) throw new Error(`not found: ${where}`);
  if (path === CHECKPOINT_PATH) {
    if (first.kind !== "checkpoint" && first.kind !== "signature") expect.fail(where);
  } else if (path.startsWith("tile/entries/")) {
    const { leaf, inLength } = leafAt(path, files.get(path) ?? new Uint8Array(0), bit >> 3);
    const named =
      (first.kind === "leaf" || (inLength && first.kind === "bundle")) && first.path === path && first.leaf === leaf;
    if (!named || (!inLength && more.length > 0)) expect.fail(where);
  } else {
    const named = first.kind === "tile-hash" && first.path === path && first.hash === bit >> 8 && first.proven;
    if (!named || more.length > 0) expect.fail(where);
  }
}

test.each([[0], [1], [2], [255], [256], [257], [511], [512], [700], [65_536], [66_000]])(
  "a ledger of %i leaves holds",
  (size) => {
    const seen: number[] = [];
    const files = ledgerOf(size);
    const report = verifyLedger(
      (path) => files.get(path) ?? null,
      { origin: ORIGIN, keys: KEYS },
      { sha256, verifyEd25519, onEntry: (leaf) => seen.push(leaf) },
    );
    expect(report.faults).toEqual([]);
    expect(report).toMatchObject({ nLeavesHeld: size, complete: true, checkpoint: { origin: ORIGIN, size } });
    expect(report.signatures.map(({ stands, seconds }) => [stands, seconds])).toEqual([
      ["valid", undefined],
      ["valid", 1_790_000_000],
    ]);
    expect(seen.every((leaf, i) => leaf === i)).toBe(true);
  },
);

describe("one flipped bit is found and named", () => {
  test("every bit of every file of a ledger of 3 leaves", () => {
    const files = ledgerOf(3);
    for (const [path, bytes] of files) for (let bit = 0; bit < bytes.length * 8; bit++) expectNamed(files, path, bit);
  });

  test("2,000 at random in a ledger of 700 leaves, in each kind of file alike", () => {
    const files = ledgerOf(700);
    const paths = [...files.keys()];
    const place = fc.record({ path: fc.constantFrom(...paths), bit: fc.nat() });
    fc.assert(
      fc.property(place, ({ path, bit }) => expectNamed(files, path, bit % ((files.get(path)?.length ?? 0) * 8))),
      { seed: 700, numRuns: 2000 },
    );
  });

  test("in the upper tiles of 66,000 leaves, and below them", () => {
    const files = ledgerOf(66_000);
    for (const path of [
      "tile/2/000.p/1",
      "tile/1/000",
      "tile/1/001.p/1",
      "tile/0/000",
      "tile/0/255",
      "tile/0/257.p/208",
      "tile/entries/255",
      "tile/entries/257.p/208",
      CHECKPOINT_PATH,
    ])
      expectNamed(files, path, 77);
  });
});

describe("what is missing, short or of another is named too", () => {
  const files = ledgerOf(700);
  const without = (...paths: string[]): Map<string, Uint8Array> => {
    const rest = new Map(files);
    for (const path of paths) rest.delete(path);
    return rest;
  };
  const faultsOf = (of: ReadonlyMap<string, Uint8Array>): readonly LedgerFault[] => verified(of).faults;

  test.each([["tile/0/001"], ["tile/0/002.p/188"], ["tile/1/000.p/2"]])(
    "the tile %s, made anew from what lies below it",
    (path) => {
      const report = verified(without(path));
      expect(report.faults).toEqual([{ kind: "tile-missing", path }]);
      expect(report.nLeavesHeld).toBe(700);
    },
  );

  test("a bundle", () => {
    const report = verified(without("tile/entries/001"));
    expect(report.faults).toEqual([{ kind: "bundle-missing", path: "tile/entries/001" }]);
    expect(report.nLeavesHeld).toBe(700 - 256);
  });

  test("a tile and all below it: what can't be checked is said", () => {
    expect(faultsOf(without("tile/0/001", "tile/entries/001"))).toEqual([
      { kind: "tile-missing", path: "tile/0/001" },
      { kind: "unchecked", from: 256, to: 512 },
    ]);
  });

  test("the right edge and all below it: the root can't be computed", () => {
    const faults = faultsOf(without("tile/0/002.p/188", "tile/entries/002.p/188"));
    expect(faults[0]).toEqual({ kind: "tile-missing", path: "tile/0/002.p/188" });
    expect(faults[1]).toMatchObject({ kind: "root", got: null });
    expect(faults[2]).toEqual({ kind: "unchecked", from: 512, to: 700 });
    expect(faults).toHaveLength(3);
  });

  test("a tile cut short, or longer", () => {
    const tile = files.get("tile/0/000") ?? new Uint8Array(0);
    const want = { kind: "tile-length", path: "tile/0/000", want: 8192 };
    expect(faultsOf(new Map(files).set("tile/0/000", tile.slice(1)))).toEqual([{ ...want, got: 8191 }]);
    expect(faultsOf(new Map(files).set("tile/0/000", Buffer.concat([tile, tile])))).toEqual([{ ...want, got: 16384 }]);
  });

  test("a bundle cut short, or longer", () => {
    const path = "tile/entries/000";
    const bundle = files.get(path) ?? new Uint8Array(0);
    expect(faultsOf(new Map(files).set(path, bundle.slice(0, -1)))).toEqual([{ kind: "bundle", path, leaf: 255 }]);
    expect(faultsOf(new Map(files).set(path, Buffer.concat([bundle, Buffer.of(0)])))).toEqual([
      { kind: "bundle", path, leaf: 256 },
    ]);
    expect(faultsOf(new Map(files).set(path, new Uint8Array(0)))).toEqual([{ kind: "bundle", path, leaf: 0 }]);
  });

  test("an entry with its leaf hash: the tile is not what stands above it", () => {
    const tree = growTree(sha256);
    const forged = (i: number): Uint8Array => (i === 300 ? entryOf({ type: "Forged" }) : entryNumber(i));
    for (let i = 0; i < 700; i++) tree.append(leafHash(sha256, forged(i)));
    const tile: Tile = { level: 0, index: 1, width: 256 };
    const entries = Array.from({ length: 256 }, (_, i) => forged(256 + i));
    const both = new Map(files)
      .set(tilePath(tile), tileBytes(tile, tree.hashAt))
      .set(bundlePath(tile), bundleOf(entries));
    expect(faultsOf(both)).toEqual([{ kind: "tile", path: "tile/0/001", level: 0, index: 1 }]);
  });

  test("all of it made anew under the old checkpoint: the root is another", () => {
    const forged = ledgerOf(700, (i) => (i === 300 ? entryOf({ type: "Forged" }) : entryNumber(i)));
    const faults = faultsOf(forged.set(CHECKPOINT_PATH, files.get(CHECKPOINT_PATH) ?? new Uint8Array(0)));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ kind: "root" });
  });

  test("two bits, in an entry and in a tile above another", () => {
    const faults = faultsOf(flippedIn(flippedIn(files, "tile/entries/000", 100), "tile/1/000.p/2", 256));
    expect(faults).toEqual([
      { kind: "tile-hash", path: "tile/1/000.p/2", level: 1, index: 0, hash: 1, proven: true },
      { kind: "leaf", path: "tile/entries/000", leaf: 0, proven: true },
    ]);
  });

  test("two bits, in both tiles of the right edge", () => {
    const faults = faultsOf(flippedIn(flippedIn(files, "tile/0/002.p/188", 600), "tile/1/000.p/2", 0));
    expect(faults).toEqual([
      { kind: "tile-hash", path: "tile/0/002.p/188", level: 0, index: 2, hash: 2, proven: true },
      { kind: "tile-hash", path: "tile/1/000.p/2", level: 1, index: 0, hash: 0, proven: true },
    ]);
  });

  test("a ledger that is not there at all", () => {
    expect(faultsOf(new Map())).toEqual([{ kind: "checkpoint", problem: "no-note" }]);
  });

  test("more faults than are wanted", () => {
    const many = new Map(files).set("tile/entries/000", bundleOf(Array.from({ length: 256 }, () => new Uint8Array(3))));
    expect(verified(many, 10)).toMatchObject({ complete: false, faults: { length: 10 } });
    expect(verified(many, 256)).toMatchObject({ complete: true, faults: { length: 256 } });
  });

  test("a signed size past everything stored: it ends, and says so", () => {
    const huge = new Map(files).set(
      CHECKPOINT_PATH,
      checkpointOf({ hashAt: () => sha256(Buffer.of(1)) }, Number.MAX_SAFE_INTEGER),
    );
    expect(faultsOf(huge).map(({ kind }) => kind)).toContain("root");
  });
});

type Damage =
  | "deleted"
  | { readonly cut: number }
  | { readonly added: Uint8Array }
  | { readonly at: number; readonly written: Uint8Array }
  | { readonly copied: string };

test("whatever was done to its files, a ledger never holds, and verifying it never fails", () => {
  const files = ledgerOf(520);
  const paths = [...files.keys()];
  const damage = fc.record({
    path: fc.constantFrom(...paths),
    how: fc.oneof<fc.Arbitrary<Damage>[]>(
      fc.constant("deleted" as const),
      fc.record({ cut: fc.nat(8192) }),
      fc.record({ added: fc.uint8Array({ minLength: 1, maxLength: 40 }) }),
      fc.record({ at: fc.nat(8191), written: fc.uint8Array({ minLength: 1, maxLength: 40 }) }),
      fc.record({ copied: fc.constantFrom(...paths) }),
    ),
  });
  const damaged = (bytes: Uint8Array, how: Damage): Uint8Array | null => {
    if (how === "deleted") return null;
    if ("cut" in how) return bytes.slice(0, how.cut % bytes.length);
    if ("added" in how) return Buffer.concat([bytes, how.added]);
    if ("copied" in how) return files.get(how.copied) ?? null;
    const copy = Uint8Array.from(bytes);
    copy.set(how.written.subarray(0, bytes.length), how.at % Math.max(1, bytes.length - how.written.length));
    return copy;
  };
  fc.assert(
    fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), (all) => {
      const after = new Map(files);
      for (const { path, how } of all) {
        const bytes = damaged(after.get(path) ?? new Uint8Array(1), how);
        if (bytes) after.set(path, bytes);
        else after.delete(path);
      }
      const same = paths.every(
        (path) => Buffer.compare(after.get(path) ?? Buffer.of(), files.get(path) ?? Buffer.of()) === 0,
      );
      const { faults } = verified(after);
      expect(faults.length > 0).toBe(!same);
      expect(faults.every((fault) => describeLedgerFault(fault).length > 10)).toBe(true);
    }),
    { seed: 520, numRuns: 800 },
  );
});

describe("what is held against a ledger", () => {
  const files = ledgerOf(300);
  const read = (path: string): Uint8Array | null => files.get(path) ?? null;
  const how = { sha256, verifyEd25519 };
  const tree = growTree(sha256);
  for (let i = 0; i < 300; i++) tree.append(leafHash(sha256, entryNumber(i)));

  test("a witness that has not signed is missing", () => {
    const other = signerOf("cosignature/v1", "witness.example/w2").key;
    expect(verifyLedger(read, { origin: ORIGIN, keys: [log.key, other] }, how).faults).toEqual([
      { kind: "signature", key: "witness.example/w2", stands: "missing" },
    ]);
  });

  test("another key of the same name is not the log's", () => {
    const other = signerOf("ed25519", ORIGIN).key;
    expect(verifyLedger(read, { origin: ORIGIN, keys: [other] }, how).faults).toEqual([
      { kind: "signature", key: ORIGIN, stands: "missing" },
    ]);
  });

  test("another log's checkpoint is not this one's", () => {
    expect(verifyLedger(read, { origin: "touchstone.example/other", keys: KEYS }, how).faults).toEqual([
      { kind: "checkpoint", problem: "other-origin" },
    ]);
  });

  test("checkpoints seen before are continued, or the past was rewritten", () => {
    const seen = [0, 1, 128, 256, 299, 300].map((size) => ({
      origin: ORIGIN,
      size,
      root: treeRoot(sha256, tree.hashAt, size),
    }));
    const trust = { origin: ORIGIN, keys: KEYS };
    expect(verifyLedger(read, { ...trust, seen }, how).faults).toEqual([]);
    const rewritten = [
      { origin: ORIGIN, size: 200, root: treeRoot(sha256, tree.hashAt, 199) },
      { origin: ORIGIN, size: 301, root: treeRoot(sha256, tree.hashAt, 300) },
    ];
    expect(verifyLedger(read, { ...trust, seen: rewritten }, how).faults).toEqual([
      { kind: "history", size: 200 },
      { kind: "history", size: 301 },
    ]);
  });

  test("without any key nothing is verified", () => {
    expect(() => verifyLedger(read, { origin: ORIGIN, keys: [] }, how)).toThrow("verifyLedger: got no key");
  });
});
