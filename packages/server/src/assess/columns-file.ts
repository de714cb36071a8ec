import { open, rename, rm } from "node:fs/promises";
import { endianness } from "node:os";
import { basename, dirname } from "node:path";
import { crc32 } from "node:zlib";
import { besideIn } from "../files/write-whole.ts";
import type { Layers } from "./gather.ts";
import { Layer, type LayerColumn } from "./layer.ts";

/**
 * A snapshot of layers: eight letters, the header's length and a checksum of all behind it, the header as JSON, then the
 * numbers as they lie in memory, little-endian, each block beginning at a multiple of eight bytes: ids of units, and per
 * layer who has an answer and per column its states, values and errors. It may be deleted at any time.
 */
export interface Snapshot {
  /** what decides what was read: see `Sources.family` */
  readonly family: string;
  /** the cut of the organisation's log up to which submissions were read */
  readonly organisation: { readonly size: number; readonly root: string };
  /** digest of the ids of its units */
  readonly unitsDigest: string;
  /** worked out when it is asked for: of hundreds of thousands it takes its time */
  readonly unitIds: () => readonly string[];
  readonly layers: Layers;
}

/** What a snapshot says of itself, before its numbers. */
export interface SnapshotHeader extends Pick<Snapshot, "family" | "organisation" | "unitsDigest"> {
  readonly nUnits: number;
  readonly layers: readonly {
    readonly period: string;
    readonly columns: readonly { readonly column: number; readonly errors: boolean }[];
  }[];
}

/** A snapshot can't be used: it was altered, cut short, or is of another program. */
class SnapshotUnusable extends Error {
  override readonly name = "SnapshotUnusable";
}

const MAGIC = "tscolum1";
const PREFIX = 16;
const ID_BYTES = 16;
const PIECE = 1 << 26;
const MOST_HEADER = 1 << 24;

