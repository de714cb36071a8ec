import { access, mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { constants, zstdCompress, zstdDecompress } from "node:zlib";
import { HASH_BYTES, toHex } from "@touchstone/ledger";
import { sha256 } from "../store/sha256.ts";
import { writeWhole } from "./write-whole.ts";

/** Files by the SHA-256 of their bytes, wherever they lie. What is there is never changed. */
export interface Files {
  /** Keeps bytes. What is there already is left as it is. */
  put(bytes: Uint8Array): Promise<KeptFile>;
  /**
   * The bytes of a file.
   * @throws {FileDamaged} if it is missing, can't be read, or its bytes are others
   */
  read(digest: string): Promise<Buffer>;
  has(digest: string): Promise<boolean>;
  /** Erases a file; where there is none, nothing happens. */
  remove(digest: string): Promise<void>;
}

/** Files in a folder of this machine. */
export interface FileStore extends Files {
  /** digests of all that is there, in no order */
  list(): AsyncIterable<string>;
}

/** A file by its content. */
interface KeptFile {
  /** SHA-256 in hexadecimal */
  readonly digest: string;
  /** its size, not compressed */
  readonly bytes: number;
}

/** A file of the store is missing or is not what its name says. */
export class FileDamaged extends Error {
  override readonly name = "FileDamaged";
  readonly digest: string;
  constructor(digest: string, what: string, options?: ErrorOptions) {
    super(`the file ${digest} ${what}`, options);
    this.digest = digest;
  }
}

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** The store in a folder: `ab/cdef….zst` holds the file whose digest begins with ab, compressed. */
export function openFiles(folder: string): FileStore {
  const pathOf = (digest: string): string => join(folder, digest.slice(0, 2), `${digest.slice(2)}.zst`);
  const has = (digest: string): Promise<boolean> =>
    access(pathOf(digest)).then(
      () => true,
      () => false,
    );
  return {
    has,
    put: async (bytes) => {
      const digest = toHex(sha256(bytes));
      if (!(await has(digest))) {
        const packed = await compress(bytes, { params: { [constants.ZSTD_c_compressionLevel]: LEVEL } });
        await writeWhole(pathOf(digest), Buffer.concat([packed, trailerOf(packed)]), { mode: 0o600 });
      }
      return { digest, bytes: bytes.length };
    },
    read: async (digest) => {
      const packed = await readFile(pathOf(digest)).catch((cause: unknown) => {
        throw new FileDamaged(digest, "is missing", { cause });
      });
      const frame = packed.subarray(0, -TRAILER_BYTES);
      if (!trailerOf(frame).equals(packed.subarray(-TRAILER_BYTES)))
        throw new FileDamaged(digest, "was altered: its packed bytes are not those that were written");
      const bytes = await decompress(frame).catch((cause: unknown) => {
        throw new FileDamaged(digest, "was altered: it can't be unpacked", { cause });
      });
      const got = toHex(sha256(bytes));
      if (got !== digest) throw new FileDamaged(digest, `was altered: its bytes have the digest ${got}`);
      return bytes;
    },
    remove: (digest) => rm(pathOf(digest), { force: true }),
    list: async function* () {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      for (const first of await readdir(folder)) {
        if (!/^[0-9a-f]{2}$/.test(first)) continue;
        for (const name of await readdir(join(folder, first)))
          if (/^[0-9a-f]{62}\.zst$/.test(name)) yield first + name.slice(0, 62);
      }
    },
  };
}

const LEVEL = 1; // rows of a chunk pack to nearly as little as at the usual 3, in half the time

/**
 * What stands behind the packed bytes: their SHA-256, in a frame that zstd skips. Some bits of a zstd frame can change
 * without the content changing; here none can.
 */
function trailerOf(packed: Uint8Array): Buffer {
  const trailer = Buffer.alloc(TRAILER_BYTES);
  trailer.writeUInt32LE(SKIPPABLE, 0);
  trailer.writeUInt32LE(HASH_BYTES, 4);
  trailer.set(sha256(packed), 8);
  return trailer;
}

const SKIPPABLE = 0x184d2a50;
const TRAILER_BYTES = 8 + HASH_BYTES;
