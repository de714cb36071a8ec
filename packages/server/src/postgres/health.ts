import { open, rm, statfs } from "node:fs/promises";
import { join } from "node:path";

/** Why nothing is written at present, in words. */
export interface ReadOnly {
  /** when it was found */
  readonly since: string;
  readonly why: string;
}

/** What people are told while nothing is written: since when, why, what to do. */
export const readOnlyWords = ({ since, why }: ReadOnly): string =>
  `Nothing is recorded since ${since}: ${why}. Reading goes on. Make room, or mend the disk: recording then goes on by itself.`;

/** Whether the disk can be trusted with more. */
export interface Health {
  /** null while all is well; else writing is refused, reading goes on */
  readonly isReadOnly: () => ReadOnly | null;
  /** Tells of an error that a statement met: of a full or failing disk it makes everything read-only at once. */
  readonly note: (error: unknown) => void;
  /** Looks now; otherwise it looks every few seconds. */
  readonly look: () => Promise<void>;
  readonly close: () => void;
}

export interface HealthOptions {
  readonly now: () => Date;
  /** bytes that must be free; by default 2 % of the disk, at least four segments of the write-ahead log, at most 512 MB */
  readonly floor?: number;
  /** how often it looks; 0: only when told */
  readonly everyMs?: number;
}

const MB = 2 ** 20;
const FLOOR = { share: 0.02, least: 64 * MB, most: 512 * MB };
const EVERY_MS = 3000;
/** free space wanted beyond the floor before writing goes on, so that it doesn't flicker */
const RETURN = 1.5;

/**
 * Watches the disk of `directory`. Below the floor writing is refused before PostgreSQL runs out in the middle of
 * something; when there is room again, and a file can be written, it comes back by itself.
 */
export async function watchHealth(directory: string, options: HealthOptions): Promise<Health> {
  const { now, everyMs = EVERY_MS } = options;
  let state: ReadOnly | null = null;
  const refuse = (why: string): void => {
    state = { since: state?.since ?? now().toISOString(), why };
  };
  const look = async (): Promise<void> => {
    const disk = await spaceOf(directory);
    const floor = options.floor ?? floorOf(disk.size);
    if (disk.free < floor || (state !== null && disk.free < floor * RETURN))
      return refuse(`the disk of ${directory} is nearly full: ${inMb(disk.free)} free, ${inMb(floor * RETURN)} wanted`);
    if (state === null) return;
    const problem = await tryWriting(directory);
    if (problem !== null) return refuse(`nothing can be written to ${directory}: ${problem}`);
    state = null;
  };
  await look();
  const timer = everyMs > 0 ? setInterval(() => void look().catch(() => {}), everyMs).unref() : null;
  return {
    isReadOnly: () => state,
    note: (error) => {
      const why = diskTrouble(error);
      if (why !== null) refuse(why);
    },
    look,
    close: () => {
      if (timer) clearInterval(timer);
    },
  };
}

/** What an error says of the disk, or null if it says nothing of it. */
export function diskTrouble(error: unknown): string | null {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "53100" || code === "ENOSPC") return "the disk is full";
  if (code === "58030" || code === "EIO") return "the disk reports errors";
  if (code === "EROFS") return "the disk is read-only";
  return null;
}

/** Size of the disk that holds `path`, and what an ordinary account may still fill, in bytes. */
export async function spaceOf(path: string): Promise<{ readonly size: number; readonly free: number }> {
  const { bsize, blocks, bavail } = await statfs(path);
  return { size: bsize * blocks, free: bsize * bavail };
}

export const floorOf = (size: number): number => Math.min(FLOOR.most, Math.max(FLOOR.least, size * FLOOR.share));

export const inMb = (bytes: number): string => `${Math.floor(bytes / MB)} MB`;

/** Space that statfs names isn't space that takes a file (quotas, failing disks): one is written, synced and removed. */
async function tryWriting(directory: string): Promise<string | null> {
  const path = join(directory, `.written-to-try-${process.pid}`);
  try {
    const file = await open(path, "w", 0o600);
    try {
      await file.write(Buffer.alloc(MB));
      await file.sync();
    } finally {
      await file.close();
    }
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await rm(path, { force: true });
  }
}
