import { type ApplicationState, MAY_READ, type Refusal, reviewersNeeded } from "@touchstone/domain";
import { type ApplicationRecord, applicationsAfter } from "./application-rows.ts";
import { cycleOf } from "./cycles.ts";
import { holdingsOverAll, type RoundScene, reachOf } from "./round-scene.ts";
import type { RoundStandard } from "./round-standard.ts";
import { JUDGED } from "./sight.ts";
import { type DeadlineView, deadlineView } from "./stage-deadline.ts";
import { labelsOf, parentsOf, type UnitLabel } from "./unit-labels.ts";

/** An application in a list, as far as who asks may see it. */
export interface ApplicationRow {
  readonly applicationId: string;
  readonly cycleId: string;
  readonly unit: UnitLabel;
  readonly parent: UnitLabel | null;
  readonly grade: string;
  readonly state: ApplicationState;
  readonly deadline: DeadlineView | null;
  readonly madeAt: string;
  readonly handedInAt: string | null;
  readonly score: number | null;
  readonly computed: string | null;
  readonly certainty: number | null;
  readonly decided: string | null;
  readonly reviewers: {
    readonly needed: number;
    readonly assigned: number;
    readonly handedIn: number;
    readonly third: boolean;
  } | null;
  readonly openObjections: number;
  readonly noticeId: string | null;
}

export interface RowsAsked {
  readonly cycleId: string | null;
  readonly states: readonly ApplicationState[] | null;
  /** words in the names or the code of a unit; null: whatever it is called */
  readonly text: string | null;
  /** only units below this one, and it itself; null: all */
  readonly under: string | null;
  readonly after: number | null;
  readonly limit: number;
}

/** Whom somebody sees applications of, and in which states. */
export interface Reach {
  /** null: all */
  readonly units: ReadonlySet<string> | null;
  /** null: all */
  readonly states: readonly ApplicationState[] | null;
  /** an actor whose own reviews are left out; null: none are */
  readonly notReviewedBy: string | null;
}

/**
 * What of a programme's applications somebody may list: an office and who watches all, a coordinator those below, a unit
 * its own, who recommends and decides those that have come so far, but for those that they reviewed. Null: nothing.
 */
export async function applicationReach(scene: RoundScene): Promise<Reach | null> {
  const overAll = holdingsOverAll(scene, "ReadRound");
  const isOfRound = overAll.some((holding) => !JUDGES.includes(holding));
  if (isOfRound) return { units: null, states: null, notReviewedBy: null };
  if (overAll.length > 0) return { units: null, states: JUDGED, notReviewedBy: scene.actorId };
  const units = await reachOf(scene, "ReadApplication");
  return units === null || units.size === 0 ? null : { units, states: null, notReviewedBy: null };
}

const JUDGES: readonly string[] = ["programme/assessor", "programme/decider"];

/** A page of applications in the order in which they were made, and where the next begins; or why who asks sees none. */
export async function applicationRows(
  scene: RoundScene,
  { cycleId, states, text, under, after, limit }: RowsAsked,
): Promise<{ items: ApplicationRow[]; next: number | null } | Refusal> {
  const reach = await applicationReach(scene);
  if (!reach) return { code: "not-allowed", command: "ReadApplication", roles: [...MAY_READ.ReadApplication] };
  const units = under === null ? null : await scene.below(under);
  const named = text === null ? null : await unitsCalled(scene, text);
  const records = await applicationsAfter(scene.tx, scene.log, {
    cycleId,
    states: common(states, reach.states),
    units: common(common(units, named), reach.units && [...reach.units]),
    notReviewedBy: reach.notReviewedBy,
    after,
    limit: limit + 1,
  });
  const page = records.slice(0, limit);
  const isOwn = reach.units !== null && (await holdingsOfOthers(scene));
  const items = await rowsOf(scene, page, { showsReview: !isOwn });
  return { items, next: records.length > limit ? (page.at(-1)?.seq ?? null) : null };
}

/** Whether somebody sees applications as a unit alone, and not as who coordinates it. */
async function holdingsOfOthers(scene: RoundScene): Promise<boolean> {
  const reached = await reachOf(scene, "ReadRound");
  return reached !== null && reached.size === 0;
}

const common = <T>(some: readonly T[] | null, others: readonly T[] | null): readonly T[] | null => {
  if (some === null || others === null) return some ?? others;
  const among = new Set(others);
  return some.filter((one) => among.has(one));
};

