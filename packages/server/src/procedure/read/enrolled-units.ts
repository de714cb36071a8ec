import { type ApplicationState, MAY_READ, type Refusal } from "@touchstone/domain";
import { latestAssessment } from "../../projections/assessments-read.ts";
import { type RoundScene, reachOf } from "./round-scene.ts";
import type { CertaintyView } from "./score-view.ts";
import { labelsOf, parentsOf, type UnitLabel } from "./unit-labels.ts";

/** A unit that takes part, as far as who asks may see what belongs to it. */
interface EnrolledUnit {
  readonly unit: UnitLabel;
  /** the unit right above it; null: none is */
  readonly parentId: string | null;
  readonly since: string;
  /** its last application in the round that was asked about; null: none, or not for who asks */
  readonly application: { readonly applicationId: string; readonly state: ApplicationState } | null;
  /** by the last assessment of all; null: none, or not for who asks */
  readonly result: {
    readonly score: number | null;
    readonly grade: string | null;
    readonly certainty: CertaintyView;
    /** the public has a page of it */
    readonly isPublic: boolean;
  } | null;
}

export interface EnrolledAsked {
  /** the round whose applications are told of; null: none is */
  readonly cycleId: string | null;
  /** where the application stands; "none": the unit has not applied; null: wherever it stands */
  readonly states: readonly (ApplicationState | "none")[] | null;
  /** words in the names or the code of a unit; null: whatever it is called */
  readonly text: string | null;
  readonly type: string | null;
  /** only units below this one, and it itself; null: all */
  readonly under: string | null;
  /** the unit behind which the page begins */
  readonly after: string | null;
  readonly limit: number;
}

export interface EnrolledPage {
  readonly items: readonly EnrolledUnit[];
  /** those right above them, each once */
  readonly parents: readonly UnitLabel[];
  /** the last unit of the page; null: no other follows */
  readonly next: string | null;
}

/** As many are looked through at once where a name or a type is asked for, which another log knows. */
const LOOKED_THROUGH = 5000;

/** A page of the units that take part today, in the order in which they were registered; or why who asks sees none. */
export async function enrolledUnits(scene: RoundScene, asked: EnrolledAsked): Promise<EnrolledPage | Refusal> {
  const reach = await enrolledReach(scene);
  if (!reach) return { code: "not-allowed", command: "ReadEnrolments", roles: [...MAY_READ.ReadEnrolments] };
  const seen = asked.states === null ? reach.units : both(reach.units, reach.rounds); // a state that is hidden narrows nothing
  const units = asked.under === null ? seen : both(new Set(await scene.below(asked.under)), seen);
  const assessment = await latestAssessment(scene.tx, scene.log, null);
  const { limit, text, type } = asked;
  const isNarrowed = text !== null || type !== null;
  const found: Row[] = [];
  for (let after = asked.after, isEnd = false; !isEnd && found.length <= limit; ) {
    const most = isNarrowed ? LOOKED_THROUGH : limit + 1;
    const rows = await rowsAfter(scene, {
      ...asked,
      after,
      limit: most,
      units,
      assessmentId: assessment?.assessmentId ?? null,
      period: assessment?.period ?? null,
    });
    const called = isNarrowed ? await calledSo(scene, rows, { text, type }) : null;
    found.push(...rows.filter(({ unitId }) => called?.has(unitId) ?? true));
    after = rows.at(-1)?.unitId ?? after;
    isEnd = rows.length < most;
  }
  const page = found.slice(0, limit);
  const parents = await parentsOf(
    scene,
    page.map(({ unitId }) => unitId),
  );
  const label = await labelsOf(scene, [...page.map(({ unitId }) => unitId), ...parents.values()]);
  const certainAt = assessment?.uncertainty?.certainAt ?? null;
  return {
    items: page.map((row) => ({
      unit: label(row.unitId),
      parentId: parents.get(row.unitId) ?? null,
      since: row.since,
      application: isIn(reach.rounds, row.unitId) ? applicationIn(row) : null,
      result: isIn(reach.results, row.unitId) ? resultIn(row, certainAt) : null,
    })),
    parents: [...new Set(parents.values())].map(label),
    next: found.length > limit ? (page.at(-1)?.unitId ?? null) : null,
  };
}

/** Of which units somebody may know that they take part, where their applications stand, and what they scored; null: of all. */
interface EnrolledReach {
  readonly units: ReadonlySet<string> | null;
  readonly rounds: ReadonlySet<string> | null;
  readonly results: ReadonlySet<string> | null;
}

/** @returns null: who asks may know of none that it takes part */
export async function enrolledReach(scene: RoundScene): Promise<EnrolledReach | null> {
  const units = await reachOf(scene, "ReadEnrolments");
  if (units?.size === 0) return null;
  return { units, rounds: await reachOf(scene, "ReadRound"), results: await reachOf(scene, "ReadResults") };
}

const isIn = (reach: ReadonlySet<string> | null, unitId: string): boolean => reach === null || reach.has(unitId);

