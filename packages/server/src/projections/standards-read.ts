import type { StandardVersion, Text } from "@touchstone/domain";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";

/** A version with what a reader of the register wants to know beside its state. */
export interface ListedVersion extends StandardVersion {
  readonly change: "typo" | "clarification" | "substantive" | null;
  /** by which decision it was in force before Touchstone; null: it came into force here */
  readonly adoptedBasis: string | null;
  /** numbers of the event that began it, and of the one that changed it last */
  readonly seq: number;
  readonly changedSeq: number;
}

export interface ListedObjection {
  readonly objectionId: string;
  readonly version: string;
  /** null: its author did not agree to publish it */
  readonly text: Text | null;
  readonly filedBy: string;
  readonly filedAt: Date;
  readonly upheld: boolean | null;
  readonly answer: readonly Text[] | null;
  readonly answeredAt: Date | null;
  readonly seq: number;
}

export interface ListedOverlay {
  readonly version: string;
  readonly language: string;
  readonly digest: string;
  readonly file: string;
  readonly seq: number;
}

/** Every version of a programme's standard, in the order in which they were recorded. */
export async function versionsOf(tx: Tx, { shardKey }: Log): Promise<ListedVersion[]> {
  const { rows } = await tx.query<ListedVersion>(
    `SELECT version, standard_id AS "standardId", encode(digest, 'hex') AS digest, encode(file, 'hex') AS file, state,
            needs_second_key AS "needsSecondKey", change_class AS change, compared_with AS "comparedWith",
            drafted_by AS "draftedBy", key_turned_by AS "keyTurnedBy", notice_from AS "noticeFrom",
            notice_until AS "noticeUntil", notice_days AS "noticeDays", effective_from AS "effectiveFrom",
            effective_until AS "effectiveUntil", adopted_basis AS "adoptedBasis", seq, changed_seq AS "changedSeq"
     FROM standard_version WHERE shard_key = $1 ORDER BY seq`,
    [shardKey],
  );
  return rows;
}

/** The version that is in force on a day of the programme; null where none is. */
export async function versionOn(tx: Tx, log: Log, day: string): Promise<ListedVersion | null> {
  const versions = await versionsOf(tx, log);
  const isOn = ({ effectiveFrom, effectiveUntil }: ListedVersion): boolean =>
    effectiveFrom !== null && effectiveFrom <= day && (effectiveUntil === null || day < effectiveUntil);
  return versions.findLast(isOn) ?? null;
}

/** Objections to one version, or to all, in the order in which they were filed. */
export async function objectionsOf(tx: Tx, { shardKey }: Log, version: string | null): Promise<ListedObjection[]> {
  const { rows } = await tx.query<ListedObjection>(
    `SELECT objection_id AS "objectionId", version, text, filed_by AS "filedBy", filed_at AS "filedAt", upheld, answer,
            answered_at AS "answeredAt", seq
     FROM standard_objection WHERE shard_key = $1 AND ($2::text IS NULL OR version = $2) ORDER BY seq`,
    [shardKey, version],
  );
  return rows;
}

/** The overlays that hold now: of each version and language the last that was added, by language. */
export async function overlaysOf(tx: Tx, { shardKey }: Log, version: string): Promise<ListedOverlay[]> {
  const { rows } = await tx.query<ListedOverlay>(
    `SELECT DISTINCT ON (language) version, language, encode(digest, 'hex') AS digest, encode(file, 'hex') AS file, seq
     FROM standard_overlay WHERE shard_key = $1 AND version = $2 ORDER BY language, seq DESC`,
    [shardKey, version],
  );
  return rows;
}
