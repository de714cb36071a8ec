import { type DesignationStatus, dayOf, statusOn, type Text, textOfDay } from "@touchstone/domain";
import { applicationById } from "./application-rows.ts";
import { cycleOf } from "./cycles.ts";
import { designationCodes } from "./designation-codes.ts";
import { noticeView, type ObjectionCounts } from "./notices.ts";
import { type RemarkView, remarksOf } from "./remarks.ts";
import type { RoundScene } from "./round-scene.ts";
import { type RoundStandard, roundStandard, type Words } from "./round-standard.ts";
import { type ScoreView, scoreView } from "./score-view.ts";
import { labelsOf, type UnitLabel } from "./unit-labels.ts";

/** A designation in a list, as everybody may see it. */
export interface DesignationRow {
  readonly code: string;
  readonly designationId: string;
  readonly unit: UnitLabel;
  /** earlier: from before this record, not recomputable */
  readonly kind: "designation" | "earlier";
  readonly status: DesignationStatus;
  readonly grade: string | null;
  /** of the grade; of an earlier one what its plaque says */
  readonly title: Words | readonly Text[];
  /** place of the grade among those of its version, the highest first; null: it has none */
  readonly gradePlace: { readonly at: number; readonly of: number } | null;
  readonly from: string;
  readonly until: string | null;
  readonly seq: number;
}

/** A designation, for whoever stands before its plaque. */
export interface DesignationView extends DesignationRow {
  /** the day that the status is of */
  readonly on: string;
  readonly at: string;
  readonly organisation: { readonly slug: string; readonly names: readonly Text[] };
  readonly programme: { readonly slug: string; readonly names: readonly Text[] };
  readonly languages: readonly string[];
  readonly grades: RoundStandard["grades"];
  readonly grantedAt: string;
  readonly last: string | null;
  readonly source: readonly Text[] | null;
  readonly standard: { readonly version: string; readonly digest: string; readonly title: Words } | null;
  readonly cycle: { readonly cycleId: string; readonly titles: readonly Text[]; readonly period: string } | null;
  readonly notice: {
    readonly noticeId: string;
    readonly from: string;
    readonly last: string;
    readonly objections: ObjectionCounts;
  } | null;
  readonly decision: {
    readonly at: string;
    readonly reasons: readonly RemarkView[];
    readonly whyCertain: readonly Text[] | null;
    readonly bySilence: boolean;
  } | null;
  readonly scorecard: ScoreView | null;
  readonly isRecomputable: boolean;
  readonly history: readonly DesignationRow[];
  readonly ledger: {
    readonly slug: string;
    readonly leaf: number;
    readonly checkpoint: { readonly size: number; readonly at: string } | null;
  };
}

interface DesignationRecord {
  readonly designationId: string;
  readonly unitId: string;
  readonly applicationId: string | null;
  readonly noticeId: string | null;
  readonly cycleId: string | null;
  readonly grade: string | null;
  readonly version: string | null;
  readonly assessmentId: string | null;
  readonly title: readonly Text[] | null;
  readonly source: readonly Text[] | null;
  readonly from: string;
  readonly until: string | null;
  readonly at: Date;
  readonly seq: number;
}

const COLUMNS = `designation_id AS "designationId", unit_id AS "unitId", application_id AS "applicationId",
  notice_id AS "noticeId", cycle_id AS "cycleId", grade, version, assessment_id AS "assessmentId", title, source,
  valid_from AS "from", valid_until AS "until", at, seq`;

/** What a list of designations holds. */
export interface DesignationsAsked {
  /** only those valid on the day that it is */
  readonly validOnly: boolean;
  /** null: of whichever unit */
  readonly unitId: string | null;
  /** `seq` of the last one before the page */
  readonly before: number | null;
  readonly limit: number;
}

const OF_ALL = `SELECT ${COLUMNS} FROM designation
  WHERE shard_key = $1 AND ($2::bigint IS NULL OR seq < $2)
    AND ($3::date IS NULL OR (valid_from <= $3 AND (valid_until IS NULL OR $3 < valid_until)))
  ORDER BY seq DESC LIMIT $4`;
/** a statement of its own: one plan of both would read all to find those of a unit */
const OF_UNIT = `SELECT ${COLUMNS} FROM designation
  WHERE shard_key = $1 AND ($2::bigint IS NULL OR seq < $2)
    AND ($3::date IS NULL OR (valid_from <= $3 AND (valid_until IS NULL OR $3 < valid_until))) AND unit_id = $5
  ORDER BY seq DESC LIMIT $4`;

/** The designations of a programme, the latest first, and where the next page begins. */
export async function designationRows(
  scene: RoundScene,
  { validOnly, unitId, before, limit }: DesignationsAsked,
): Promise<{ items: DesignationRow[]; next: number | null }> {
  const values = [scene.log.shardKey, before, validOnly ? scene.today : null, limit + 1];
  const { rows } = await (unitId === null
    ? scene.tx.query<DesignationRecord>(OF_ALL, values)
    : scene.tx.query<DesignationRecord>(OF_UNIT, [...values, unitId]));
  const page = rows.slice(0, limit);
  return { items: await rowsOf(scene, page), next: rows.length > limit ? (page.at(-1)?.seq ?? null) : null };
}

