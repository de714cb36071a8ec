import type { Chunk } from "@touchstone/domain";
import { leafHash, toHex } from "@touchstone/ledger";
import { sha256 } from "../store/sha256.ts";
import type { OutFolder } from "./out-folder.ts";

/** How many rows of a chunk are in the bundle, and how many only by the hash of their leaf. */
export interface ShownRows {
  readonly shown: number;
  readonly withheld: number;
}

export const chunkPath = ({ file }: Chunk): string => `chunks/${file}.ndjson`;

/**
 * Writes the rows of a chunk, one a line, those that are not to be shown as the hash of their leaf: so the chunk's root
 * can be worked out, and nothing is said of them.
 * Two events may have had the same rows: these are written once, so who may show more comes first.
 * @param rows their canonical bytes
 */
export async function writeChunk(
  out: OutFolder,
  chunk: Chunk,
  rows: readonly Uint8Array[],
  isShown: (row: Uint8Array) => boolean,
): Promise<ShownRows> {
  if (out.written.has(chunkPath(chunk))) return { shown: 0, withheld: 0 };
  let shown = 0;
  await out.file(chunkPath(chunk), async (file) => {
    for (const row of rows)
      if (isShown(row)) {
        shown++;
        await file.write(row);
        await file.write("\n");
      } else await file.write(`"${toHex(leafHash(sha256, row))}"\n`);
  });
  return { shown, withheld: rows.length - shown };
}
