import { createWriteStream } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { type Entry, openPromise } from "yauzl";
import { Stop } from "../stop.ts";

const MOST_ENTRIES = 200_000;
const MOST_BYTES = 32 * 2 ** 30;
/** A table of codes shrinks to a thirtieth; a bomb to a thousandth. */
const MOST_RATIO = 400;
const SMALL_BYTES = 2 ** 20;

/**
 * Unpacks a bundle into a folder of its own, which is removed after the work.
 * @throws {Stop} where the file is damaged, would fill the disk, or names a path outside
 */
export async function withUnpacked<T>(path: string, work: (dir: string) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), "touchstone-verify-"));
  try {
    await unpack(path, dir);
    return await work(dir);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function unpack(path: string, dir: string): Promise<void> {
  const refuse = (what: string): Stop => new Stop(1, `${path}: ${what}`);
  try {
    const file = await openPromise(path, { autoClose: false, lazyEntries: true, strictFileNames: true });
    try {
      if (file.entryCount > MOST_ENTRIES) throw refuse(`${file.entryCount} files, want at most ${MOST_ENTRIES}`);
      const seen = new Set<string>();
      let total = 0;
      for await (const entry of file.eachEntry()) {
        const { fileName } = entry;
        if (seen.has(fileName)) throw refuse("a name comes twice");
        seen.add(fileName);
        total += entry.uncompressedSize;
        if (total > MOST_BYTES || isBomb(entry)) throw refuse("it would grow beyond reason when it is unpacked");
        if (fileName.endsWith("/")) continue;
        const to = join(dir, fileName);
        await mkdir(dirname(to), { recursive: true });
        await pipeline(await file.openReadStreamPromise(entry), createWriteStream(to, { flags: "wx" }));
      }
    } finally {
      file.close();
    }
  } catch (error) {
    if (error instanceof Stop || !(error instanceof Error)) throw error;
    throw refuse(`no ZIP file that can be unpacked (${error.message.split("\n")[0]})`);
  }
}

function isBomb({ compressedSize, uncompressedSize }: Entry): boolean {
  return uncompressedSize > SMALL_BYTES && uncompressedSize > compressedSize * MOST_RATIO;
}
