import { link, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";

let count = 0;

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
  const beside = join(folder, `.new-${process.pid}-${count++}`);
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
