/** What the event of a bulk import says of its rows: enough to find the file, and to prove each single row. */
export interface Chunk {
  readonly nRows: number;
  /** Merkle root over the canonical bytes of the rows, in their order */
  readonly root: string;
  /** SHA-256 of the file: the rows, each with a newline behind it */
  readonly file: string;
  /** its size, not compressed */
  readonly bytes: number;
}

/** Rows or answers that one chunk holds at most. */
export const MOST_IN_CHUNK = 250_000;
