import { createHash, generateKeyPairSync, hash, type KeyObject, sign } from "node:crypto";
import {
  bundleOf,
  bundlePath,
  canonicalBytes,
  canonicalJson,
  entryOf,
  formatCheckpoint,
  formatNote,
  formatVerifierKey,
  growTree,
  type Json,
  type JsonObject,
  leafHash,
  noteSignature,
  type Sha256,
  signedMessage,
  tileBytes,
  tilePath,
  tilesBetween,
  toHex,
  treeRoot,
  type VerifierKey,
  verifierKey,
} from "@touchstone/ledger";

const sha256: Sha256 = (bytes) => hash("sha256", bytes, "buffer");
export const sha256Hex = (content: string | Uint8Array): string => hash("sha256", content, "hex");

/** An id that looks like a UUID and always is the same. */
export const idOf = (name: string): string => {
  const hex = sha256Hex(name);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-");
};

/** A key that a log signs with, made for the test. */
export interface SampleKey {
  readonly verifier: VerifierKey;
  readonly privateKey: KeyObject;
}

export function sampleKey(name: string): SampleKey {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const raw = publicKey.export({ type: "spki", format: "der" }).subarray(-32);
  return { verifier: verifierKey(sha256, "ed25519", name, raw), privateKey };
}

/** A log while it is written. */
export class SampleLog {
  readonly entries: Uint8Array[] = [];
  readonly #tree = growTree(sha256);
  #at = "";

  /** Adds an event. @returns its number */
  add(type: string, stream: string, data: JsonObject, at: string, by: string): number {
    this.#at = at > this.#at ? at : this.#at;
    return this.addEntry({ type, v: 1, at: this.#at, by, stream, data });
  }

  addEntry(event: JsonObject): number {
    const entry = entryOf(event);
    this.entries.push(entry);
    this.#tree.append(leafHash(sha256, entry));
    return this.entries.length - 1;
  }

  headAt(size: number): { size: number; root: string } {
    return { size, root: toHex(treeRoot(sha256, this.#tree.hashAt, size)) };
  }

  /** The files of a ledger of the first `size` leaves. */
  files(size: number, { verifier, privateKey }: SampleKey): Map<string, Uint8Array> {
    const files = new Map<string, Uint8Array>();
    const root = treeRoot(sha256, this.#tree.hashAt, size);
    const text = formatCheckpoint({ origin: verifier.name, size, root });
    const signature = noteSignature(verifier, sign(null, signedMessage("ed25519", text), privateKey));
    files.set("checkpoint", Buffer.from(formatNote({ text, signatures: [signature] })));
    for (const tile of tilesBetween(0, size)) {
      files.set(tilePath(tile), tileBytes(tile, this.#tree.hashAt));
      if (tile.level > 0) continue;
      const from = tile.index * 256;
      files.set(bundlePath(tile), bundleOf(this.entries.slice(from, from + tile.width)));
    }
    return files;
  }
}

export const keyLine = ({ verifier }: SampleKey): string => `${formatVerifierKey(verifier)}\n`;

/** A chunk of rows: what its event says, and the lines of its file where only some rows are shown. */
export function chunkOf(rows: readonly Json[]): {
  readonly chunk: { nRows: number; root: string; file: string; bytes: number };
  readonly lines: (isShown: (row: Json, i: number) => boolean) => string;
} {
  const tree = growTree(sha256);
  const bytes = rows.map((row) => canonicalBytes(row));
  for (const row of bytes) tree.append(leafHash(sha256, row));
  const text = rows.map((row) => `${canonicalJson(row)}\n`).join("");
  const chunk = {
    nRows: rows.length,
    root: toHex(tree.root()),
    file: createHash("sha256").update(text).digest("hex"),
    bytes: Buffer.byteLength(text),
  };
  const lines = (isShown: (row: Json, i: number) => boolean): string =>
    rows
      .map((row, i) =>
        isShown(row, i) ? canonicalJson(row) : `"${toHex(leafHash(sha256, bytes[i] ?? new Uint8Array()))}"`,
      )
      .map((line) => `${line}\n`)
      .join("");
  return { chunk, lines };
}