/** @param how.showsReview false: how far reviewers are is not for who asks */
async function rowsOf(
  scene: RoundScene,
  records: readonly ApplicationRecord[],
  { showsReview }: { readonly showsReview: boolean },
): Promise<ApplicationRow[]> {
  const ids = records.map(({ applicationId }) => applicationId);
  const [parents, reviews, objections, standards] = await Promise.all([
    parentsOf(
      scene,
      records.map(({ unitId }) => unitId),
    ),
    reviewCounts(scene, ids),
    openObjections(scene, ids),
    standardsOf(scene, records),
  ]);
  const label = await labelsOf(scene, [...records.map(({ unitId }) => unitId), ...parents.values()]);
  return records.map((record) => {
    const { applicationId, cycleId, unitId, state, score, decision, thirdItems } = record;
    const parent = parents.get(unitId);
    const standard = standards.get(cycleId);
    const counts = reviews.get(applicationId) ?? { assigned: 0, handedIn: 0 };
    const isReviewed = state === "review" || record.settled !== null;
    return {
      applicationId,
      cycleId,
      unit: label(unitId),
      parent: parent === undefined ? null : label(parent),
      grade: record.grade,
      state,
      deadline: deadlineView(scene, record),
      madeAt: record.madeAt.toISOString(),
      handedInAt: record.handedIn?.at ?? null,
      score: score?.score ?? null,
      computed: score?.grade ?? null,
      certainty: score?.certainty ?? null,
      decided: decision?.grade ?? null,
      reviewers:
        showsReview && isReviewed && standard
          ? {
              ...counts,
              needed: reviewersNeeded(standard.rated, thirdItems !== null),
              third: thirdItems !== null,
            }
          : null,
      openObjections: objections.get(applicationId) ?? 0,
      noticeId: record.noticeId,
    };
  });
}

/** The standard of each round that these applications are of. */
async function standardsOf(
  scene: RoundScene,
  records: readonly ApplicationRecord[],
): Promise<Map<string, RoundStandard>> {
  const standards = new Map<string, RoundStandard>();
  for (const cycleId of new Set(records.map((record) => record.cycleId))) {
    const found = await cycleOf(scene, cycleId);
    if (found) standards.set(cycleId, found.standard);
  }
  return standards;
}

async function reviewCounts({ tx, log }: RoundScene, ids: readonly string[]) {
  const { rows } = await tx.query<{ id: string; assigned: number; handedIn: number }>(
    `SELECT application_id AS id, count(*) AS assigned, count(*) FILTER (WHERE state = 'handedIn') AS "handedIn"
     FROM assignment WHERE shard_key = $1 AND application_id = ANY($2::uuid[]) AND state <> 'recused'
     GROUP BY application_id`,
    [log.shardKey, ids],
  );
  return new Map(rows.map(({ id, assigned, handedIn }) => [id, { assigned, handedIn }]));
}

async function openObjections({ tx, log }: RoundScene, ids: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await tx.query<{ id: string; n: number }>(
    `SELECT application_id AS id, count(*) AS n FROM objection
     WHERE shard_key = $1 AND application_id = ANY($2::uuid[]) AND upheld IS NULL GROUP BY application_id`,
    [log.shardKey, ids],
  );
  return new Map(rows.map(({ id, n }) => [id, n]));
}

const MOST_CALLED = 5000;

/** Units whose name or code has these words today, whatever their case. */
async function unitsCalled({ tx, organisation, today }: RoundScene, text: string): Promise<string[]> {
  const pattern = `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const { rows } = await tx.query<{ unit_id: string }>(
    `SELECT unit_id FROM unit_name
     WHERE shard_key = $1 AND name ILIKE $2 AND ended_seq IS NULL
       AND (valid_from IS NULL OR valid_from <= $3) AND (valid_until IS NULL OR $3 < valid_until)
     UNION
     SELECT unit_id FROM unit_code
     WHERE shard_key = $1 AND code ILIKE $2 AND ended_seq IS NULL
       AND (valid_from IS NULL OR valid_from <= $3) AND (valid_until IS NULL OR $3 < valid_until)
     LIMIT $4`,
    [organisation.shardKey, pattern, today, MOST_CALLED],
  );
  return rows.map(({ unit_id }) => unit_id);
}
