import { chmod, open, readdir, readFile, rename, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { folderWords, makeFolder } from "./make-folder.ts";

/** The folder that holds everything of one installation: one backup, one right of access. */
export interface Home {
  readonly dir: string;
  /** files of the embedded PostgreSQL */
  readonly database: string;
  /** content-addressed files: chunks, evidence */
  readonly files: string;
  /** private keys, readable by their owner alone */
  readonly keys: string;
  /** columns put together for the engine; may be deleted at any time */
  readonly columns: string;
}

/** There is no such data folder, or it can't be made: in words. */
export class HomeError extends Error {
  override readonly name = "HomeError";
}

const MARKER = "touchstone.json";
const FORMAT = 1;
const FOLDERS = ["database", "files", "keys", "columns", "run"] as const;

/**
 * Makes a data folder, with the key folder and all else closed to other accounts.
 * A folder that is there already must be empty; made again after an interruption, it is completed.
 * @throws {HomeError} if it holds something else, or is a data folder already
 */
export async function createHome(dir: string): Promise<Home> {
  const path = resolve(dir);
  const found = await namesIn(path);
  if (found?.includes(MARKER)) throw new HomeError(`${path} is a data folder of Touchstone already.`);
  const alien = found?.filter((name) => !isOurs(name)) ?? [];
  if (alien.length > 0)
    throw new HomeError(
      `${path} holds something else (${listed(alien)}). Choose a folder that is empty or does not exist yet.`,
    );
  try {
    await makeFolder(path, 0o700);
    await chmod(path, 0o700);
    // the database folder is made by the database, whole or not at all
    for (const name of FOLDERS) if (name !== "database") await makeFolder(join(path, name), 0o700);
    await writeMarker(path);
  } catch (error) {
    throw new HomeError(`${path} can't be made a data folder: ${folderWords(error)}.`, { cause: error });
  }
  return homeAt(path);
}

/**
 * The data folder to work in: the one named, else TOUCHSTONE_HOME, else the nearest folder upwards of `from`
 * (default: the working directory) that has a touchstone.json.
 * @throws {HomeError} if there is none
 */
export async function findHome(dir: string | null, from: string = process.cwd()): Promise<Home> {
  const named = dir ?? (process.env.TOUCHSTONE_HOME || null);
  if (named !== null) {
    const path = resolve(named);
    if (await isHome(path)) return homeAt(path);
    const whence = dir === null ? " (from TOUCHSTONE_HOME)" : "";
    throw new HomeError(
      `${path}${whence} is no data folder of Touchstone: it has no ${MARKER}. ` + `Make one: touchstone init ${named}`,
    );
  }
  for (let path = resolve(from); ; path = dirname(path)) {
    if (await isHome(path)) return homeAt(path);
    if (path === dirname(path)) break;
  }
  throw new HomeError(
    `No data folder: neither ${resolve(from)} nor a folder above it has a ${MARKER}. ` +
      "Name one with --home or TOUCHSTONE_HOME, or make one: touchstone init FOLDER",
  );
}

/** The paths of a data folder, whether it is there or not. */
export function homeAt(dir: string): Home {
  const at = (name: (typeof FOLDERS)[number]): string => join(dir, name);
  return { dir, database: at("database"), files: at("files"), keys: at("keys"), columns: at("columns") };
}

/** @throws {HomeError} if the marker is of a later Touchstone, or unreadable */
async function isHome(path: string): Promise<boolean> {
  const text = await readFile(join(path, MARKER), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return null;
    throw new HomeError(`${join(path, MARKER)} can't be read: ${wordsOf(error)}.`, { cause: error });
  });
  if (text === null) return false;
  const format = formatOf(text);
  if (format === null) throw new HomeError(`${join(path, MARKER)} is damaged: it names no format. Restore it.`);
  if (format > FORMAT)
    throw new HomeError(`${path} was made by a later Touchstone (format ${format}, this one knows ${FORMAT}).`);
  return true;
}

function formatOf(text: string): number | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || !("format" in value)) return null;
    return typeof value.format === "number" ? value.format : null;
  } catch {
    return null;
  }
}

/** Written last and moved into place: where it stands, the folder is complete. */
async function writeMarker(path: string): Promise<void> {
  const beside = join(path, `.${MARKER}`);
  const file = await open(beside, "w", 0o600);
  await file.writeFile(`${JSON.stringify({ touchstone: "data folder", format: FORMAT })}\n`);
  await file.sync();
  await file.close();
  await rename(beside, join(path, MARKER));
}

const isOurs = (name: string): boolean => name === `.${MARKER}` || FOLDERS.some((folder) => folder === name);

async function namesIn(path: string): Promise<string[] | null> {
  try {
    return await readdir(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "ENOENT") return null;
    const isFile = code === "ENOTDIR" && (await stat(path).catch(() => null)) !== null;
    if (isFile) throw new HomeError(`${path} is a file. Choose a folder that is empty or does not exist yet.`);
    throw new HomeError(`${path} can't be made a data folder: ${folderWords(error)}.`, { cause: error });
  }
}

const listed = (names: readonly string[]): string =>
  names.length > 3 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more` : names.join(", ");

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