/** Writes a snapshot beside and moves it into place: it is there whole or not at all. */
export async function writeSnapshot(path: string, snapshot: Snapshot): Promise<void> {
  if (endianness() !== "LE") return; // its numbers would mean something else elsewhere
  const { family, organisation, unitsDigest, layers } = snapshot;
  const unitIds = snapshot.unitIds();
  const header: SnapshotHeader = {
    family,
    organisation,
    unitsDigest,
    nUnits: unitIds.length,
    layers: [...layers].map(([period, { columns }]) => ({
      period,
      columns: columns.flatMap((column, at) => (column ? [{ column: at, errors: column.errors !== null }] : [])),
    })),
  };
  const text = Buffer.from(JSON.stringify(header));
  const padded = Buffer.alloc(roundUp(text.length), " ");
  text.copy(padded);
  const beside = besideIn(dirname(path));
  try {
    const file = await open(beside, "wx", 0o600);
    try {
      await file.write(Buffer.alloc(PREFIX));
      let sum = 0;
      const put = async (bytes: Uint8Array): Promise<void> => {
        for (let from = 0; from < bytes.length; from += PIECE) {
          const piece = bytes.subarray(from, from + PIECE);
          sum = crc32(piece, sum);
          await file.writeFile(piece);
        }
        const missing = roundUp(bytes.length) - bytes.length;
        if (missing === 0) return;
        sum = crc32(PADDING.subarray(0, missing), sum);
        await file.writeFile(PADDING.subarray(0, missing));
      };
      await put(padded);
      await put(Buffer.from(unitIds.join("").replaceAll("-", ""), "hex"));
      for (const { touched, columns } of layers.values()) {
        await put(touched);
        for (const column of columns) if (column) for (const block of blocksOf(column)) await put(block);
      }
      const prefix = Buffer.alloc(PREFIX);
      prefix.write(MAGIC, "latin1");
      prefix.writeUInt32LE(padded.length, 8);
      prefix.writeUInt32LE(sum, 12);
      await file.write(prefix, 0, PREFIX, 0);
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } finally {
    await rm(beside, { force: true });
  }
}

/** What a snapshot says of itself. @throws {SnapshotUnusable} where it says nothing that can be read */
export async function readHeader(path: string): Promise<SnapshotHeader> {
  const file = await open(path, "r");
  try {
    return (await headerIn(file, path)).header;
  } finally {
    await file.close();
  }
}

/** Reads a snapshot; its arrays are views into one buffer. @throws {SnapshotUnusable} if it is not as it was written */
export async function readSnapshot(path: string): Promise<Snapshot> {
  const file = await open(path, "r");
  try {
    const { header, bytes: headerBytes, sum: wanted } = await headerIn(file, path);
    const { nUnits } = header;
    const { size } = await file.stat();
    const length = size - PREFIX - headerBytes.length;
    const want = lengthOf(header);
    if (length !== want) throw unusable(path, `has ${length} bytes of numbers, its header says ${want}`);
    const all = new ArrayBuffer(length);
    let sum = crc32(headerBytes);
    for (let from = 0; from < length; from += PIECE) {
      const piece = new Uint8Array(all, from, Math.min(PIECE, length - from));
      await fill(file, piece, PREFIX + headerBytes.length + from, path);
      sum = crc32(piece, sum);
    }
    if (sum !== wanted) throw unusable(path, "was altered: its checksum does not fit");
    let at = 0;
    const place = (nBytes: number): number => {
      const from = at;
      at += roundUp(nBytes);
      return from;
    };
    const bytes = (): Uint8Array => new Uint8Array(all, place(nUnits), nUnits);
    const doubles = (): Float64Array => new Float64Array(all, place(nUnits * 8), nUnits);
    const ids = Buffer.from(all, place(nUnits * ID_BYTES), nUnits * ID_BYTES);
    const layers: Layers = new Map();
    for (const { period, columns } of header.layers) {
      const touched = bytes();
      const made: (LayerColumn | undefined)[] = [];
      for (const { column, errors } of columns)
        made[column] = { states: bytes(), values: doubles(), errors: errors ? doubles() : null };
      layers.set(period, new Layer(nUnits, touched, made));
    }
    const { family, organisation, unitsDigest } = header;
    return { family, organisation, unitsDigest, unitIds: () => idsIn(ids), layers };
  } finally {
    await file.close();
  }
}

const PADDING = Buffer.alloc(8);

type File = Awaited<ReturnType<typeof open>>;

async function headerIn(file: File, path: string): Promise<{ header: SnapshotHeader; bytes: Buffer; sum: number }> {
  if (endianness() !== "LE") throw unusable(path, "is of a machine with another order of bytes");
  const prefix = Buffer.alloc(PREFIX);
  await fill(file, prefix, 0, path);
  const length = prefix.readUInt32LE(8);
  if (prefix.toString("latin1", 0, MAGIC.length) !== MAGIC) throw unusable(path, "is no snapshot of this program");
  if (length > MOST_HEADER || length % 8 !== 0) throw unusable(path, "was altered: its header has no end");
  const bytes = Buffer.alloc(length);
  await fill(file, bytes, PREFIX, path);
  return { header: parsed(bytes, path), bytes, sum: prefix.readUInt32LE(12) };
}

function parsed(bytes: Buffer, path: string): SnapshotHeader {
  try {
    const header: unknown = JSON.parse(bytes.toString());
    if (typeof header === "object" && header !== null) return header as SnapshotHeader; // else length or checksum tell
  } catch {}
  throw unusable(path, "was altered: its header can't be read");
}

async function fill(file: File, into: Uint8Array, position: number, path: string): Promise<void> {
  for (let done = 0; done < into.length; ) {
    const { bytesRead } = await file.read(into, done, into.length - done, position + done);
    if (bytesRead === 0) throw unusable(path, "was cut short");
    done += bytesRead;
  }
}

/** @returns NaN where the header is not one of ours */
function lengthOf({ nUnits, layers }: SnapshotHeader): number {
  if (!Number.isSafeInteger(nUnits) || !Array.isArray(layers)) return Number.NaN;
  const column = ({ errors }: { readonly errors: boolean }): number =>
    roundUp(nUnits) + nUnits * 8 * (errors === true ? 2 : 1);
  const inLayer = ({ columns }: SnapshotHeader["layers"][number]): number =>
    Array.isArray(columns) ? columns.reduce((sum, of) => sum + column(of), roundUp(nUnits)) : Number.NaN;
  return layers.reduce((sum, layer) => sum + inLayer(layer), roundUp(nUnits * ID_BYTES));
}

function* blocksOf({ states, values, errors }: LayerColumn): Generator<Uint8Array> {
  yield states;
  for (const numbers of [values, errors])
    if (numbers) yield new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

/** Ids as they are written, from 16 bytes each. */
function idsIn(bytes: Buffer): string[] {
  const hex = bytes.toString("hex");
  return Array.from({ length: bytes.length / ID_BYTES }, (_, i) => {
    const at = i * 2 * ID_BYTES;
    const part = (from: number, to: number): string => hex.slice(at + from, at + to);
    return `${part(0, 8)}-${part(8, 12)}-${part(12, 16)}-${part(16, 20)}-${part(20, 32)}`;
  });
}

const roundUp = (length: number): number => Math.ceil(length / 8) * 8;

function unusable(path: string, what: string): SnapshotUnusable {
  return new SnapshotUnusable(`${basename(path)} ${what}`);
}
