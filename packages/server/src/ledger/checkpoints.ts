import { formatNote, formatVerifierKey, parseNote, parseVerifierKey, type VerifierKey } from "@touchstone/ledger";
import type { Log } from "../store/log.ts";
import { sha256 } from "../store/sha256.ts";
import type { Tx } from "../store/tx.ts";

/** Size of the largest checkpoint that was published; null before the first. */
export async function lastSize(tx: Tx, log: Log): Promise<number | null> {
  const { rows } = await tx.query<{ size: number | null }>(
    "SELECT max(size) AS size FROM checkpoint WHERE shard_key = $1 AND log_id = $2",
    [log.shardKey, log.logId],
  );
  return rows[0]?.size ?? null;
}

/** A line that a witness put under a checkpoint, and the witness's key. */
export interface Cosignature {
  readonly key: VerifierKey;
  /** as it stands in the note: time and signature */
  readonly bytes: Uint8Array;
}

/** What witnesses have said of the checkpoint of a size; a null in the place of a line that can't be read. */
export async function cosignaturesOf(tx: Tx, log: Log, size: number): Promise<(Cosignature | null)[]> {
  const { rows } = await tx.query<{ key: string; signature: Uint8Array }>(
    `SELECT key, signature FROM cosignature WHERE shard_key = $1 AND log_id = $2 AND size = $3 ORDER BY at, key`,
    [log.shardKey, log.logId, size],
  );
  return rows.map(({ key: text, signature }) => {
    const key = parseVerifierKey(sha256, text);
    return key && { key, bytes: signature };
  });
}

/** The checkpoint of a size with all that witnesses have said of it since; null where none was published. */
export async function keptNote(tx: Tx, log: Log, size: number): Promise<string | null> {
  const { rows } = await tx.query<{ note: string }>(
    "SELECT note FROM checkpoint WHERE shard_key = $1 AND log_id = $2 AND size = $3",
    [log.shardKey, log.logId, size],
  );
  const source = rows[0]?.note;
  if (source === undefined) return null;
  const lines = (await cosignaturesOf(tx, log, size)).filter((line) => line !== null);
  const note = parseNote(source);
  if (!note || lines.length === 0) return source; // what is no note is told by whoever checks it
  const cosigned = lines.map(({ key: { name, id }, bytes }) => ({ name, id, bytes }));
  return formatNote({ text: note.text, signatures: [...note.signatures, ...cosigned] });
}

/** Sizes of all checkpoints, the smallest first. */
export async function checkpointSizes(tx: Tx, log: Log): Promise<number[]> {
  const { rows } = await tx.query<{ size: number }>(
    "SELECT size FROM checkpoint WHERE shard_key = $1 AND log_id = $2 ORDER BY size",
    [log.shardKey, log.logId],
  );
  return rows.map(({ size }) => size);
}

/** Keeps what one witness said of a checkpoint. */
export async function keepCosignature(tx: Tx, log: Log, size: number, line: Cosignature, at: Date): Promise<void> {
  await tx.query(
    `INSERT INTO cosignature (shard_key, log_id, size, key, signature, at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (shard_key, log_id, size, key) DO NOTHING`,
    [log.shardKey, log.logId, size, formatVerifierKey(line.key), line.bytes, at],
  );
}
