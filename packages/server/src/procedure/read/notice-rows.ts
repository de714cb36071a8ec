import { answersDue, endOfNotice, type Text } from "@touchstone/domain";
import type { RoundScene } from "./round-scene.ts";
import { type DeadlineView, deadlineView } from "./stage-deadline.ts";

/** A notice as its row has it. */
export interface NoticeRecord {
  readonly noticeId: string;
  readonly cycleId: string;
  readonly from: string;
  readonly until: string;
  readonly days: number;
  readonly text: readonly Text[];
  readonly entries: readonly {
    readonly applicationId: string;
    readonly unitId: string;
    readonly grade: string;
    readonly assessmentId: string;
    readonly score: number | null;
  }[];
  readonly at: Date;
  readonly seq: number;
}

const COLUMNS = `notice_id AS "noticeId", cycle_id AS "cycleId", starts AS "from", until, days, text, entries, at, seq`;

/** The notices of a programme, the latest first. @param before `seq` of the last one before the page */
export async function noticesBefore(
  { tx, log }: RoundScene,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<NoticeRecord[]> {
  const { rows } = await tx.query<NoticeRecord>(
    `SELECT ${COLUMNS} FROM notice WHERE shard_key = $1 AND ($2::bigint IS NULL OR seq < $2) ORDER BY seq DESC LIMIT $3`,
    [log.shardKey, before, limit],
  );
  return rows;
}

/** null: there is none of this id */
export async function noticeById({ tx, log }: RoundScene, noticeId: string): Promise<NoticeRecord | null> {
  const { rows } = await tx.query<NoticeRecord>(
    `SELECT ${COLUMNS} FROM notice WHERE shard_key = $1 AND notice_id = $2`,
    [log.shardKey, noticeId],
  );
  return rows[0] ?? null;
}

/** Until when a notice lasts: never shorter than it was announced. */
export function noticeDeadline(
  scene: RoundScene,
  { noticeId, from, until, days }: Pick<NoticeRecord, "noticeId" | "from" | "until" | "days">,
): DeadlineView {
  const end = endOfNotice({ noticeId, from, until, days }, scene.programme.calendar);
  const view = deadlineView(scene, { ...end, days });
  if (!view) throw new RangeError(`noticeDeadline: got ${noticeId}, which has no end`);
  return view;
}

/** Until when objections to what is on a notice are to be answered. Nothing comes of it by itself: it is overdue then. */
export async function answersDeadline(scene: RoundScene, noticeId: string): Promise<DeadlineView | null> {
  const found = await noticeById(scene, noticeId);
  return found && deadlineView(scene, { ...answersDue(found, scene.programme.calendar), days: found.days });
}

export async function noticeShort(
  scene: RoundScene,
  noticeId: string,
): Promise<{ noticeId: string; from: string; deadline: DeadlineView } | null> {
  const found = await noticeById(scene, noticeId);
  return found && { noticeId, from: found.from, deadline: noticeDeadline(scene, found) };
}

/** An objection without its words. */
export interface ObjectionShort {
  readonly objectionId: string;
  readonly filedAt: string;
  readonly upheld: boolean | null;
  readonly answer: readonly Text[] | null;
}

/** Objections to one application, in the order in which they were filed. */
export async function objectionsTo({ tx, log }: RoundScene, applicationId: string): Promise<ObjectionShort[]> {
  const { rows } = await tx.query<Omit<ObjectionShort, "filedAt"> & { filed_at: Date }>(
    `SELECT objection_id AS "objectionId", filed_at, upheld, answer FROM objection
     WHERE shard_key = $1 AND application_id = $2 ORDER BY seq`,
    [log.shardKey, applicationId],
  );
  return rows.map(({ filed_at, ...objection }) => ({ ...objection, filedAt: filed_at.toISOString() }));
}
