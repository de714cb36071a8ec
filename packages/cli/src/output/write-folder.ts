import { randomBytes } from "node:crypto";
import { existsSync, rmSync } from "node:fs";
import { lstat, mkdir, open, readdir, realpath, rename, rm, rmdir } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { Stop } from "../stop.ts";

/** A file to write: its name, and its text in pieces, made while they are written. */
export interface OutFile {
  readonly name: string;
  readonly pieces: Iterable<string>;
}

export interface HowToWrite {
  /** replace what an earlier run left there */
  readonly force: boolean;
  /** how each file that a run of Touchstone may have left begins, by its name; a folder with anything else in it is never replaced */
  readonly known: ReadonlyMap<string, string>;
}

/**
 * Writes a folder whole or not at all: beside its place first, then moved there in one step.
 * @throws {Stop} if the folder has something in it, or the disk refuses; nothing is left behind
 */
export async function writeFolder(folder: string, files: readonly OutFile[], how: HowToWrite): Promise<void> {
  const place = await placeOf(folder);
  await refuseTaken(folder, place, how);
  const temporary = join(dirname(place), `.${basename(place)}-${randomBytes(6).toString("hex")}`);
  const made: string[] = [];
  const stopOnSignal = removeOnSignal(temporary);
  try {
    await makeAbove(place, made);
    await mkdir(temporary);
    for (const file of files) await writeFile(join(temporary, file.name), file.pieces);
    await refuseTaken(folder, place, how); // scoring takes its time, and someone may have worked there
    await moveInto(place, temporary, [...how.known.keys()]);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    for (const above of made.toReversed()) await rmdir(above).catch(() => {}); // someone else's by now, if not empty
    throw error instanceof Stop ? error : stopFor(folder, error);
  } finally {
    stopOnSignal();
  }
}

/** Where a folder really is: a link to one stays a link. */
async function placeOf(folder: string): Promise<string> {
  const place = resolve(folder);
  const isLink = await lstat(place).then(
    (about) => about.isSymbolicLink(),
    () => false, // nothing there, or a reason that writing will name
  );
  if (!isLink) return place;
  return realpath(place).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw stopFor(folder, error);
    throw new Stop(1, `${folder}: a link that leads nowhere; nothing was written.`);
  });
}

async function refuseTaken(folder: string, place: string, { force, known }: HowToWrite): Promise<void> {
  const there = await readdir(place).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw stopFor(folder, error);
  });
  for (const name of there) {
    const start = known.get(name);
    if (start !== undefined && (await beginsWith(join(place, name), start))) continue;
    throw new Stop(1, `${folder}: the folder has ${name} in it, which Touchstone did not write; nothing was written.`);
  }
  if (there.length > 0 && !force)
    throw new Stop(
      1,
      `${folder}: the folder is not empty; nothing was written. --force replaces what an earlier run left there.`,
    );
}

/** Is this a file of its own, no folder and no link, that begins so? */
async function beginsWith(path: string, start: string): Promise<boolean> {
  if (!(await lstat(path)).isFile()) return false;
  const file = await open(path);
  try {
    const wanted = Buffer.from(start);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(wanted.length), 0, wanted.length, 0);
    return bytesRead === wanted.length && buffer.equals(wanted);
  } finally {
    await file.close();
  }
}

/** Makes the folders above a place, one by one, and notes which: Node's own recursion never ends where a file system refuses with ENOENT. */
async function makeAbove(place: string, made: string[]): Promise<void> {
  const above = dirname(place);
  if (above === place || existsSync(above)) return;
  await makeAbove(above, made);
  await mkdir(above);
  made.push(above);
}

const PIECE_BYTES = 1 << 16;

async function writeFile(path: string, pieces: Iterable<string>): Promise<void> {
  const file = await open(path, "wx");
  try {
    let waiting = "";
    for (const piece of pieces) {
      waiting += piece;
      if (waiting.length < PIECE_BYTES) continue;
      await file.write(waiting);
      waiting = "";
    }
    await file.write(waiting);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Puts the finished folder in its place; what an earlier run left there goes, by its names, once the new one is in. */
async function moveInto(place: string, temporary: string, known: readonly string[]): Promise<void> {
  const old = `${temporary}-old`;
  const wasEmpty = await rmdir(place).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code === "ENOENT",
  );
  if (!wasEmpty) await rename(place, old);
  try {
    await rename(temporary, place);
  } catch (error) {
    if (!wasEmpty) await rename(old, place);
    throw error;
  }
  if (wasEmpty) return;
  for (const name of known) await rm(join(old, name), { force: true });
  await rmdir(old).catch(() => {
    throw new Stop(1, `${place}: written; ${old} keeps what came into the folder meanwhile.`);
  });
}

function stopFor(folder: string, error: unknown): Stop {
  const { code, message } = error instanceof Error ? (error as NodeJS.ErrnoException) : { code: "", message: "" }; // Node's errors have codes
  const reasons: Record<string, string> = {
    ENOSPC: "the disk is full",
    EDQUOT: "the disk quota is used up",
    EACCES: "this account may not write there",
    EPERM: "this account may not write there",
    EROFS: "the disk is read-only",
    ENOTDIR: "a part of the path is a file",
    ENOENT: "the folder above it can't be made",
    EBUSY: "it is a mount point, or in use, and can't be replaced in one step; name a folder inside it",
    EFBIG: "the disk takes no file of this size",
  };
  if (!code) throw error;
  return new Stop(1, `${folder}: ${reasons[code] ?? message}; nothing was written.`);
}

/** An interrupted run leaves nothing half written. @returns how to stop listening */
function removeOnSignal(temporary: string): () => void {
  const stop = (signal: NodeJS.Signals): void => {
    rmSync(temporary, { recursive: true, force: true, maxRetries: 3 });
    process.exit(signal === "SIGINT" ? 130 : 143);
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  return () => {
    process.off("SIGINT", stop);
    process.off("SIGTERM", stop);
  };
}
