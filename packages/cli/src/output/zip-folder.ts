import { createReadStream } from "node:fs";
import { open, readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { zipOf } from "@touchstone/input";
import { Stop } from "../stop.ts";

const PIECE_BYTES = 1 << 18;

/**
 * Packs all files of a folder into one ZIP file, sorted by path, each dated the same: the same folder gives the same bytes.
 * @throws {Stop} where the folder is larger than ZIP can hold
 */
export async function zipFolder(folder: string, path: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
  const file = await open(path, "wx");
  try {
    const parts = names.map((name) => ({ name, pieces: piecesOf(join(folder, name)) }));
    for await (const piece of zipOf(parts)) await file.write(piece);
    await file.sync();
  } catch (error) {
    if (error instanceof RangeError && error.message.startsWith("zipOf:"))
      throw new Stop(1, "The bundle is too large for a ZIP file: name a folder, without .zip; nothing was written.");
    throw error;
  } finally {
    await file.close();
  }
}

/** Opened when it is read, so that no more than one is open. */
async function* piecesOf(path: string): AsyncGenerator<Buffer> {
  yield* createReadStream(path, { highWaterMark: PIECE_BYTES }) as AsyncIterable<Buffer>; // bytes, as no encoding is set
}
