import type { Text } from "@touchstone/domain";
import { certaintiesOf } from "./certainties.ts";
import { cycleOf } from "./cycles.ts";
import { designationCodes } from "./designation-codes.ts";
import { type NoticeRecord, noticeById, noticeDeadline, noticesBefore } from "./notice-rows.ts";
import { type ProgrammeNamed, programmeNamed, type RoundScene } from "./round-scene.ts";
import type { RoundStandard, Words } from "./round-standard.ts";
import type { CertaintyView } from "./score-view.ts";
import type { DeadlineView } from "./stage-deadline.ts";
import { labelsOf, type UnitLabel } from "./unit-labels.ts";

export interface ObjectionCounts {
  readonly open: number;
  readonly answered: number;
  readonly upheld: number;
}

/** A decision on notice. Nobody is named who withdrew, or whose decision is being made again. Hard rule 5 */
interface NoticeEntry {
  readonly applicationId: string;
  readonly unit: UnitLabel | null;
  readonly outcome: "standing" | "designated" | "reopened" | "withdrawn";
  readonly grade: string | null;
  readonly title: Words | null;
  readonly score: number | null;
  readonly certainty: CertaintyView | null;
  readonly assessmentId: string | null;
  /** its code */
  readonly designation: string | null;
  readonly objections: ObjectionCounts;
}

/** An objection, as everybody may see it. */
interface PublicObjection {
  readonly objectionId: string;
  readonly applicationId: string;
  readonly filedAt: string;
  readonly answeredAt: string | null;
  readonly upheld: boolean | null;
  readonly answer: readonly Text[] | null;
  /** once answered, where its author agreed */
  readonly text: Text | null;
}

interface CycleShort {
  readonly cycleId: string;
  readonly titles: readonly Text[];
  readonly period: string;
}

/** A notice, as everybody may see it. */
export interface NoticeView extends ProgrammeNamed {
  readonly noticeId: string;
  readonly cycle: CycleShort;
  readonly version: string;
  readonly languages: readonly string[];
  readonly grades: RoundStandard["grades"];
  readonly from: string;
  readonly deadline: DeadlineView;
  readonly state: "current" | "past";
  readonly publishedAt: string;
  readonly text: readonly Text[];
  readonly entries: readonly NoticeEntry[];
  readonly objections: ObjectionCounts;
  readonly answers: readonly PublicObjection[];
  readonly seq: number;
}

/** A notice in a list. */
export interface NoticeRow {
  readonly noticeId: string;
  readonly cycle: CycleShort;
  readonly from: string;
  readonly deadline: DeadlineView;
  readonly state: "current" | "past";
  readonly publishedAt: string;
  /** entries that stand */
  readonly n: number;
  readonly objections: ObjectionCounts;
}

/** The notices of a programme, the latest first, and where the next page begins. */
export async function noticeRows(
  scene: RoundScene,
  asked: { readonly before: number | null; readonly limit: number },
): Promise<{ items: NoticeRow[]; next: number | null }> {
  const records = await noticesBefore(scene, { before: asked.before, limit: asked.limit + 1 });
  const page = records.slice(0, asked.limit);
  if (page.length === 0) return { items: [], next: null };
  const cycles = new Map<string, CycleShort>();
  for (const id of new Set(page.map(({ cycleId }) => cycleId))) cycles.set(id, await shortCycle(scene, id));
  const ids = page.map(({ noticeId }) => noticeId);
  const [standing, objections] = await Promise.all([standingOn(scene, ids), objectionsOn(scene, ids)]);
  const items = page.flatMap((record): NoticeRow[] => {
    const { noticeId, from } = record;
    const cycle = cycles.get(record.cycleId);
    if (!cycle) return [];
    const deadline = noticeDeadline(scene, record);
    const state = deadline.overdue ? "past" : "current";
    const n = standing.get(noticeId) ?? 0;
    const said = objections.get(noticeId) ?? { open: 0, answered: 0, upheld: 0 };
    return [{ noticeId, cycle, from, deadline, state, publishedAt: record.at.toISOString(), n, objections: said }];
  });
  return { items, next: records.length > asked.limit ? (page.at(-1)?.seq ?? null) : null };
}

async function shortCycle(scene: RoundScene, cycleId: string): Promise<CycleShort> {
  const round = await cycleOf(scene, cycleId);
  if (!round) throw new RangeError(`shortCycle: got ${cycleId}, which is missing`);
  const { titles, period } = round.cycle;
  return { cycleId, titles, period };
}

/** How many decisions still stand on each of some notices. */
async function standingOn({ tx, log }: RoundScene, noticeIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await tx.query<{ id: string; n: number }>(
    `SELECT notice_id AS id, count(*) AS n FROM application
     WHERE shard_key = $1 AND notice_id = ANY($2::uuid[]) AND state IN ('noticed', 'designated') GROUP BY notice_id`,
    [log.shardKey, noticeIds],
  );
  return new Map(rows.map(({ id, n }) => [id, n]));
}