async function rowsOf(scene: RoundScene, records: readonly DesignationRecord[]): Promise<DesignationRow[]> {
  if (records.length === 0) return [];
  const [label, code] = await Promise.all([
    labelsOf(
      scene,
      records.map(({ unitId }) => unitId),
    ),
    designationCodes(
      scene,
      records.map(({ designationId }) => designationId),
    ),
  ]);
  const grades = new Map<string, { title: Words; place: { at: number; of: number } }>();
  for (const version of new Set(records.flatMap((record) => record.version ?? []))) {
    const all = (await roundStandard(scene, version)).grades;
    for (const [at, { id, title }] of all.entries())
      grades.set(`${version}/${id}`, { title, place: { at, of: all.length } });
  }
  return records.map(({ designationId, unitId, applicationId, grade, version, title, from, until, seq }) => ({
    code: code(designationId),
    designationId,
    unit: label(unitId),
    kind: applicationId === null ? "earlier" : "designation",
    status: statusOn({ from, until }, scene.today),
    grade,
    title: title ?? grades.get(`${version}/${grade}`)?.title ?? {},
    gradePlace: grades.get(`${version}/${grade}`)?.place ?? null,
    from,
    until,
    seq,
  }));
}

/** One designation with all that led to it; null: there is none of this id. */
export async function designationView(scene: RoundScene, designationId: string): Promise<DesignationView | null> {
  const { tx, log, organisation, programme, today, touchstone } = scene;
  const { rows } = await tx.query<DesignationRecord>(
    `SELECT ${COLUMNS} FROM designation WHERE shard_key = $1 AND designation_id = $2`,
    [log.shardKey, designationId],
  );
  const [record] = rows;
  if (!record) return null;
  const [row] = await rowsOf(scene, [record]);
  if (!row) return null;
  const { version, unitId, until, assessmentId } = record;
  const standard = version === null ? null : await roundStandard(scene, version);
  const history = await designationRows(scene, { validOnly: false, unitId, before: null, limit: MOST_PAST });
  return {
    ...row,
    on: today,
    at: touchstone.now().toISOString(),
    organisation: { slug: organisation.slug, names: await organisationNames(scene) },
    programme: { slug: log.slug, names: programme.names },
    languages: standard?.languages ?? programme.languages,
    grades: standard?.grades ?? [],
    grantedAt: record.at.toISOString(),
    last: until === null ? null : textOfDay((dayOf(until) ?? 0) - 1),
    source: record.source,
    standard: standard && {
      version: standard.version,
      digest: standard.digest,
      title: standard.words(standard.standard.title),
    },
    ...(await roadTo(scene, record, standard)),
    scorecard: standard && assessmentId !== null ? await scoreView(scene, standard, { assessmentId, unitId }) : null,
    isRecomputable: standard !== null,
    history: history.items,
    ledger: { slug: log.slug, leaf: record.seq, checkpoint: await checkpointOver(scene, record.seq) },
  };
}

const MOST_PAST = 200;

/** The round, the notice and the decision that a designation rests on; null of one from before this record. */
async function roadTo(
  scene: RoundScene,
  { cycleId, noticeId, applicationId }: DesignationRecord,
  standard: RoundStandard | null,
): Promise<Pick<DesignationView, "cycle" | "notice" | "decision">> {
  const round = cycleId === null ? null : await cycleOf(scene, cycleId);
  const notice = noticeId === null ? null : await noticeView(scene, noticeId);
  const application = applicationId === null ? null : await applicationById(scene.tx, scene.log, applicationId);
  const entry = notice?.entries.find((one) => one.applicationId === applicationId);
  return {
    cycle: round && { cycleId: round.cycle.cycleId, titles: round.cycle.titles, period: round.cycle.period },
    notice: notice && {
      noticeId: notice.noticeId,
      from: notice.from,
      last: notice.deadline.last,
      objections: entry?.objections ?? { open: 0, answered: 0, upheld: 0 },
    },
    decision:
      application?.decision && standard
        ? {
            at: application.decision.at,
            reasons: remarksOf(standard, application.decision.reasons),
            whyCertain: application.decision.whyCertain,
            bySilence: application.decision.bySilence,
          }
        : null,
  };
}

async function organisationNames({ tx, organisation }: RoundScene): Promise<Text[]> {
  const { rows } = await tx.query<{ names: Text[] }>("SELECT names FROM organisation WHERE shard_key = $1", [
    organisation.shardKey,
  ]);
  return rows[0]?.names ?? [];
}

/** The latest checkpoint, if it holds an event. */
async function checkpointOver({ tx, log }: RoundScene, seq: number) {
  const { rows } = await tx.query<{ size: number; at: Date }>(
    "SELECT size, at FROM checkpoint WHERE shard_key = $1 AND log_id = $2 AND size > $3 ORDER BY size DESC LIMIT 1",
    [log.shardKey, log.logId, seq],
  );
  return rows[0] ? { size: rows[0].size, at: rows[0].at.toISOString() } : null;
}
