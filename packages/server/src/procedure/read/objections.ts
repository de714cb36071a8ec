import { authorise, MAY_READ, type Refusal, refusalText, type Text } from "@touchstone/domain";
import type { Allowance } from "./allowances.ts";
import { answersDeadline } from "./notice-rows.ts";
import { holdingsOverAll, type RoundScene } from "./round-scene.ts";
import type { DeadlineView } from "./stage-deadline.ts";
import { labelsOf, type UnitLabel } from "./unit-labels.ts";

/** An objection before the office. */
export interface ObjectionView {
  readonly objectionId: string;
  readonly noticeId: string;
  readonly applicationId: string;
  readonly unit: UnitLabel;
  readonly filedAt: string;
  readonly lang: string;
  readonly publish: boolean;
  /** for its answer: nobody is designated before, and nobody by silence */
  readonly deadline: DeadlineView | null;
  readonly upheld: boolean | null;
  readonly answer: readonly Text[] | null;
  /** once answered, where its author agreed */
  readonly text: Text | null;
  readonly answeredAt: string | null;
  /** private parts, opened one at a time for a purpose */
  readonly parts: readonly { readonly seq: number; readonly part: string }[];
  readonly may: readonly Allowance[];
}

interface Row extends Omit<ObjectionView, "unit" | "filedAt" | "answeredAt" | "deadline" | "parts" | "may"> {
  readonly unitId: string;
  readonly decidedBy: string | null;
  readonly filed_at: Date;
  readonly answered_at: Date | null;
  readonly seq: number;
}

/** What objections are listed by; null: whatever it is. */
export interface ObjectionsAsked {
  readonly noticeId: string | null;
  readonly openOnly: boolean;
  /** `seq` of the last one before the page */
  readonly after: number | null;
  readonly limit: number;
}

/** Objections in the order in which they were filed; or why who asks sees none. What they say is opened one at a time. */
export async function objectionRows(
  scene: RoundScene,
  { noticeId, openOnly, after, limit }: ObjectionsAsked,
): Promise<{ items: ObjectionView[]; next: number | null } | Refusal> {
  if (holdingsOverAll(scene, "ReadObjections").length === 0)
    return { code: "not-allowed", command: "ReadObjections", roles: [...MAY_READ.ReadObjections] };
  const { rows } = await scene.tx.query<Row>(
    `SELECT o.objection_id AS "objectionId", o.notice_id AS "noticeId", o.application_id AS "applicationId",
            p.unit_id AS "unitId", o.filed_at, o.lang, o.publish, o.upheld, o.answer, o.answered_at, o.seq,
            CASE WHEN o.publish AND o.upheld IS NOT NULL THEN o.text END AS text, p.decision ->> 'by' AS "decidedBy"
     FROM objection o
     JOIN application p ON p.shard_key = o.shard_key AND p.application_id = o.application_id
     WHERE o.shard_key = $1 AND o.seq > $2 AND ($3::uuid IS NULL OR o.notice_id = $3) AND (NOT $4 OR o.upheld IS NULL)
     ORDER BY o.seq LIMIT $5`,
    [scene.log.shardKey, after ?? -1, noticeId, openOnly, limit + 1],
  );
  const page = rows.slice(0, limit);
  const label = await labelsOf(
    scene,
    page.map(({ unitId }) => unitId),
  );
  const ends = new Map<string, DeadlineView>();
  for (const id of new Set(page.map((objection) => objection.noticeId))) {
    const due = await answersDeadline(scene, id);
    if (due) ends.set(id, due);
  }
  const items = page.map(
    ({ unitId, decidedBy, filed_at, answered_at, seq, ...objection }): ObjectionView => ({
      ...objection,
      unit: label(unitId),
      filedAt: filed_at.toISOString(),
      answeredAt: answered_at?.toISOString() ?? null,
      deadline: ends.get(objection.noticeId) ?? null,
      parts: ["text", "contact"].map((part) => ({ seq, part })),
      may: mayOf(scene, objection, decidedBy),
    }),
  );
  return { items, next: rows.length > limit ? (page.at(-1)?.seq ?? null) : null };
}

function mayOf(
  { held, actorId }: RoundScene,
  { objectionId, upheld }: Pick<ObjectionView, "objectionId" | "upheld">,
  decidedBy: string | null,
): Allowance[] {
  const command = "AnswerObjection";
  if (authorise(command, held, null) !== null) return [];
  const refusal: Refusal | null =
    upheld !== null
      ? { code: "already-answered", objection: objectionId }
      : decidedBy !== null && decidedBy === actorId
        ? { code: "same-person", act: "answer objections to it", earlier: "made this decision" }
        : null;
  return [{ command, allowed: refusal === null, why: refusal && { code: refusal.code, detail: refusalText(refusal) } }];
}
