import { type BundleFolder, blocksOf } from "./bundle-folder.ts";

/** The bytes of a file from the front: looked at, and taken when they have been dealt with. */
export interface ByteStream {
  /** the next `n` bytes, fewer where the file ends; valid until the next call */
  readonly peek: (n: number) => Buffer;
  readonly take: (n: number) => void;
}

const STEP = 1 << 20;

export function byteStream(folder: BundleFolder, path: string): ByteStream {
  const blocks = blocksOf(folder, path, STEP);
  let held: Buffer<ArrayBufferLike> = Buffer.alloc(0);
  return {
    peek(n) {
      if (held.length < n) {
        const parts: Buffer[] = [held];
        for (let length = held.length; length < n; ) {
          const next = blocks.next();
          if (next.done === true) break;
          parts.push(Buffer.from(next.value)); // a copy: the block is used again
          length += next.value.length;
        }
        if (parts.length > 1) held = Buffer.concat(parts);
      }
      return held.subarray(0, n);
    },
    take(n) {
      held = held.subarray(n);
    },
  };
}
