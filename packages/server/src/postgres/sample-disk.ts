import { execFileSync } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** of util-linux; only root may */
export const MOUNT = "mount";
export const UNMOUNT = "umount";

/** A disk of its own of that size; null where the system lets nobody mount one. */
export async function smallDisk(megabytes: number): Promise<{ path: string; remove: () => Promise<void> } | null> {
  const path = await mkdtemp(join(tmpdir(), "touchstone-"));
  try {
    execFileSync(MOUNT, ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", path], { stdio: "pipe" });
  } catch {
    await rm(path, { recursive: true });
    return null;
  }
  await chmod(path, 0o711);
  const remove = async (): Promise<void> => {
    execFileSync(UNMOUNT, [path]);
    await rm(path, { recursive: true });
  };
  return { path, remove };
}
