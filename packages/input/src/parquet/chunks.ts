import type { DuckDBConnection, DuckDBDataChunk, DuckDBVector } from "@duckdb/node-api";

/** The rows of a query in their order, some two thousand at a time; nothing is held but one chunk. */
export async function* chunksOf(db: DuckDBConnection, sql: string): AsyncGenerator<DuckDBDataChunk> {
  const result = await db.stream(sql);
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return;
    yield chunk;
  }
}

/** A column of a chunk whose query makes numbers of it, never null. */
export function numbersOf(chunk: DuckDBDataChunk, at: number): DuckDBVector<number> {
  return chunk.getColumnVector(at) as DuckDBVector<number>; // the query casts it to double or integer
}

/** A column of a chunk whose query makes text of it, never null. */
export function textsOf(chunk: DuckDBDataChunk, at: number): DuckDBVector<string> {
  return chunk.getColumnVector(at) as DuckDBVector<string>; // the query casts it to varchar
}
