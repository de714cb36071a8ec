import { type ApplicationState, codeOf, levelRefusal, reviewersNeeded, type Text } from "@touchstone/domain";
import { actsBefore } from "../acts-before.ts";
import { levelOf } from "../level-of.ts";
import { type Allowance, allowancesOf } from "./allowances.ts";
import { type ApplicationRecord, applicationById } from "./application-rows.ts";
import { type CycleView, cycleOf } from "./cycles.ts";
import { noticeShort, type ObjectionShort, objectionsTo } from "./notice-rows.ts";
import { type RemarkView, remarksOf } from "./remarks.ts";
import { accountNamesOf, type ReviewerPlace, ratingOf, ratingsOf, reviewersOf } from "./reviews-of.ts";
import { holdingsOverUnit, type ProgrammeNamed, programmeNamed, type RoundScene } from "./round-scene.ts";
import type { RoundStandard, Words } from "./round-standard.ts";
import { type ScoreView, scoreView } from "./score-view.ts";
import { type Hidden, type Sight, sightOf } from "./sight.ts";
import { type DeadlineView, deadlineView } from "./stage-deadline.ts";
import { type TimelineEntry, timelineOf } from "./timeline.ts";
import { labelsOf, parentsOf, type UnitLabel } from "./unit-labels.ts";

/** A rating as others see it: by the label of its reviewer. */
export interface GivenRating {
  readonly label: string;
  readonly level: number | null;
  readonly confidence: "low" | "middle" | "high";
  readonly reason: Text | null;
  readonly evidence: readonly string[];
}

/** An application, as far as who asks may see it; `hidden` says which parts are null for them, and why. */
export interface ApplicationView extends ProgrammeNamed {
  readonly applicationId: string;
  readonly cycle: CycleView;
  readonly unit: UnitLabel;
  readonly parents: readonly UnitLabel[];
  readonly as: readonly string[];
  readonly grade: string;
  readonly state: ApplicationState;
  readonly deadline: DeadlineView | null;
  readonly madeAt: string;
  readonly handedIn: {
    readonly at: string;
    readonly seq: number;
    readonly ledger: { readonly size: number; readonly root: string };
    readonly answers: string;
    /** null: an early hand-in, which does not say it */
    readonly proofs: string | null;
    readonly nAnswers: number;
    readonly nProofs: number;
  } | null;
  readonly toMend: readonly RemarkView[] | null;
  readonly review: {
    readonly needed: number;
    readonly thirdItems: readonly string[] | null;
    readonly reviewers: readonly (Omit<ReviewerPlace, "actorId"> & {
      readonly reviewer: string | null;
      readonly of: number;
    })[];
  } | null;
  readonly ratings:
    | readonly {
        readonly item: string;
        readonly title: Words;
        readonly levels: readonly Words[];
        readonly settled: number | null;
        readonly given: readonly GivenRating[];
      }[]
    | null;
  readonly score: ScoreView | null;
  readonly reply: {
    readonly at: string;
    readonly said: boolean;
    readonly bySilence: boolean;
    readonly part: { readonly seq: number; readonly part: string } | null;
  } | null;
  readonly recommendation: {
    readonly at: string;
    readonly grade: string | null;
    readonly reasons: readonly RemarkView[];
    readonly own: boolean;
  } | null;
  readonly decision: {
    readonly at: string;
    readonly grade: string | null;
    readonly reasons: readonly RemarkView[];
    readonly whyCertain: readonly Text[] | null;
    readonly bySilence: boolean;
    readonly appeal: DeadlineView | null;
    readonly own: boolean;
  } | null;
  readonly notice: { readonly noticeId: string; readonly from: string; readonly deadline: DeadlineView } | null;
  readonly objections: readonly ObjectionShort[];
  readonly designation: { readonly code: string; readonly from: string; readonly until: string | null } | null;
  readonly timeline: readonly TimelineEntry[];
  readonly may: readonly Allowance[];
  readonly hidden: Readonly<Record<string, Hidden>>;
  readonly changed: number;
}

