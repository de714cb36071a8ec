import { MAY_READ, type Refusal, ratingsVisibleTo, type Text } from "@touchstone/domain";
import type { Answer } from "@touchstone/standard";
import type { Allowance } from "./allowances.ts";
import type { GivenRating } from "./application.ts";
import { type ApplicationRecord, applicationById } from "./application-rows.ts";
import { cycleOf } from "./cycles.ts";
import { type CriterionLine, criterionLines } from "./form.ts";
import { type AssignmentRow, type OwnFile, ownFiles } from "./review-files.ts";
import { type KeptRating, ratingOf, ratingsOf, reviewersOf } from "./reviews-of.ts";
import { type ProgrammeNamed, programmeNamed, type RoundScene, reachOf } from "./round-scene.ts";
import type { RoundStandard, StandardNode, Words } from "./round-standard.ts";
import type { Hidden } from "./sight.ts";
import type { DeadlineView } from "./stage-deadline.ts";
import { underAssignment } from "./under-assignment.ts";
import { type UnitAnswers, unitAnswers } from "./unit-answers.ts";
import { type ProofLine, unitProofs } from "./unit-proofs.ts";

type OwnRating = Omit<KeptRating, "assignmentId" | "item">;

interface ReviewedIndicator {
  readonly id: string;
  readonly item: string;
  readonly criteria: readonly string[];
  readonly title: Words;
  readonly description: Words | null;
  readonly kind: string;
  readonly measure: string | null;
  readonly options: readonly { readonly id: string; readonly title: Words }[];
  readonly share: number | null;
  readonly rated: boolean;
  readonly levels: readonly Words[];
  readonly apartBy: number | null;
  readonly answer: Answer;
  readonly proofs: readonly ProofLine[];
  readonly own: OwnRating | null;
  readonly others: readonly GivenRating[] | null;
  readonly settled: number | null;
}

/** The workbench: one application before one of its reviewers. */
export interface ReviewView extends ProgrammeNamed {
  readonly assignmentId: string;
  readonly cycle: { readonly cycleId: string; readonly titles: readonly Text[] };
  readonly code: string;
  readonly grade: string;
  readonly gradeTitle: Words;
  readonly period: string;
  readonly languages: readonly string[];
  readonly file: { readonly k: number; readonly of: number };
  readonly files: readonly AssignmentRow[];
  readonly isThird: boolean;
  readonly state: AssignmentRow["state"];
  readonly deadline: DeadlineView | null;
  readonly savedAt: string | null;
  readonly criteria: readonly (CriterionLine & {
    readonly state: "none" | "draft" | "rated" | "unrated";
    readonly rated: number;
    readonly of: number;
  })[];
  readonly indicators: readonly ReviewedIndicator[];
  readonly total: { readonly score: number; readonly low: number; readonly high: number } | null;
  readonly may: readonly Allowance[];
  readonly hidden: Readonly<Record<string, Hidden>>;
}

/** Somebody's own files; or why they have none. */
export async function reviewRows(scene: RoundScene): Promise<AssignmentRow[] | Refusal> {
  const files = await ownFiles(scene);
  if (files.length === 0 && (await reachOf(scene, "ReadReview"))?.size === 0)
    return { code: "not-allowed", command: "ReadReview", roles: [...MAY_READ.ReadReview] };
  return files.map(({ row }) => row);
}

/** Null where there is no assignment of this id, or it is another's, or its reviewer has stepped back. */
export async function reviewView(scene: RoundScene, assignmentId: string): Promise<ReviewView | null> {
  const files = await ownFiles(scene);
  const at = files.findIndex(({ row }) => row.assignmentId === assignmentId);
  const own = files[at];
  if (!own) return null;
  const record = await applicationById(scene.tx, scene.log, own.applicationId);
  const round = record && (await cycleOf(scene, record.cycleId));
  if (!round) return null;
  const { cycle, standard } = round;
  const seen = ratingsVisibleTo("reviewer", { state: record.state, isScored: record.score !== null });
  const indicators = await indicatorsOf(scene, standard, {
    record,
    own,
    period: cycle.period,
    seesAll: seen === "all",
  });
  const rated = indicators.filter((one) => one.rated);
  const inRound = files.filter(({ row }) => row.cycleId === cycle.cycleId);
  return {
    assignmentId,
    ...programmeNamed(scene),
    cycle: { cycleId: cycle.cycleId, titles: cycle.titles },
    code: own.row.code,
    grade: record.grade,
    gradeTitle: standard.grades.find(({ id }) => id === record.grade)?.title ?? {},
    period: cycle.period,
    languages: standard.languages,
    file: { k: inRound.indexOf(own) + 1, of: inRound.length },
    files: inRound.map(({ row }) => row),
    isThird: own.row.isThird,
    state: own.row.state,
    deadline: own.row.deadline,
    savedAt: await savedAt(scene, own),
    criteria: criterionLines(standard).map((line) => ({ ...line, ...progressOf(line.id, rated) })),
    indicators,
    total: totalOf(rated),
    may: mayOf(own, rated),
    hidden: seen === "all" ? {} : { others: "not-yet" },
  };
}

