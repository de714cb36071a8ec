import { type BundleFolder, blocksOf } from "./bundle-folder.ts";

/** A line is longer than any that is ever written. */
export class LineTooLong extends Error {
  override readonly name = "LineTooLong";
}

/**
 * The lines of a file, without their newlines, each only valid until the next is asked for. A file that does not end
 * with a newline has a last line `unfinished`.
 * @throws {LineTooLong} for a line of more than `longest` bytes
 */
export function* linesOf(
  folder: BundleFolder,
  path: string,
  longest: number,
  block?: number,
): Generator<{ readonly bytes: Buffer; readonly unfinished: boolean }> {
  let rest: Buffer<ArrayBufferLike> = Buffer.alloc(0);
  for (const bytes of blocksOf(folder, path, block)) {
    let from = 0;
    for (let to = bytes.indexOf(10); to >= 0; to = bytes.indexOf(10, from)) {
      const line = bytes.subarray(from, to);
      if (rest.length + line.length > longest) throw new LineTooLong(path);
      yield { bytes: rest.length === 0 ? line : Buffer.concat([rest, line]), unfinished: false };
      rest = NONE;
      from = to + 1;
    }
    if (rest.length + bytes.length - from > longest) throw new LineTooLong(path);
    rest = Buffer.concat([rest, bytes.subarray(from)]); // a copy: the block is used again
  }
  if (rest.length > 0) yield { bytes: rest, unfinished: true };
}

const NONE = Buffer.alloc(0);
