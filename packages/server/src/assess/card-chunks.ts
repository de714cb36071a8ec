import { type Chunk, MOST_IN_CHUNK } from "@touchstone/domain";
import { ChunkWriter, readChunk } from "../files/chunks.ts";
import type { FileStore } from "../files/file-store.ts";
import type { Say } from "./columns-at.ts";

/** Text of scorecards in one chunk: what is held in memory at a time. */
const MOST_BYTES = 1 << 26;

/** Writes scorecards as chunks, in the order of the table. @returns none where there are no units */
export async function writeCards(
  files: FileStore,
  nUnits: number,
  rowOf: (i: number) => string,
  say: Say,
): Promise<Chunk[]> {
  const chunks: Chunk[] = [];
  let writer = new ChunkWriter(files);
  let bytes = 0;
  for (let i = 0; i < nUnits; i++) {
    const row = Buffer.from(rowOf(i));
    if (writer.nRows === MOST_IN_CHUNK || (writer.nRows > 0 && bytes + row.length > MOST_BYTES)) {
      chunks.push(await writer.finish());
      writer = new ChunkWriter(files);
      bytes = 0;
    }
    writer.add(row);
    bytes += row.length + 1;
    if (i % 5000 === 0) say("writing scorecards", i / nUnits);
  }
  if (writer.nRows > 0) chunks.push(await writer.finish());
  return chunks;
}

/** The rows of chunks, one behind the other; the next chunk is read meanwhile. @throws {FileDamaged} */
export async function* cardRows(files: FileStore, chunks: readonly Chunk[]): AsyncGenerator<Uint8Array[]> {
  const ahead = (chunk: Chunk | undefined): Promise<Uint8Array[]> => {
    const rows = chunk ? readChunk(files, chunk) : Promise.resolve([]);
    rows.catch(() => {}); // heard when it is waited for
    return rows;
  };
  let next = ahead(chunks[0]);
  for (const [at] of chunks.entries()) {
    const rows = await next;
    next = ahead(chunks[at + 1]);
    yield rows;
  }
}