const both = (some: ReadonlySet<string> | null, others: ReadonlySet<string> | null): ReadonlySet<string> | null =>
  some === null || others === null ? (some ?? others) : new Set([...some].filter((unitId) => others.has(unitId)));

interface Row {
  readonly unitId: string;
  readonly since: string;
  readonly applicationId: string | null;
  readonly state: ApplicationState | null;
  readonly isScored: boolean;
  readonly score: number | null;
  readonly grade: string | null;
  readonly kept: number | null;
  readonly rank: number | null;
  readonly rankLow: number | null;
  readonly rankHigh: number | null;
  readonly isUndecided: boolean;
}

const applicationIn = ({ applicationId, state }: Row): EnrolledUnit["application"] =>
  applicationId === null || state === null ? null : { applicationId, state };

function resultIn(row: Row, certainAt: number | null): EnrolledUnit["result"] {
  if (!row.isScored) return null;
  const { score, grade, kept, rank, rankLow, rankHigh } = row;
  const certain = kept === null || certainAt === null ? null : kept >= certainAt;
  return {
    score,
    grade,
    certainty: { kept, certain, rank, rankLow, rankHigh },
    isPublic: grade !== null && score !== null && !row.isUndecided,
  };
}

interface RowsAsked extends Pick<EnrolledAsked, "cycleId" | "states" | "after" | "limit"> {
  readonly units: ReadonlySet<string> | null;
  readonly assessmentId: string | null;
  readonly period: string | null;
}

/** What the programme's own tables say of those who take part today. */
async function rowsAfter(
  { tx, log, today }: RoundScene,
  { cycleId, states, after, limit, units, assessmentId, period }: RowsAsked,
): Promise<Row[]> {
  const { rows } = await tx.query<Row>(
    `SELECT e.unit_id AS "unitId", e.valid_from AS since, p.application_id AS "applicationId", p.state,
            c.unit_id IS NOT NULL AS "isScored", c.score, c.grade, c.kept, c.rank, c.rank_low AS "rankLow",
            c.rank_high AS "rankHigh", EXISTS (SELECT 1 FROM application o
              JOIN cycle y ON y.shard_key = $1 AND y.cycle_id = o.cycle_id AND y.period = $6
              WHERE o.shard_key = $1 AND o.unit_id = e.unit_id AND o.state NOT IN ('noticed', 'designated')) AS "isUndecided"
     FROM enrolment e
     LEFT JOIN LATERAL (SELECT a.application_id, a.state FROM application a
       WHERE a.shard_key = $1 AND a.unit_id = e.unit_id AND a.cycle_id = $4 ORDER BY a.seq DESC LIMIT 1) p ON true
     LEFT JOIN scorecard c ON c.shard_key = $1 AND c.assessment_id = $5 AND c.unit_id = e.unit_id
     WHERE e.shard_key = $1 AND e.valid_from <= $2 AND (e.valid_until IS NULL OR e.valid_until > $2)
       AND ($3::uuid IS NULL OR e.unit_id > $3)
       AND ($7::uuid[] IS NULL OR e.unit_id IN (SELECT unnest($7::uuid[])))
       AND ($8::text[] IS NULL OR coalesce(p.state, 'none') = ANY($8))
     ORDER BY e.unit_id LIMIT $9`,
    [log.shardKey, today, after, cycleId, assessmentId, period, units && [...units], states, limit],
  );
  return rows;
}

/** Of some units those that are of a type, and whose name or code has these words today, whatever their case. */
async function calledSo(
  { tx, organisation, today }: RoundScene,
  rows: readonly Row[],
  { text, type }: Pick<EnrolledAsked, "text" | "type">,
): Promise<ReadonlySet<string>> {
  const pattern = text === null ? null : `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const found = await tx.query<{ unitId: string }>(
    `SELECT unit.unit_id AS "unitId" FROM unit
     WHERE unit.shard_key = $1 AND unit.unit_id IN (SELECT unnest($2::uuid[])) AND ($3::text IS NULL OR unit.type = $3)
       AND ($4::text IS NULL
         OR EXISTS (SELECT 1 FROM unit_name WHERE unit_name.shard_key = $1 AND unit_name.unit_id = unit.unit_id
           AND unit_name.name ILIKE $4 AND unit_name.ended_seq IS NULL
           AND (unit_name.valid_from IS NULL OR unit_name.valid_from <= $5)
           AND (unit_name.valid_until IS NULL OR $5 < unit_name.valid_until))
         OR EXISTS (SELECT 1 FROM unit_code WHERE unit_code.shard_key = $1 AND unit_code.unit_id = unit.unit_id
           AND unit_code.code ILIKE $4 AND unit_code.ended_seq IS NULL
           AND (unit_code.valid_from IS NULL OR unit_code.valid_from <= $5)
           AND (unit_code.valid_until IS NULL OR $5 < unit_code.valid_until)))`,
    [organisation.shardKey, rows.map(({ unitId }) => unitId), type, pattern, today],
  );
  return new Set(found.rows.map(({ unitId }) => unitId));
}
