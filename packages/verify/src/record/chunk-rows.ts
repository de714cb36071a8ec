import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import {
  appendLeaf,
  canonicalJson,
  emptyFrontier,
  fromHex,
  frontierRoot,
  type Json,
  LARGEST_CHUNK,
  leafHash,
  toHex,
} from "@touchstone/ledger";
import type { BundleFolder } from "../files/bundle-folder.ts";
import { sha256 } from "../files/digest.ts";
import { LineTooLong, linesOf } from "../files/lines.ts";
import type { Findings } from "../report/findings.ts";
import type { Chunk } from "./event-shapes.ts";

/** A row of a chunk: what it says, or only its leaf hash where it is withheld. */
export type ChunkRow =
  | { readonly index: number; readonly row: Json; readonly leaf?: undefined }
  | { readonly index: number; readonly row?: undefined; readonly leaf: string };

/** Bytes of a row. */
export const LONGEST_ROW = 1 << 20;

/** Which part of which file holds the rows: the whole of it, or as many lines as the chunk has rows. */
export interface ChunkSource {
  readonly chunk: Chunk;
  readonly path: string;
  /** names the event, such as ledger/organisation, leaf 17 */
  readonly event: string;
}

/** The chunks of a bundle while they are read. */
export interface Chunks {
  readonly folder: BundleFolder;
  readonly findings: Findings;
  /** rows shown and withheld of each file that was read to its end, by its path */
  readonly read: Map<string, { readonly shown: number; readonly withheld: number }>;
}

/** Where the rows of a chunk lie. */
export function chunkPath({ file }: Chunk): string {
  return `chunks/${file}.ndjson`;
}

/**
 * The rows of a chunk one by one, in their order. Once the last was asked for, root, number, digest and size have been held
 * against the event; whatever is wrong is told under `chunks`.
 */
export function* chunkRows(chunks: Chunks, source: ChunkSource, block?: number): Generator<ChunkRow, void> {
  const { folder, findings, read } = chunks;
  const { chunk, path, event } = source;
  const fault = (where: string, found: string, wanted: string): void =>
    findings.fault("chunks", { where, found, wanted });
  if (!folder.sizes.has(path)) return fault(path, "no such file", `the rows of ${event}`);
  const check = chunkCheck(source, findings);
  let index = 0;
  let withheld = 0;
  try {
    for (const { bytes, unfinished } of linesOf(folder, path, LONGEST_ROW, block)) {
      const where = `${path}, row ${index}`;
      if (index >= LARGEST_CHUNK) return fault(path, `more than ${LARGEST_CHUNK} rows`, `${chunk.nRows}`);
      if (unfinished) fault(where, "no line end", "a line end behind every row");
      const leaf = check.add(bytes);
      if (leaf !== null) {
        withheld++;
        yield { index, leaf };
      } else {
        const row = check.read(bytes, where);
        if (row !== undefined) yield { index, row };
      }
      index++;
    }
  } catch (error) {
    if (!(error instanceof LineTooLong)) throw error;
    return fault(`${path}, row ${index}`, `more than ${LONGEST_ROW} bytes`, "a row of at most 1 MiB");
  }
  check.end();
  read.set(path, { shown: index - withheld, withheld });
}

/** Takes the lines of one chunk in their order, and holds them against its event. */
export interface ChunkCheck {
  /** @returns the leaf hash of a row that is withheld, else null */
  readonly add: (bytes: Buffer) => string | null;
  /** what a row says; undefined, and told, where it is not canonical JSON */
  readonly read: (bytes: Buffer, where: string) => Json | undefined;
  readonly end: () => void;
}

export function chunkCheck({ chunk, path, event }: ChunkSource, findings: Findings): ChunkCheck {
  const frontier = emptyFrontier();
  const file = createHash("sha256");
  let bytesInFile = 0;
  let nWithheld = 0;
  const fault = (where: string, found: string, wanted: string): void =>
    findings.fault("chunks", { where, found, wanted });
  return {
    add(bytes) {
      const withheld = withheldIn(bytes);
      file.update(bytes).update("\n");
      bytesInFile += bytes.length + 1;
      appendLeaf(sha256, frontier, withheld?.hash ?? leafHash(sha256, bytes));
      if (withheld) nWithheld++;
      return withheld?.leaf ?? null;
    },
    read(bytes, where) {
      const row = rowOf(bytes);
      if (row === undefined)
        fault(where, "what is not canonical JSON", "a row in canonical JSON, or the leaf hash of one that is withheld");
      return row;
    },
    end() {
      if (frontier.size !== chunk.nRows) fault(path, `${frontier.size} rows`, `${chunk.nRows}, says ${event}`);
      const root = toHex(frontierRoot(sha256, frontier));
      if (root !== chunk.root)
        fault(path, `rows whose root is ${root}`, `${chunk.root}, says ${event}: a row was altered, or its place`);
      if (nWithheld > 0) return;
      const digest = file.digest("hex");
      if (digest !== chunk.file)
        fault(path, `rows whose file has the SHA-256 ${digest}`, `${chunk.file}, says ${event}`);
      if (bytesInFile !== chunk.bytes) fault(path, `${bytesInFile} bytes`, `${chunk.bytes}, says ${event}`);
    },
  };
}

const WITHHELD = 66; // bytes of 64 digits in quotes

function withheldIn(line: Buffer): { leaf: string; hash: Uint8Array } | null {
  if (line.length !== WITHHELD || line[0] !== 34 || line[65] !== 34) return null;
  const leaf = line.toString("latin1", 1, 65);
  const hash = fromHex(leaf);
  return hash && { leaf, hash };
}

/** What a line says; undefined unless it is canonical JSON and no string. */
function rowOf(line: Buffer): Json | undefined {
  if (!isUtf8(line)) return undefined;
  const text = line.toString();
  try {
    const row = JSON.parse(text) as Json; // what JSON.parse gives is JSON
    if (typeof row === "string") return undefined;
    // without a map there is one way to write it, and the platform's is it
    const canonical = text.includes("{") ? canonicalJson(row) : JSON.stringify(row);
    return canonical === text ? row : undefined;
  } catch {
    return undefined;
  }
}