async function indicatorsOf(
  scene: RoundScene,
  standard: RoundStandard,
  asked: {
    readonly record: ApplicationRecord;
    readonly own: OwnFile;
    readonly period: string;
    readonly seesAll: boolean;
  },
): Promise<ReviewedIndicator[]> {
  const { record, own, period, seesAll } = asked;
  const { assignmentId } = own.row;
  const about = { unitId: record.unitId, period };
  const before = await underAssignment(scene, assignmentId);
  const reviewers = seesAll ? await reviewersOf(scene, record.applicationId) : [];
  const labels = new Map(
    reviewers.filter(({ state }) => state === "handedIn").map((one) => [one.assignmentId, one.label]),
  );
  const [answers, proofsOf, kept] = await Promise.all([
    unitAnswers(scene, standard, about),
    unitProofs(scene, { ...about, cut: record.handedIn?.size ?? null }), // as it was handed in
    ratingsOf(scene, [...new Set([assignmentId, ...labels.keys()])]),
  ]);
  return standard.nodes.flatMap((node): ReviewedIndicator[] => {
    const line = lineOf(standard, node, answers);
    if (!line) return [];
    const given = kept.filter(({ item }) => item === node.id);
    const mine = given.find((one) => one.assignmentId === assignmentId);
    const others = given.filter((one) => one.assignmentId !== assignmentId);
    return [
      {
        ...line,
        proofs: proofsOf(line.item).map(before.proof),
        own: mine ? before.rating(ratingOf(mine)) : null,
        others: seesAll
          ? others.map((one) => ({ label: labels.get(one.assignmentId) ?? "", ...before.rating(ratingOf(one)) }))
          : null,
        settled: seesAll ? (record.settled?.find(({ item }) => item === node.id)?.level ?? null) : null,
      },
    ];
  });
}

/** An indicator or a criterion that can be answered; what reviewers rate has no answer but theirs. */
function lineOf(standard: RoundStandard, node: StandardNode, answers: UnitAnswers) {
  const item = answers.items.find(({ spec }) => spec.id === node.id);
  const isDerived = node.role === "indicator" && node.item.kind === "derived";
  if (!item || isDerived) return null;
  const rated = standard.rated.find((one) => one.item === node.id);
  const indicator = node.role === "indicator" ? node.item : null;
  const titled = [...(indicator?.of ?? []), ...(indicator?.items ?? [])];
  return {
    id: node.id,
    item: item.key,
    criteria: node.above,
    title: node.title,
    description: node.description,
    kind: item.spec.kind,
    measure: item.spec.unit,
    options: (item.spec.options ?? []).map((id) => {
      const title = titled.find((one) => one.id === id)?.title;
      return { id, title: title === undefined ? {} : standard.words(title) };
    }),
    share: node.share,
    rated: rated !== undefined,
    levels: (indicator?.rubric ?? []).map(standard.words),
    apartBy: rated?.apartBy ?? null,
    answer: rated ? null : (answers.of(item.key).current?.answer ?? null),
  };
}

function progressOf(criterion: string, rated: readonly ReviewedIndicator[]) {
  const below = rated.filter(({ criteria }) => criteria.includes(criterion));
  const done = below.filter(({ own }) => own !== null).length;
  const of = below.length;
  const state = of === 0 ? "unrated" : done === 0 ? "none" : done < of ? "draft" : "rated";
  return { state, rated: done, of } as const;
}

/** Of what is rated, from 0 to 100: were all that has no rating yet at its lowest, and at its highest, level. */
function totalOf(rated: readonly ReviewedIndicator[]): ReviewView["total"] {
  const counted = rated.filter(({ own }) => own === null || own.level !== null); // too little evidence: counts neither way
  const given = counted.filter(({ own }) => own !== null);
  const weight = (of: readonly ReviewedIndicator[]): number => of.reduce((sum, { share }) => sum + (share ?? 0), 0);
  const sum = given.reduce(
    (so, { own, share, levels }) => so + ((share ?? 0) * (own?.level ?? 0)) / (levels.length - 1),
    0,
  );
  const [done, whole] = [weight(given), weight(counted)];
  if (done === 0) return null;
  const points = (of: number): number => Math.round(of * 1000) / 10;
  return { score: points(sum / done), low: points(sum / whole), high: points((sum + whole - done) / whole) };
}

function mayOf({ row, applicationState }: OwnFile, rated: readonly ReviewedIndicator[]): Allowance[] {
  const isOver = applicationState === "review" ? null : { code: "review-over", detail: "It is in review no more." };
  const isDone = row.state === "assigned" ? null : { code: "assignment-state", detail: "Its ratings are handed in." };
  const missing = rated.filter(({ own }) => own === null).length;
  const isShort =
    missing === 0 ? null : { code: "ratings-missing", detail: `${missing} of ${rated.length} have no rating yet.` };
  const line = (command: string, why: Allowance["why"]): Allowance => ({ command, allowed: why === null, why });
  return [line("Rate", isOver ?? isDone), line("HandInRatings", isOver ?? isDone ?? isShort), line("Recuse", isOver)];
}

async function savedAt({ tx, log }: RoundScene, { applicationId, row }: OwnFile): Promise<string | null> {
  const { rows } = await tx.query<{ at: Date | null }>(
    `SELECT max(e.at) AS at FROM rating r
     JOIN application_event e ON e.shard_key = r.shard_key AND e.application_id = $2 AND e.seq = r.seq
     WHERE r.shard_key = $1 AND r.assignment_id = $3`,
    [log.shardKey, applicationId, row.assignmentId],
  );
  return rows[0]?.at?.toISOString() ?? null;
}
