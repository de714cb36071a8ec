import {
  type ApplicationState,
  countWorkingDays,
  dayOf,
  MAY_READ,
  type Refusal,
  reviewersNeeded,
  textOfDay,
} from "@touchstone/domain";
import { dayIn } from "../../day-in.ts";
import { type CycleView, cycleOf } from "./cycles.ts";
import { type InboxItem, inboxOfRound } from "./inbox.ts";
import {
  type Part,
  type ReviewCounts,
  reviewCounts,
  reviewerLoad,
  type StateCount,
  stateCounts,
} from "./overview-counts.ts";
import { type GapsView, gapsByRegion, type RanksView, ranksAround } from "./overview-results.ts";
import { accountNamesOf } from "./reviews-of.ts";
import { holdingsOverAll, type RoundScene, reachOf } from "./round-scene.ts";
import { type DeadlineView, deadlineView } from "./stage-deadline.ts";

type Stage = "answering" | "completeness" | "review" | "decision" | "notice" | "designation";

/** The stages that the office sees, the states that stand in each, and the stages of a standard that they last as. */
const STAGES: readonly (readonly [Stage, readonly ApplicationState[]])[] = [
  ["answering", ["answering"]],
  ["completeness", ["handedIn", "mending"]],
  ["review", ["review", "settling", "reply"]],
  ["decision", ["recommending", "deciding", "decided"]],
  ["notice", ["noticed"]],
  ["designation", ["designated"]],
];

type Figure =
  | "handedIn"
  | "firstRatings"
  | "secondRatings"
  | "thirdNeeded"
  | "unassigned"
  | "openObjections"
  | "conflicts"
  | "designated";

/** A round as its office sees it at a glance. */
export interface CycleOverview {
  readonly cycle: CycleView;
  readonly today: string;
  readonly now: {
    readonly stage: Stage | null;
    readonly week: number | null;
    readonly weeks: number | null;
    readonly applications: number;
    readonly reviewers: number;
    readonly last: string | null;
    readonly left: number | null;
  };
  readonly stages: readonly {
    readonly stage: Stage;
    readonly states: readonly ApplicationState[];
    readonly count: number;
    readonly overdue: number;
    readonly from: string | null;
    readonly last: string | null;
    readonly position: "done" | "now" | "coming";
  }[];
  readonly states: readonly {
    readonly state: ApplicationState;
    readonly count: number;
    readonly overdue: number;
    readonly nearest: DeadlineView | null;
  }[];
  readonly needsYou: readonly InboxItem[];
  readonly figures: readonly { readonly figure: Figure; readonly value: number; readonly of: number | null }[];
  readonly ranks: RanksView | null;
  readonly gaps: GapsView | null;
  readonly load: readonly {
    readonly reviewer: string | null;
    readonly label: string;
    readonly assigned: number;
    readonly handedIn: number;
  }[];
}

/** Null where there is no such round; or why who asks, who neither runs nor watches nor judges it, does not see it so. */
export async function cycleOverview(scene: RoundScene, cycleId: string): Promise<CycleOverview | Refusal | null> {
  const reach = await reachOf(scene, "ReadRound");
  if (reach?.size === 0) return { code: "not-allowed", command: "ReadRound", roles: [...MAY_READ.ReadRound] };
  const round = await cycleOf(scene, cycleId);
  if (!round) return null;
  const part: Part = { cycleId, units: reach && [...reach] };
  const { cycle, standard } = round;
  const needed = reviewersNeeded(standard.rated, false);
  const [counts, reviews, load, ranks, gaps, needsYou] = await Promise.all([
    stateCounts(scene, part),
    reviewCounts(scene, part, needed),
    reviewerLoad(scene, part),
    ranksAround(scene, standard, part),
    gapsByRegion(scene, standard, part),
    inboxOfRound(scene, cycleId),
  ]);
  const names = await namesFor(
    scene,
    load.map(({ actorId }) => actorId),
  );
  const stages = stagesOf(scene, cycle, counts);
  return {
    cycle,
    today: scene.today,
    now: nowOf(scene, stages, counts, load.length),
    stages,
    states: counts.map(({ state, count, overdue, ...deadline }) => ({
      state,
      count,
      overdue,
      nearest: deadlineView(scene, deadline),
    })),
    needsYou,
    figures: figuresOf(counts, reviews),
    ranks,
    gaps,
    load: load.map(({ actorId, ...one }, k) => ({ reviewer: names.get(actorId) ?? null, label: `${k + 1}`, ...one })),
  };
}

