import { createHash } from "node:crypto";
import { type FileHandle, mkdir, open } from "node:fs/promises";
import { dirname, join } from "node:path";

/** What the list of a bundle says of a file. */
export interface Written {
  readonly bytes: number;
  /** SHA-256 in hexadecimal */
  readonly sha256: string;
}

/** A file that is being written. */
export interface OutFile {
  write(piece: string | Uint8Array): Promise<void>;
}

/** A folder that is being written: each file once, its digest worked out on the way. */
export class OutFolder {
  readonly path: string;
  readonly #written = new Map<string, Written>();

  constructor(path: string) {
    this.path = path;
  }

  /** What has been written, by path. */
  get written(): ReadonlyMap<string, Written> {
    return this.#written;
  }

  /** Writes one file, at a path with `/` below the folder. */
  async file<T>(path: string, fill: (file: OutFile) => Promise<T>): Promise<T> {
    const place = join(this.path, path);
    await mkdir(dirname(place), { recursive: true });
    const handle = await open(place, "wx");
    try {
      const buffered = new BufferedFile(handle);
      const result = await fill(buffered);
      this.#written.set(path, await buffered.end());
      return result;
    } finally {
      await handle.close();
    }
  }

  /** Notes a file that somebody else wrote here. */
  add(path: string, written: Written): void {
    this.#written.set(path, written);
  }
}

const BUFFER_BYTES = 1 << 20;
const MOST_BYTES_PER_LETTER = 3; // of UTF-8, for one unit of UTF-16

class BufferedFile implements OutFile {
  readonly #handle: FileHandle;
  readonly #hash = createHash("sha256");
  readonly #buffer = Buffer.allocUnsafe(BUFFER_BYTES);
  #used = 0;
  #bytes = 0;

  constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  async write(piece: string | Uint8Array): Promise<void> {
    if (typeof piece === "string" && piece.length * MOST_BYTES_PER_LETTER <= BUFFER_BYTES) {
      if (piece.length * MOST_BYTES_PER_LETTER > BUFFER_BYTES - this.#used) await this.#flush();
      this.#used += this.#buffer.write(piece, this.#used);
      return;
    }
    const bytes = typeof piece === "string" ? Buffer.from(piece) : piece;
    if (bytes.length > BUFFER_BYTES - this.#used) await this.#flush();
    if (bytes.length > BUFFER_BYTES) return this.#put(bytes);
    this.#buffer.set(bytes, this.#used);
    this.#used += bytes.length;
  }

  /** Writes what is left, down to the disk. */
  async end(): Promise<Written> {
    await this.#flush();
    await this.#handle.sync();
    return { bytes: this.#bytes, sha256: this.#hash.digest("hex") };
  }

  async #flush(): Promise<void> {
    await this.#put(this.#buffer.subarray(0, this.#used));
    this.#used = 0;
  }

  async #put(bytes: Uint8Array): Promise<void> {
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
    for (let at = 0; at < bytes.length; ) at += (await this.#handle.write(bytes, at)).bytesWritten;
  }
}
