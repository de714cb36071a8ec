import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Makes a folder, and those above it that are not there. One step at a time: Node's own `recursive` never ends where a
 * file system, such as /proc, answers every new folder with ENOENT.
 * @param mode of the folders that are made
 * @throws {NodeJS.ErrnoException} ENOENT where the folder above is there and takes none; EACCES, ENOTDIR and the like
 */
export async function makeFolder(path: string, mode = 0o777): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory()) return;
  const above = dirname(path);
  if (above !== path) await makeFolder(above, mode);
  await mkdir(path, { mode }).catch(async (error: NodeJS.ErrnoException) => {
    const madeMeanwhile = error.code === "EEXIST" && (await stat(path)).isDirectory();
    if (!madeMeanwhile) throw error;
  });
}

/** Why a folder can't be made or read, as people say it; an error of another kind in its own words. */
export function folderWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error ? String(error.code) : "";
  return WORDS[code] ?? error.message;
}

const WORDS: Readonly<Record<string, string>> = {
  ENOENT: "the folder above it takes no new folders",
  ENOTDIR: "it is a file, or lies below one",
  EEXIST: "a file of that name is there",
  EACCES: "this account has no right to",
  EPERM: "this account has no right to",
  EROFS: "it is on a disk that can only be read",
  ENAMETOOLONG: "its name is too long",
  ENOSPC: "the disk is full",
};