/** Names of reviewers, for who assigns them alone. */
async function namesFor(scene: RoundScene, actorIds: readonly string[]): Promise<Map<string, string>> {
  const reach = await reachOf(scene, "ReadReviewers");
  const assigns = holdingsOverAll(scene, "ReadReviewers").length > 0 || (reach !== null && reach.size > 0);
  return assigns ? accountNamesOf(scene, actorIds) : new Map();
}

const sumOf = (counts: readonly StateCount[], of: "count" | "overdue"): number =>
  counts.reduce((sum, one) => sum + one[of], 0);

function stagesOf({ programme }: RoundScene, cycle: CycleView, counts: readonly StateCount[]): CycleOverview["stages"] {
  const found = STAGES.map(([stage, states]) => {
    const here = counts.filter(({ state }) => states.includes(state));
    const sinces = here.map(({ since }) => dayIn(programme.timeZone, since.toISOString())).sort();
    const last = here
      .flatMap(({ latest }) => latest ?? [])
      .concat(stage === "answering" ? [cycle.closes] : [])
      .sort()
      .at(-1);
    return {
      stage,
      states,
      count: sumOf(here, "count"),
      overdue: sumOf(here, "overdue"),
      from: stage === "answering" ? cycle.opens : (sinces[0] ?? null),
      last: last === undefined ? null : textOfDay((dayOf(last) ?? 0) - 1),
    };
  });
  const now = currentStage(found);
  return found.map((one, k) => ({
    ...one,
    position: k === now ? ("now" as const) : now >= 0 && k < now ? ("done" as const) : ("coming" as const),
  }));
}

/** Where most of those that are under way stand; of several the first. −1: nobody is. */
function currentStage(stages: readonly { readonly stage: Stage; readonly count: number }[]): number {
  const open = stages.filter(({ stage }) => stage !== "designation");
  const most = Math.max(0, ...open.map(({ count }) => count));
  if (most > 0) return open.findIndex(({ count }) => count === most);
  return stages.findIndex(({ stage, count }) => stage === "designation" && count > 0);
}

function nowOf(
  { calendar, today }: RoundScene,
  stages: CycleOverview["stages"],
  counts: readonly StateCount[],
  reviewers: number,
): CycleOverview["now"] {
  const stage = stages.find(({ position }) => position === "now");
  const placeOf = (day: string | null | undefined): number => (day ? (dayOf(day) ?? Number.NaN) : Number.NaN);
  const [from, now, last] = [placeOf(stage?.from), placeOf(today), placeOf(stage?.last)];
  const weeks = (until: number): number | null => {
    const n = Math.floor((until - from) / 7) + 1;
    return Number.isNaN(n) ? null : Math.max(1, n);
  };
  return {
    stage: stage?.stage ?? null,
    week: weeks(now),
    weeks: weeks(last),
    applications: sumOf(counts, "count"),
    reviewers,
    last: stage?.last ?? null,
    left: Number.isNaN(last) ? null : countWorkingDays(calendar, now, last + 1),
  };
}

function figuresOf(counts: readonly StateCount[], reviews: ReviewCounts): CycleOverview["figures"] {
  const inStates = (...states: readonly ApplicationState[]): number =>
    sumOf(
      counts.filter(({ state }) => states.includes(state)),
      "count",
    );
  const all = sumOf(counts, "count");
  const past = inStates(
    "settling",
    "reply",
    "recommending",
    "deciding",
    "decided",
    "noticed",
    "designated",
    "declined",
  );
  const { first, second, thirdNeeded, unassigned, inReview, openObjections, objections, conflicts, declarations } =
    reviews;
  return [
    { figure: "handedIn", value: all - inStates("answering", "lapsed", "withdrawn"), of: all },
    { figure: "firstRatings", value: first + past, of: inReview + past },
    { figure: "secondRatings", value: second + past, of: inReview + past },
    { figure: "thirdNeeded", value: thirdNeeded, of: null },
    { figure: "unassigned", value: unassigned, of: inReview },
    { figure: "openObjections", value: openObjections, of: objections },
    { figure: "conflicts", value: conflicts, of: declarations },
    {
      figure: "designated",
      value: inStates("designated"),
      of: inStates("decided", "noticed", "designated", "declined"),
    },
  ];
}