async function objectionsOn(
  { tx, log }: RoundScene,
  noticeIds: readonly string[],
): Promise<Map<string, ObjectionCounts>> {
  const { rows } = await tx.query<ObjectionCounts & { id: string }>(
    `SELECT notice_id AS id, count(*) FILTER (WHERE upheld IS NULL) AS open,
            count(*) FILTER (WHERE upheld IS NOT NULL) AS answered, count(*) FILTER (WHERE upheld) AS upheld
     FROM objection WHERE shard_key = $1 AND notice_id = ANY($2::uuid[]) GROUP BY notice_id`,
    [log.shardKey, noticeIds],
  );
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

/** One notice; null: there is none of this id. */
export async function noticeView(scene: RoundScene, noticeId: string): Promise<NoticeView | null> {
  const record = await noticeById(scene, noticeId);
  if (!record) return null;
  const { standard, entries, deadline, objections, cycle, answers } = await partsOf(scene, record);
  return {
    noticeId,
    ...programmeNamed(scene),
    cycle,
    version: standard.version,
    languages: standard.languages,
    grades: standard.grades,
    from: record.from,
    deadline,
    state: deadline.overdue ? "past" : "current",
    publishedAt: record.at.toISOString(),
    text: record.text,
    entries,
    objections,
    answers,
    seq: record.seq,
  };
}

async function partsOf(scene: RoundScene, record: NoticeRecord) {
  const round = await cycleOf(scene, record.cycleId);
  if (!round) throw new RangeError(`noticeView: got ${record.noticeId}, whose round is missing`);
  const { cycleId, titles, period } = round.cycle;
  const answers = await publicObjections(scene, record.noticeId);
  return {
    standard: round.standard,
    cycle: { cycleId, titles, period },
    deadline: noticeDeadline(scene, record),
    answers,
    objections: countsOf(answers),
    entries: await entriesOf(scene, record, round.standard, answers),
  };
}

interface Standing {
  readonly applicationId: string;
  readonly state: string;
  readonly noticeId: string | null;
  readonly designationId: string | null;
}

async function entriesOf(
  scene: RoundScene,
  { noticeId, entries }: NoticeRecord,
  standard: RoundStandard,
  objections: readonly PublicObjection[],
): Promise<NoticeEntry[]> {
  const { rows } = await scene.tx.query<Standing>(
    `SELECT application_id AS "applicationId", state, notice_id AS "noticeId", designation_id AS "designationId"
     FROM application WHERE shard_key = $1 AND application_id = ANY($2::uuid[])`,
    [scene.log.shardKey, entries.map(({ applicationId }) => applicationId)],
  );
  const standing = new Map(rows.map((row) => [row.applicationId, row]));
  const named = entries.filter(({ applicationId }) => isNamed(outcomeOf(standing.get(applicationId), noticeId)));
  const [label, certainty, code] = await Promise.all([
    labelsOf(
      scene,
      named.map(({ unitId }) => unitId),
    ),
    certaintiesOf(scene, named),
    designationCodes(
      scene,
      rows.flatMap(({ designationId }) => designationId ?? []),
    ),
  ]);
  return entries.map(({ applicationId, unitId, grade, assessmentId, score }): NoticeEntry => {
    const row = standing.get(applicationId);
    const outcome = outcomeOf(row, noticeId);
    const counts = countsOf(objections.filter((one) => one.applicationId === applicationId));
    if (!isNamed(outcome)) return { ...NOBODY, applicationId, outcome, objections: counts };
    return {
      applicationId,
      unit: label(unitId),
      outcome,
      grade,
      title: standard.grades.find(({ id }) => id === grade)?.title ?? null,
      score,
      certainty: certainty(assessmentId, unitId),
      assessmentId,
      designation: outcome === "designated" && row?.designationId ? code(row.designationId) : null,
      objections: counts,
    };
  });
}

const NOBODY = {
  unit: null,
  grade: null,
  title: null,
  score: null,
  certainty: null,
  assessmentId: null,
  designation: null,
} as const;

const isNamed = (outcome: NoticeEntry["outcome"]): boolean => outcome === "standing" || outcome === "designated";

/** What became of a decision on a notice: it stands on this one, or another step has been taken since. */
function outcomeOf(row: Standing | undefined, noticeId: string): NoticeEntry["outcome"] {
  if (row?.state === "withdrawn") return "withdrawn";
  if (row?.noticeId !== noticeId) return "reopened";
  if (row.state === "designated") return "designated";
  return row.state === "noticed" ? "standing" : "reopened";
}

const countsOf = (objections: readonly PublicObjection[]): ObjectionCounts => ({
  open: objections.filter(({ upheld }) => upheld === null).length,
  answered: objections.filter(({ upheld }) => upheld !== null).length,
  upheld: objections.filter(({ upheld }) => upheld === true).length,
});

async function publicObjections({ tx, log }: RoundScene, noticeId: string): Promise<PublicObjection[]> {
  const { rows } = await tx.query<
    Omit<PublicObjection, "filedAt" | "answeredAt"> & { filed_at: Date; answered_at: Date | null }
  >(
    `SELECT objection_id AS "objectionId", application_id AS "applicationId", filed_at, answered_at, upheld, answer,
            CASE WHEN publish AND upheld IS NOT NULL THEN text END AS text
     FROM objection WHERE shard_key = $1 AND notice_id = $2 ORDER BY seq`,
    [log.shardKey, noticeId],
  );
  return rows.map(({ filed_at, answered_at, ...objection }) => ({
    ...objection,
    filedAt: filed_at.toISOString(),
    answeredAt: answered_at?.toISOString() ?? null,
  }));
}
