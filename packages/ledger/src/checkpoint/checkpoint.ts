import { fromBase64, toBase64 } from "../text/base64.ts";
import { HASH_BYTES } from "../tree/hash.ts";
import { isCount } from "../tree/size.ts";

/** What a log says of itself, and signs: my first `size` leaves have this root. */
export interface Checkpoint {
  /** which log: a URL without scheme by custom */
  readonly origin: string;
  readonly size: number;
  /** 32 bytes */
  readonly root: Uint8Array;
  /** further lines, which no witness answers for; none by custom */
  readonly extensions?: readonly string[];
}

/**
 * The text that is signed.
 * @throws {RangeError} for what `parseCheckpoint` would not read again
 * @see C2SP tlog-checkpoint, Note text
 */
export function formatCheckpoint({ origin, size, root, extensions = [] }: Checkpoint): string {
  const text = `${[origin, size, toBase64(root), ...extensions].join("\n")}\n`;
  if (parseCheckpoint(text)?.extensions?.length !== extensions.length)
    throw new RangeError(
      `formatCheckpoint: got origin "${origin}", size ${size}, a root of ${root.length} bytes, want a checkpoint`,
    );
  return text;
}

/** Reads the text of a checkpoint; null for what is none, a size of 2^53 or more among the rest. */
export function parseCheckpoint(text: string): Checkpoint | null {
  const [origin = "", digits = "", encoded = "", ...rest] = text.split("\n");
  const root = fromBase64(encoded);
  const size = /^(?:0|[1-9]\d*)$/.test(digits) ? Number(digits) : Number.NaN;
  const extensions = rest.slice(0, -1);
  const ends = rest.at(-1) === "" && extensions.every((line) => line !== "");
  if (origin === "" || !isCount(size) || root?.length !== HASH_BYTES || !ends) return null;
  return { origin, size, root, extensions };
}
