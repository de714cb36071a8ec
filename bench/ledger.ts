import { hash } from "node:crypto";
import {
  bundleOf,
  growTree,
  hashesOfTiles,
  type Inclusion,
  leafHash,
  proveInclusion,
  type Sha256,
  TILE_WIDTH,
  tileBytes,
  tilePath,
  tilesBetween,
  treeRoot,
  verifyInclusion,
} from "@touchstone/ledger";
import { type Bench, cpuOf, median, type Row } from "./row.ts";

const LEAVES = 1_000_000;
const PROOFS = 20_000;
const ROUNDS = 3;
const sha256: Sha256 = (bytes) => hash("sha256", bytes, "buffer");

/** A million events: hashed, grown into a tree, laid out in tiles and bundles; then proven one by one. */
export const ledger: Bench = {
  title: "ledger of 1,000,000 leaves",
  run: () => {
    const entries = inventedEntries();
    const rounds = Array.from({ length: ROUNDS }, () => build(entries));
    const { tree, files } = rounds[0] ?? build(entries);
    const peer = Array.from({ length: ROUNDS }, () => bareHashes(entries));
    const built = median(rounds.map(({ seconds }) => seconds));
    const fromTiles = hashesOfTiles(sha256, LEAVES, (tile) => files.get(tilePath(tile)) ?? new Uint8Array(0));
    const proveAll = (hashAt: typeof fromTiles) =>
      microsecondsOf((index) => proveInclusion(sha256, hashAt, index, LEAVES));
    return [
      {
        ...line("1,000,000 leaves: hashes, tree, tiles and entry bundles", "CPU s", built, "≤ 6 s", built <= 6),
        peer: median(peer),
        ratio: built / median(peer),
      },
      atMost50("inclusion proof from a tree in memory", proveAll(tree.hashAt)),
      atMost50("inclusion proof from tiles, each read once", proveAll(fromTiles)),
      verifying(tree.hashAt),
    ];
  },
};

/** As long as a designation's event: about 200 bytes of canonical JSON. */
function inventedEntries(): Uint8Array[] {
  const encoder = new TextEncoder();
  return Array.from({ length: LEAVES }, (_, i) =>
    encoder.encode(
      `{"at":"2026-03-01T10:00:00Z","by":"actor-${i % 977}","grade":"silver","scorecardId":"${i * 7919}",` +
        `"type":"UnitDesignated","unitId":"018f2a7c-7b1e-7cc3-98c4-${String(i).padStart(12, "0")}","validUntil":"2029-02-28"}`,
    ),
  );
}

function build(entries: readonly Uint8Array[]) {
  const tree = growTree(sha256);
  const files = new Map<string, Uint8Array>();
  const seconds = cpuOf(() => {
    for (const entry of entries) tree.append(leafHash(sha256, entry));
    for (const tile of tilesBetween(0, LEAVES)) files.set(tilePath(tile), tileBytes(tile, tree.hashAt));
    for (let from = 0; from < LEAVES; from += TILE_WIDTH) bundleOf(entries.slice(from, from + TILE_WIDTH));
    tree.root();
  });
  return { tree, files, seconds };
}

/** The least that any tree must pay: as many hashes of as many bytes, and nothing else. */
function bareHashes(entries: readonly Uint8Array[]): number {
  const node = new Uint8Array(65);
  return cpuOf(() => {
    for (const entry of entries) sha256(entry);
    for (let i = 1; i < LEAVES; i++) sha256(node);
  });
}

/** Median microseconds of CPU over rounds of proofs of leaves spread over the tree. */
function microsecondsOf(work: (index: number) => void): number {
  const rounds = Array.from({ length: ROUNDS }, () =>
    cpuOf(() => {
      for (let n = 0; n < PROOFS; n++) work((n * 617_357) % LEAVES);
    }),
  );
  return (median(rounds) / PROOFS) * 1e6;
}

function verifying(hashAt: Parameters<typeof treeRoot>[1]): Row {
  const root = treeRoot(sha256, hashAt, LEAVES);
  const proven = (index: number): { said: Inclusion; proof: Uint8Array[] } => ({
    said: { index, size: LEAVES, leaf: hashAt(0, index), root },
    proof: proveInclusion(sha256, hashAt, index, LEAVES),
  });
  const proofs = Array.from({ length: 1000 }, (_, n) => proven((n * 617_357) % LEAVES));
  const microseconds = microsecondsOf((index) => {
    const { said, proof } = proofs[index % 1000] ?? proven(index);
    if (!verifyInclusion(sha256, said, proof)) throw new Error(`leaf ${said.index} is not proven`);
  });
  return line("inclusion proof verified", "CPU µs", microseconds, "—", null);
}

function atMost50(work: string, microseconds: number): Row {
  return line(work, "CPU µs", microseconds, "≤ 50 µs", microseconds <= 50);
}

function line(work: string, measure: string, ours: number, mustReach: string, holds: boolean | null): Row {
  return { work, measure, ours, peer: null, ratio: null, mustReach, holds };
}
