import type { Chunk } from "@touchstone/domain";
import {
  appendLeaf,
  chunkRoot,
  emptyFrontier,
  type Frontier,
  frontierRoot,
  LARGEST_CHUNK,
  leafHash,
  toHex,
} from "@touchstone/ledger";
import { sha256 } from "../store/sha256.ts";
import { FileDamaged, type FileStore } from "./file-store.ts";

const NEWLINE = 0x0a;

/**
 * Puts the rows of one chunk together: their bytes as they come, one a line, and the root over them. One chunk in
 * memory; the file is written at the end.
 */
export class ChunkWriter {
  readonly #files: FileStore;
  readonly #frontier: Frontier = emptyFrontier();
  #bytes = Buffer.allocUnsafe(1 << 16);
  #length = 0;

  constructor(files: FileStore) {
    this.#files = files;
  }

  get nRows(): number {
    return this.#frontier.size;
  }

  /**
   * Adds a row in its canonical bytes, without a newline.
   * @throws {RangeError} for more than 250,000 rows
   */
  add(row: Uint8Array): void {
    if (this.nRows === LARGEST_CHUNK) throw new RangeError(`ChunkWriter: got more than ${LARGEST_CHUNK} rows`);
    appendLeaf(sha256, this.#frontier, leafHash(sha256, row));
    const end = this.#length + row.length + 1;
    if (end > this.#bytes.length) this.#grow(end);
    this.#bytes.set(row, this.#length);
    this.#bytes[end - 1] = NEWLINE;
    this.#length = end;
  }

  /** Writes the file; the writer is not used again. */
  async finish(): Promise<Chunk> {
    const root = toHex(frontierRoot(sha256, this.#frontier));
    const { digest, bytes } = await this.#files.put(this.#bytes.subarray(0, this.#length));
    return { nRows: this.nRows, root, file: digest, bytes };
  }

  #grow(want: number): void {
    const larger = Buffer.allocUnsafe(Math.max(want, 2 * this.#bytes.length));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}

/**
 * The rows of a chunk, without their newlines; views into one buffer.
 * @throws {FileDamaged} before the first row, if the file is not what the event says
 */
export async function readChunk(files: FileStore, chunk: Chunk): Promise<Uint8Array[]> {
  const bytes = await files.read(chunk.file);
  const rows = linesOf(bytes);
  if (rows === null || bytes.length !== chunk.bytes || rows.length !== chunk.nRows)
    throw new FileDamaged(
      chunk.file,
      `has ${rows?.length ?? "no whole"} rows in ${bytes.length} bytes, its event says ${chunk.nRows} in ${chunk.bytes}`,
    );
  const { root } = chunkRoot(sha256, rows);
  if (root !== chunk.root)
    throw new FileDamaged(chunk.file, `has rows with the root ${root}, its event says ${chunk.root}`);
  return rows;
}

/** Null if the last line has no end. */
function linesOf(bytes: Uint8Array): Uint8Array[] | null {
  const lines: Uint8Array[] = [];
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(NEWLINE, from);
    if (end < 0) return null;
    lines.push(bytes.subarray(from, end));
    from = end + 1;
  }
  return lines;
}
