import type { Chunk } from "@touchstone/domain";
import { isMap, type JsonObject } from "@touchstone/ledger";
import { readChunk } from "../files/chunks.ts";
import type { FileStore } from "../files/file-store.ts";

/** The chunk that an event is about; null for one that is not about a chunk. */
export function chunkIn({ data }: JsonObject): Chunk | null {
  const chunk = isMap(data) ? data.chunk : undefined;
  if (chunk === undefined || !isMap(chunk)) return null;
  const { nRows, root, file, bytes } = chunk;
  if (typeof nRows !== "number" || typeof bytes !== "number") return null;
  return typeof root === "string" && typeof file === "string" ? { nRows, root, file, bytes } : null;
}

/** Digests of the other files that an event names: a standard, a translation, a document. */
export function filesIn({ data }: JsonObject): string[] {
  if (!isMap(data)) return [];
  const basis = isMap(data.basis) ? data.basis.document : null;
  return [data.file, basis].filter((digest) => typeof digest === "string");
}

/**
 * Reads all files of an event, a chunk against its root too.
 * @returns how many they were
 * @throws {FileDamaged} for the first that is missing or altered
 */
export async function readEventFiles(files: FileStore, event: JsonObject): Promise<number> {
  const chunk = chunkIn(event);
  if (chunk) await readChunk(files, chunk);
  const others = filesIn(event);
  for (const digest of others) await files.read(digest);
  return others.length + (chunk ? 1 : 0);
}
