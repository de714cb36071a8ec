import { closeSync, constants, opendirSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { join } from "node:path";

/** The files of a bundle by their paths, as they lie on the disk; nothing outside the folder is ever opened. */
export interface BundleFolder {
  readonly dir: string;
  /** bytes of each regular file, by its path from the folder, with / between the parts */
  readonly sizes: ReadonlyMap<string, number>;
  /** what is neither a file nor a folder, or lies too deep: none of it is read */
  readonly strange: readonly { readonly path: string; readonly what: string }[];
  /** false if there are more files than are looked at */
  readonly complete: boolean;
}

/** What can't be opened as a bundle at all. */
export class NoBundle extends Error {
  override readonly name = "NoBundle";
}

const MOST_FILES = 200_000;
const DEEPEST = 12;

/** Lists a bundle. Follows no link. @throws {NoBundle} where there is no such folder */
export function openFolder(dir: string): BundleFolder {
  if (!isFolder(dir)) throw new NoBundle(`${dir}: there is no such folder`);
  const sizes = new Map<string, number>();
  const strange: { path: string; what: string }[] = [];
  const open = [""];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    const entries = opendirSync(join(dir, folder));
    try {
      for (let entry = entries.readSync(); entry !== null; entry = entries.readSync()) {
        if (sizes.size + strange.length + open.length >= MOST_FILES) return { dir, sizes, strange, complete: false };
        const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
        if (entry.isSymbolicLink()) strange.push({ path, what: "a link" });
        else if (entry.isDirectory() && path.split("/").length < DEEPEST) open.push(path);
        else if (entry.isFile()) sizes.set(path, statSync(join(dir, path)).size);
        else strange.push({ path, what: entry.isDirectory() ? "a folder that lies too deep" : "no file" });
      }
    } finally {
      entries.closeSync();
    }
  }
  return { dir, sizes, strange, complete: true };
}

function isFolder(dir: string): boolean {
  try {
    return statSync(dir).isDirectory();
  } catch {
    return false;
  }
}

/** A file whole; null where there is none or it has more than `most` bytes. */
export function readWhole({ dir, sizes }: BundleFolder, path: string, most: number): Buffer | null {
  const size = sizes.get(path);
  if (size === undefined || size > most) return null;
  const bytes = readFileSync(join(dir, path), { flag: READ });
  return bytes.length <= most ? bytes : null;
}

/** should a file have become a link since it was listed, it is not opened */
const READ = constants.O_RDONLY | constants.O_NOFOLLOW;

/** Bytes of a block, where nothing else is said. */
const BLOCK = 4 * 2 ** 20;

/**
 * The bytes of a file in blocks, each of which is only valid until the next is asked for. The file is only open while a
 * block is read, so that thousands can be read side by side.
 */
export function* blocksOf({ dir, sizes }: BundleFolder, path: string, block: number = BLOCK): Generator<Buffer> {
  const length = Math.min(block, (sizes.get(path) ?? 0) + 1); // most files are small
  const buffer = Buffer.allocUnsafeSlow(length);
  for (let at = 0; ; ) {
    const file = openSync(join(dir, path), READ);
    let n: number;
    try {
      n = readSync(file, buffer, 0, length, at);
    } finally {
      closeSync(file);
    }
    if (n === 0) return;
    at += n;
    yield buffer.subarray(0, n);
  }
}
