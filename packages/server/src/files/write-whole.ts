import { randomBytes } from "node:crypto";
import { link, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Where a file is written before it is moved into place: nobody else writes there, whatever number their process has. */
export const besideIn = (folder: string): string =>
  join(folder, `.new-${process.pid}-${randomBytes(6).toString("hex")}`);

/**
 * Writes a file so that it is there whole or not at all, and stays after a power cut: written beside, flushed, moved
 * into place, the folder flushed. Folders on the way are made.
 * @param how.keepExisting leave a file that is there already as it is
 */
export async function writeWhole(
  path: string,
  bytes: Uint8Array,
  how: { readonly mode?: number; readonly keepExisting?: boolean } = {},
): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const beside = besideIn(folder);
  try {
    const file = await open(beside, "wx", how.mode ?? 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    if (how.keepExisting) await link(beside, path).catch(unlessThere);
    else await rename(beside, path);
  } finally {
    await rm(beside, { force: true });
  }
  await syncFolder(folder);
}

function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== "EEXIST") throw error;
}

async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return; // there a folder can't be opened; NTFS keeps its own journal
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Removes what writes that were killed before an instant have left in a folder, and in those within it. */
export async function removeBroken(folder: string, before: Date): Promise<void> {
  const found = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  for (const one of found) {
    const path = join(folder, one.name);
    if (one.isDirectory()) await removeBroken(path, before);
    else if (one.name.startsWith(".new-") && (await writtenAt(path)) < before.getTime())
      await rm(path, { force: true });
  }
}

/** Never, where it has gone meanwhile. */
const writtenAt = (path: string): Promise<number> =>
  stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => Number.POSITIVE_INFINITY,
  );
