import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import { zipOf } from "@touchstone/input";
import {
  cutOf,
  exportBundle,
  type Log,
  type LogCut,
  removeLeftovers,
  type Touchstone,
  transaction,
} from "@touchstone/server";

/** A bundle that was made of a programme, as a file that stays until there is a later one. */
export interface KeptBundle {
  readonly path: string;
  readonly bytes: number;
  /** names the moment: as long as it is the same, so are the bytes */
  readonly cut: string;
}

const making = new Map<string, Promise<KeptBundle>>();

/**
 * The open bundle of a programme as one ZIP file, of what is on record now. It is made once for each cut, however many
 * ask for it; earlier ones are removed.
 * @throws {BundleProblem} if there is nothing to write
 */
export async function keptBundle(touchstone: Touchstone, organisation: Log, programme: Log): Promise<KeptBundle> {
  const cut = await transaction(
    touchstone,
    async (tx) => `${cutWords(await cutOf(tx, organisation))}-${cutWords(await cutOf(tx, programme))}`,
    { readOnly: true },
  );
  const folder = join(touchstone.home.dir, "run", "bundles");
  const path = join(folder, `${programme.slug}.${cut}.zip`);
  const found = making.get(path) ?? made(touchstone, { folder, path, programme, cut });
  making.set(path, found);
  return found.finally(() => making.delete(path));
}

/** Size and the beginning of the root: another record of the same sizes is not the same. */
const cutWords = ({ size, root }: LogCut): string => `${size}.${root.slice(0, 16)}`;

async function made(
  touchstone: Touchstone,
  { folder, path, programme, cut }: { folder: string; path: string; programme: Log; cut: string },
): Promise<KeptBundle> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await removeLeftovers(folder, `${programme.slug}.`); // of whichever moment
  const isThere = await stat(path).catch(() => null);
  if (!isThere) await exportBundle(touchstone, programme.slug, path, { force: true, pack: zipped, asPublic: true });
  for (const name of await readdir(folder))
    if (name.startsWith(`${programme.slug}.`) && join(folder, name) !== path && name.endsWith(".zip"))
      await rm(join(folder, name), { force: true }); // who reads it keeps its file open
  return { path, bytes: (await stat(path)).size, cut };
}

/** All files of a folder as one ZIP file, sorted by path, each dated the same: the same folder gives the same bytes. */
async function zipped(folder: string, path: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
  const parts = names.map((name) => ({ name, pieces: piecesOf(join(folder, name)) }));
  await pipeline(zipOf(parts), createWriteStream(path, { flags: "wx" }));
}

/** Opened when it is read, so that no more than one is open. */
async function* piecesOf(path: string): AsyncGenerator<Buffer> {
  yield* createReadStream(path, { highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>; // bytes, as no encoding is set
}
