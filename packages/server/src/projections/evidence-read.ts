import {
  EVIDENCE_KEY_PART,
  type EvidenceLocator,
  type EvidenceTarget,
  type Text,
  type Visibility,
} from "@touchstone/domain";
import type { Keys } from "../keys/keys.ts";
import type { Log } from "../store/log.ts";
import { contentOf, openPrivate } from "../store/private-parts.ts";
import type { Tx } from "../store/tx.ts";

/** A proof on record, with what it supports. */
export interface ListedEvidence {
  readonly evidenceId: string;
  readonly unitId: string;
  readonly programmeId: string | null;
  /** of the bytes as they are kept */
  readonly digest: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly visibility: Visibility;
  readonly thumbnails: readonly { readonly side: number; readonly digest: string }[];
  /** null also where it is private: it is opened with the file */
  readonly title: Text | null;
  readonly retainUntil: string | null;
  /** why it was taken back; null: it stands */
  readonly withdrawn: string | null;
  /** the day from which its bytes are gone; null: none */
  readonly eraseFrom: string | null;
  readonly seq: number;
}

const COLUMNS = `evidence_id AS "evidenceId", unit_id AS "unitId", programme_id AS "programmeId",
  encode(digest, 'hex') AS digest, media_type AS "mediaType", bytes, visibility, thumbnails, title,
  retain_until AS "retainUntil", withdrawn, erase_from AS "eraseFrom", seq`;

/** The proofs whose bytes have this digest: the same public file may be a proof of several units. */
export async function evidenceByDigest(tx: Tx, { shardKey }: Log, digest: string): Promise<ListedEvidence[]> {
  const { rows } = await tx.query<ListedEvidence>(
    `SELECT ${COLUMNS} FROM evidence WHERE shard_key = $1 AND digest = $2 ORDER BY seq LIMIT 100`,
    [shardKey, Buffer.from(digest, "hex")],
  );
  return rows;
}

/** One proof; null where there is none. */
export async function evidenceById(tx: Tx, { shardKey }: Log, evidenceId: string): Promise<ListedEvidence | null> {
  const { rows } = await tx.query<ListedEvidence>(
    `SELECT ${COLUMNS} FROM evidence WHERE shard_key = $1 AND evidence_id = $2`,
    [shardKey, evidenceId],
  );
  return rows[0] ?? null;
}

/** The proofs of a unit after one that is known, those that were taken back too. */
export async function evidenceOfUnit(
  tx: Tx,
  { shardKey }: Log,
  { unitId, after, limit }: { readonly unitId: string; readonly after: number; readonly limit: number },
): Promise<ListedEvidence[]> {
  const { rows } = await tx.query<ListedEvidence>(
    `SELECT ${COLUMNS} FROM evidence WHERE shard_key = $1 AND unit_id = $2 AND seq > $3 ORDER BY seq LIMIT $4`,
    [shardKey, unitId, after, limit],
  );
  return rows;
}

/** What a proof supports, and where in it to look. */
export interface ListedLink {
  readonly linkId: string;
  readonly evidenceId: string;
  readonly unitId: string;
  readonly target: EvidenceTarget;
  readonly locator: EvidenceLocator;
}

/** The links of these proofs that stand. */
export async function linksOf(tx: Tx, { shardKey }: Log, evidenceIds: readonly string[]): Promise<ListedLink[]> {
  const { rows } = await tx.query<ListedLink>(
    `SELECT link_id AS "linkId", evidence_id AS "evidenceId", unit_id AS "unitId", target, locator
     FROM evidence_link WHERE shard_key = $1 AND evidence_id = ANY($2) AND ended_seq IS NULL ORDER BY seq`,
    [shardKey, evidenceIds],
  );
  return rows;
}

/**
 * Whether these bytes, as a file or as a smaller picture, belong to a proof that is still to be kept on a day, or to a
 * file that was taken in and may become one.
 */
export async function isKeptEvidence(tx: Tx, { shardKey, logId }: Log, digest: string, day: string): Promise<boolean> {
  const asThumbnail = JSON.stringify([{ digest }]);
  const recorded = await tx.query(
    `SELECT 1 FROM evidence
     WHERE shard_key = $1 AND (erase_from IS NULL OR erase_from > $4) AND (digest = $2 OR thumbnails @> $3) LIMIT 1`,
    [shardKey, Buffer.from(digest, "hex"), asThumbnail, day],
  );
  if (recorded.rowCount > 0) return true;
  const waiting = await tx.query(
    `SELECT 1 FROM evidence_intake
     WHERE log_id = $1 AND (file->>'digest' = $2 OR file->'thumbnails' @> $3) LIMIT 1`,
    [logId, digest, asThumbnail],
  );
  return waiting.rowCount > 0;
}

/** The proofs of a log whose bytes are to be gone on a day, those that are gone already too. */
export async function evidenceDue(
  tx: Tx,
  { shardKey }: Log,
  { day, after, limit }: { readonly day: string; readonly after: number; readonly limit: number },
): Promise<ListedEvidence[]> {
  const { rows } = await tx.query<ListedEvidence>(
    `SELECT ${COLUMNS} FROM evidence WHERE shard_key = $1 AND erase_from <= $2 AND seq > $3 ORDER BY seq LIMIT $4`,
    [shardKey, day, after, limit],
  );
  return rows;
}

/** The key of a proof that reviewers may see; null where it was erased. What is private is opened by `readPrivate` alone. */
export async function evidenceKey(tx: Tx, keys: Keys, log: Log, evidence: ListedEvidence): Promise<string | null> {
  if (evidence.visibility !== "reviewers")
    throw new RangeError(`evidenceKey: got ${evidence.visibility} evidence, want what reviewers may see`);
  const kept = await openPrivate(tx, keys, log, { seq: evidence.seq, part: EVIDENCE_KEY_PART });
  return kept && (contentOf(kept) as { key: string }).key; // as decideAddEvidence wrote it
}
