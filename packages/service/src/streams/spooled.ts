import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Home } from "@touchstone/server";
import { ProblemError } from "../http/problem.ts";

/** A file that was sent, on disk as long as work goes on with it. */
export interface Spooled {
  readonly path: string;
  /** SHA-256 of its bytes, hexadecimal */
  readonly sha256: string;
}

/** Runs work with a folder of its own beside the record, which is gone when it ends, however it ends. */
async function inFolder<T>(home: Home, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(home.dir, "run", "stream-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Removes what a process that was killed has left: folders that nothing can be going on in any more. */
export async function removeLeft({ dir }: Home, now: Date): Promise<void> {
  const run = join(dir, "run");
  for (const name of await readdir(run)) {
    if (!name.startsWith("stream-")) continue;
    const { mtimeMs } = await stat(join(run, name));
    if (now.getTime() - mtimeMs > LEFT_MS) await rm(join(run, name), { recursive: true, force: true });
  }
}

const LEFT_MS = 24 * 3_600_000;

/**
 * Writes what is sent to disk, so that memory does not grow with it, and works on the file.
 * @param name by which readers know its format, and which messages have
 * @throws {ProblemError} where it is larger than may be sent, or whoever sent it has gone
 */
export function spooled<T>(
  home: Home,
  body: Readable,
  { name, mostBytes }: { readonly name: string; readonly mostBytes: number },
  work: (file: Spooled) => Promise<T>,
): Promise<T> {
  return inFolder(home, async (folder) => {
    const path = join(folder, name);
    const hash = createHash("sha256");
    let length = 0;
    const counted = new Transform({
      transform(bytes: Buffer, _, done) {
        length += bytes.length;
        if (length > mostBytes)
          return done(
            new ProblemError("too-large", `This is longer than ${mostBytes} bytes, the most that is read here.`),
          );
        hash.update(bytes);
        done(null, bytes);
      },
    });
    try {
      await pipeline(body, counted, createWriteStream(path, { mode: 0o600 }));
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ERR_STREAM_PREMATURE_CLOSE")
        throw new ProblemError("invalid-request", "It ended before it was complete; nothing was recorded.");
      throw error;
    }
    return work({ path, sha256: hash.digest("hex") });
  });
}
