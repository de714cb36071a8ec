import type { Tx } from "../store/tx.ts";

/** A file that may lie where evidence of a log lies, with nothing that keeps it. */
export interface LooseFile {
  readonly logId: string;
  /** SHA-256 in hexadecimal */
  readonly digest: string;
}

/**
 * Says of files that they are about to be put where evidence lies, or that they were given up: whatever happens next, the
 * sweep comes by.
 * @param at the sweep comes by for what was said before an instant, or at it
 */
export async function noteLoose(tx: Tx, logId: string, digests: readonly string[], at: Date): Promise<void> {
  await tx.query(
    `INSERT INTO evidence_loose (log_id, digest, at)
     SELECT DISTINCT $1::uuid, decode(d, 'hex'), $3::timestamptz FROM unnest($2::text[]) AS d
     ON CONFLICT (log_id, digest) DO UPDATE SET at = excluded.at`,
    [logId, digests, at],
  );
}

/** The loose files that the sweep comes by for, a thousand at most. */
export async function looseUntil(tx: Tx, at: Date): Promise<LooseFile[]> {
  const { rows } = await tx.query<LooseFile>(
    `SELECT log_id AS "logId", encode(digest, 'hex') AS digest FROM evidence_loose WHERE at <= $1
     ORDER BY at, log_id, digest LIMIT 1000`,
    [at],
  );
  return rows;
}

/** Says of a file that it is gone, or that something keeps it. */
export async function forgetLoose(tx: Tx, { logId, digest }: LooseFile): Promise<void> {
  await tx.query("DELETE FROM evidence_loose WHERE log_id = $1 AND digest = decode($2, 'hex')", [logId, digest]);
}
