import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { lstat, mkdir, open, readdir, readFile, rename, rm, rmdir } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { makeFolder } from "../home/make-folder.ts";
import { endWithProcess } from "../postgres/stopping.ts";
import { BundleProblem } from "./bundle-problem.ts";

/**
 * Makes a folder whole or not at all: beside its place first, then moved there in one step. What a run that was killed
 * has left beside goes.
 * @param force replace an earlier bundle; a folder with anything else in it is never replaced
 * @throws {BundleProblem} if the place is taken or the disk refuses; nothing is left behind
 */
export async function placeFolder<T>(folder: string, force: boolean, fill: (beside: string) => Promise<T>): Promise<T> {
  const place = resolve(folder);
  await refuseTaken(folder, place, force);
  return beside(folder, place, async (temporary) => {
    const result = await fill(temporary);
    await refuseTaken(folder, place, force); // it took its time, and someone may have worked there
    await moveInto(place, temporary);
    return result;
  });
}

/** The same for a file that is made of a folder. @param pack makes it: from a folder, at a path */
export async function placeFile<T>(
  path: string,
  force: boolean,
  fill: (beside: string) => Promise<T>,
  pack: (folder: string, path: string) => Promise<void>,
): Promise<T> {
  const place = resolve(path);
  await refuseFile(path, place, force);
  return beside(path, place, async (temporary) => {
    const result = await fill(join(temporary, "bundle"));
    await pack(join(temporary, "bundle"), join(temporary, "packed"));
    await refuseFile(path, place, force);
    await rename(join(temporary, "packed"), place);
    return result;
  });
}

/** those that this process is writing */
const underWay = new Set<string>();

async function beside<T>(named: string, place: string, work: (temporary: string) => Promise<T>): Promise<T> {
  const temporary = join(dirname(place), `.${basename(place)}.part-${process.pid}-${randomBytes(4).toString("hex")}`);
  const forget = endWithProcess({ leave: () => rmSync(temporary, { recursive: true, force: true, maxRetries: 5 }) });
  underWay.add(temporary);
  try {
    await makeFolder(dirname(place)).catch(takesNone);
    await removeLeftovers(dirname(place), `${basename(place)}.part-`);
    await mkdir(temporary).catch(takesNone);
    return await work(temporary);
  } catch (error) {
    throw problemFor(named, error);
  } finally {
    underWay.delete(temporary);
    await rm(temporary, { recursive: true, force: true });
    forget();
  }
}

/**
 * Removes what runs that are no more have left in a folder, beside places whose names have this start. What has the number of
 * this process and is not being written is of one before it: in a container each has the same.
 */
export async function removeLeftovers(folder: string, start: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = name.startsWith(`.${start}`) ? Number(/\.part-(\d+)-[0-9a-f]{8}$/.exec(name)?.[1]) : Number.NaN;
    if (!(pid > 0)) continue;
    const path = join(folder, name);
    const isLeft = pid === process.pid ? !underWay.has(path) : !isRunning(pid);
    if (isLeft) await rm(path, { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

async function refuseTaken(folder: string, place: string, force: boolean): Promise<void> {
  const there = await filesIn(place);
  if (there.length === 0) return;
  const listed = await listedIn(place);
  const foreign = there.find((path) => !listed.has(path));
  if (foreign !== undefined)
    throw new BundleProblem(
      `${folder}: the folder has ${foreign} in it, which is no part of a bundle; nothing was written.`,
    );
  if (!force)
    throw new BundleProblem(`${folder}: there is a bundle already; nothing was written. --force replaces it.`);
}

async function refuseFile(path: string, place: string, force: boolean): Promise<void> {
  const about = await lstat(place).catch(() => null);
  if (about === null) return;
  const isZip = about.isFile() && (await beginsWith(place, "PK"));
  if (!isZip) throw new BundleProblem(`${path}: there is something else of this name; nothing was written.`);
  if (!force) throw new BundleProblem(`${path}: there is a file already; nothing was written. --force replaces it.`);
}

async function beginsWith(path: string, start: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(start.length), 0, start.length, 0);
    return buffer.toString() === start;
  } finally {
    await file.close();
  }
}

/** Paths of all files below a folder, with `/`; none where there is no folder. */
async function filesIn(place: string): Promise<string[]> {
  const entries = await readdir(place, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return [];
      throw problemFor(place, error);
    },
  );
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(place, join(entry.parentPath, entry.name)).split(sep).join("/"));
}

/** What the bundle in a folder says are its files; nothing where there is none. */
async function listedIn(place: string): Promise<Set<string>> {
  const text = await readFile(join(place, "datapackage.json"), "utf8").catch(() => "null");
  try {
    const about = JSON.parse(text) as { touchstone?: { bundle?: unknown }; resources?: { path: string }[] } | null; // read with care below
    if (about?.touchstone?.bundle !== 0) return new Set();
    return new Set(["datapackage.json", ...(about.resources ?? []).map(({ path }) => path)]);
  } catch {
    return new Set();
  }
}

async function moveInto(place: string, temporary: string): Promise<void> {
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
  if (!wasEmpty) await removeListed(old);
}

/** Removes a bundle by its list: what came in beside it meanwhile stays. */
async function removeListed(folder: string): Promise<void> {
  const listed = await listedIn(folder);
  for (const path of await filesIn(folder)) if (listed.has(path)) await rm(join(folder, path), { force: true });
  const left = await filesIn(folder);
  if (left.length > 0)
    throw new BundleProblem(
      `${folder}: keeps ${left[0]}, which came into the folder meanwhile. The bundle is written.`,
    );
  await rm(folder, { recursive: true, force: true });
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EACCES: "this account may not write there",
  EPERM: "this account may not write there",
  EROFS: "the disk is read-only",
  ENOTDIR: "a part of the path is a file",
  EEXIST: "a part of the path is a file",
  EBUSY: "it is in use and can't be replaced in one step; name a folder inside it",
  EFBIG: "the disk takes no file of this size",
};

/** Where every folder above is there and yet none can be made, as in /proc. */
function takesNone(error: NodeJS.ErrnoException): never {
  if (error.code !== "ENOENT") throw error;
  throw new BundleProblem(`${dirname(error.path ?? "")} takes no new folders; nothing was written.`, { cause: error });
}

function problemFor(named: string, error: unknown): unknown {
  const code = codeOf(error);
  const reason = code === null && isDiskFullInWords(error) ? REASONS.ENOSPC : REASONS[code ?? ""];
  return reason === undefined
    ? error
    : new BundleProblem(`${named}: ${reason}; nothing was written.`, { cause: error });
}

/** DuckDB gives no code. */
function isDiskFullInWords(error: unknown): boolean {
  return error instanceof Error && /No space left on device/.test(error.message);
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}