/** An application with what somebody sees of it; null where there is none of this id, or they see none of it. */
export interface SeenApplication {
  readonly record: ApplicationRecord;
  readonly cycle: CycleView;
  readonly standard: RoundStandard;
  readonly reviewers: readonly ReviewerPlace[];
  readonly sight: Sight;
}

/** What somebody may see of an application at all. */
export async function seenApplication(scene: RoundScene, applicationId: string): Promise<SeenApplication | null> {
  const record = await applicationById(scene.tx, scene.log, applicationId);
  if (!record) return null;
  const [as, reviewers, round] = await Promise.all([
    holdingsOverUnit(scene, "ReadApplication", record.unitId),
    reviewersOf(scene, applicationId),
    cycleOf(scene, record.cycleId),
  ]);
  const { state, score, decision } = record;
  const sight = sightOf({
    as,
    isReviewer: reviewers.some(({ actorId }) => actorId === scene.actorId),
    state,
    isScored: score !== null,
    isDecided: decision !== null,
  });
  return sight && round && { record, reviewers, sight, ...round };
}

/** Null where there is none of this id, or who asks sees none of it. */
export async function applicationView(scene: RoundScene, applicationId: string): Promise<ApplicationView | null> {
  const seen = await seenApplication(scene, applicationId);
  if (!seen) return null;
  const { record, cycle, standard, sight, reviewers } = seen;
  const { hidden } = sight;
  const { unitId, handedIn, toMend, reply, recommendation, decision, score } = record;
  const { parents, label } = await placeOf(scene, unitId);
  const objections = await objectionsTo(scene, applicationId);
  const notice = record.noticeId === null ? null : await noticeShort(scene, record.noticeId);
  const isOwn = (by: string): boolean => scene.actorId !== null && by === scene.actorId;
  return {
    applicationId,
    ...programmeNamed(scene),
    cycle,
    unit: label(unitId),
    parents: parents.map(label),
    as: sight.as,
    grade: record.grade,
    state: record.state,
    deadline: deadlineView(scene, record),
    madeAt: record.madeAt.toISOString(),
    handedIn: handedIn && {
      at: handedIn.at,
      seq: handedIn.seq,
      ledger: { size: handedIn.size, root: handedIn.root },
      answers: handedIn.answers,
      proofs: handedIn.proofs ?? null,
      nAnswers: handedIn.nAnswers,
      nProofs: handedIn.nProofs,
    },
    toMend: toMend && remarksOf(standard, toMend),
    review: hidden.reviewers === undefined ? await reviewView(scene, seen) : null,
    ratings: hidden.ratings === undefined ? await ratingsView(scene, seen) : null,
    score:
      score && hidden.score === undefined
        ? await scoreView(scene, standard, { assessmentId: score.assessmentId, unitId })
        : null,
    reply: reply && {
      at: reply.at,
      said: reply.said,
      bySilence: reply.bySilence,
      part: reply.said && hidden.replyText === undefined ? { seq: reply.seq, part: "reply" } : null,
    },
    recommendation:
      recommendation && hidden.recommendation === undefined
        ? {
            at: recommendation.at,
            grade: recommendation.grade,
            reasons: remarksOf(standard, recommendation.reasons),
            own: isOwn(recommendation.by),
          }
        : null,
    decision: decision && {
      at: decision.at,
      grade: decision.grade,
      reasons: remarksOf(standard, decision.reasons),
      whyCertain: decision.whyCertain,
      bySilence: decision.bySilence,
      appeal: deadlineView(scene, { until: decision.appealUntil, days: null, provisional: false }),
      own: isOwn(decision.by),
    },
    notice,
    objections,
    designation: await designationShort(scene, record),
    timeline: await timelineOf(scene, applicationId, sight),
    may: await allowancesAt(scene, {
      record,
      cycle,
      standard,
      reviewers,
      openObjections: objections.filter(({ upheld }) => upheld === null).length,
    }),
    hidden,
    changed: record.changedSeq,
  };
}

