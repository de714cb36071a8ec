import type { LoadedCase, Notice, NoticedCase, Objection } from "@touchstone/domain";
import { eventOf } from "@touchstone/ledger";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";

/** A notice with the ids of the applications that it is about; null where there is none of this id. */
export async function noticeOf(
  tx: Tx,
  { shardKey }: Log,
  noticeId: string,
): Promise<(Notice & { readonly applications: readonly string[] }) | null> {
  const { rows } = await tx.query<Notice & { entries: { applicationId: string }[] }>(
    `SELECT notice_id AS "noticeId", starts AS "from", until, days, entries FROM notice
     WHERE shard_key = $1 AND notice_id = $2`,
    [shardKey, noticeId],
  );
  const [row] = rows;
  if (!row) return null;
  const { entries, ...notice } = row;
  return { ...notice, applications: entries.map(({ applicationId }) => applicationId) };
}

/** An objection, and the event that filed it. */
export interface StoredObjection extends Objection {
  readonly seq: number;
  readonly publish: boolean;
}

const OBJECTION = `SELECT o.objection_id AS "objectionId", o.notice_id AS "noticeId", o.application_id AS "applicationId",
  o.publish, o.upheld, o.seq, e.entry
  FROM objection o JOIN event e ON e.shard_key = o.shard_key AND e.log_id = $2 AND e.seq = o.seq
  WHERE o.shard_key = $1`;

type Row = Omit<StoredObjection, "filedBy"> & { readonly entry: Uint8Array };

/** One objection; null where there is none of this id. */
export async function objectionOf(
  tx: Tx,
  { shardKey, logId }: Log,
  objectionId: string,
): Promise<StoredObjection | null> {
  const { rows } = await tx.query<Row>(`${OBJECTION} AND o.objection_id = $3`, [shardKey, logId, objectionId]);
  return rows[0] ? stored(rows[0]) : null;
}

/** An application on notice as its decider looks at it. @throws {RangeError} if it is on none */
export async function noticedCase(tx: Tx, log: Log, on: LoadedCase): Promise<LoadedCase & NoticedCase> {
  const { noticeId, applicationId } = on.application;
  const notice = noticeId === null ? null : await noticeOf(tx, log, noticeId);
  if (notice === null) throw new RangeError(`noticedCase: got the application ${applicationId}, which is on no notice`);
  const { rows } = await tx.query<Row>(`${OBJECTION} AND o.notice_id = $3 AND o.application_id = $4 ORDER BY o.seq`, [
    log.shardKey,
    log.logId,
    noticeId,
    applicationId,
  ]);
  return { ...on, notice, objections: rows.map(stored) };
}

function stored({ entry, ...objection }: Row): StoredObjection {
  const filedBy = eventOf(entry)?.by;
  return { ...objection, filedBy: typeof filedBy === "string" ? filedBy : "" };
}