/** What somebody may do with an application that they see. */
export async function allowancesAt(
  scene: RoundScene,
  {
    record,
    cycle,
    standard,
    reviewers,
    openObjections,
  }: Pick<SeenApplication, "record" | "cycle" | "standard" | "reviewers"> & { readonly openObjections: number },
): Promise<Allowance[]> {
  const { applicationId, unitId, state, thirdItems, decision } = record;
  const units = await scene.above(unitId);
  const acts = await actsBefore(scene.tx, scene.touchstone.keys, scene.log, applicationId);
  const needed = reviewersNeeded(standard.rated, thirdItems !== null);
  const on = { application: record, cycle };
  const [coordinating, deciding] = await Promise.all([
    levelOf(scene.tx, scene.touchstone, scene.log, on),
    levelOf(scene.tx, scene.touchstone, scene.log, on, "decider"),
  ]);
  return allowancesOf({
    applicationId,
    state,
    held: scene.held.filter(({ role, unitId: over }) => role !== "unit" || over === unitId),
    today: scene.today,
    units,
    did: acts.find(({ actor }) => actor === scene.actorId)?.did ?? null,
    hasMade: record.madeBy === scene.actorId,
    hasDecided: decision !== null && decision.by === scene.actorId,
    openObjections,
    needed,
    freePlaces: needed - reviewers.filter((place) => place.state !== "recused").length,
    elsewhere: (stage) =>
      levelRefusal({ cycle, level: stage === "decision" ? deciding : coordinating }, stage, scene.actorId ?? ""),
  });
}

async function placeOf(scene: RoundScene, unitId: string) {
  const parents: string[] = [];
  for (let at: string | undefined = unitId; at !== undefined && parents.length < DEEPEST; ) {
    at = (await parentsOf(scene, [at])).get(at);
    if (at !== undefined) parents.push(at);
  }
  return { parents, label: await labelsOf(scene, [unitId, ...parents]) };
}

const DEEPEST = 30; // no hierarchy is; a cycle, which nothing lets in, must not hang

async function reviewView(scene: RoundScene, { record, standard, reviewers, sight }: SeenApplication) {
  const names =
    sight.hidden.reviewerNames === undefined
      ? await accountNamesOf(
          scene,
          reviewers.map(({ actorId }) => actorId),
        )
      : new Map<string, string>();
  return {
    needed: reviewersNeeded(standard.rated, record.thirdItems !== null),
    thirdItems: record.thirdItems,
    reviewers: reviewers.map(({ actorId, ...place }) => ({
      ...place,
      reviewer: names.get(actorId) ?? null,
      of: standard.rated.length,
    })),
  };
}

async function ratingsView(scene: RoundScene, { record, standard, reviewers }: SeenApplication) {
  const standing = reviewers.filter(({ state }) => state === "handedIn");
  const labels = new Map(standing.map(({ assignmentId, label }) => [assignmentId, label]));
  const kept = await ratingsOf(scene, [...labels.keys()]);
  return standard.rated.map(({ item }) => {
    const node = standard.node(item);
    return {
      item,
      title: node?.title ?? {},
      levels: node?.role === "indicator" ? (node.item.rubric ?? []).map(standard.words) : [],
      settled: record.settled?.find((one) => one.item === item)?.level ?? null,
      given: kept
        .filter((rating) => rating.item === item)
        .map((rating) => ({ label: labels.get(rating.assignmentId) ?? "", ...ratingOf(rating) })),
    };
  });
}

async function designationShort({ tx, log }: RoundScene, { designationId }: ApplicationRecord) {
  if (designationId === null) return null;
  const { rows } = await tx.query<{ from: string; until: string | null }>(
    `SELECT valid_from AS "from", valid_until AS "until" FROM designation
     WHERE shard_key = $1 AND designation_id = $2`,
    [log.shardKey, designationId],
  );
  return rows[0] ? { code: codeOf(designationId), ...rows[0] } : null;
}
