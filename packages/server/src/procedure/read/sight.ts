import { type ApplicationState, type Holding, type Onlooker, ratingsVisibleTo } from "@touchstone/domain";

/** Why a part is not shown, though it may exist. */
export type Hidden = "not-yet" | "not-yours" | "private";

/** Parts of an application that not everybody sees who sees it. */
export const PARTS = ["reviewers", "reviewerNames", "ratings", "score", "replyText", "recommendation"] as const;
type Part = (typeof PARTS)[number];

/** Who looks at an application, and where it stands. */
export interface Looking {
  /** the roles by which they may look at applications, over its unit */
  readonly as: readonly Holding[];
  /** reviews it, or has stepped back from it: no other of their roles that judges counts then. Hard rule 6 */
  readonly isReviewer: boolean;
  readonly state: ApplicationState;
  readonly isScored: boolean;
  readonly isDecided: boolean;
}

/** What somebody sees of an application; null: not that it is there. */
export interface Sight {
  readonly as: readonly Onlooker[];
  readonly hidden: Readonly<Partial<Record<Part, Hidden>>>;
}

/** States in which an application is before those who recommend and decide. */
export const JUDGED: readonly ApplicationState[] = [
  "settling",
  "reply",
  "recommending",
  "deciding",
  "decided",
  "noticed",
  "designated",
  "declined",
];

const ONLOOKERS: Readonly<Record<string, Onlooker>> = {
  operator: "office",
  office: "office",
  coordinator: "coordinator",
  unit: "unit",
  assessor: "assessor",
  decider: "decider",
  oversight: "watching",
  auditor: "watching",
};
/** who runs the round, or watches over it */
const OF_THE_ROUND: readonly Onlooker[] = ["office", "watching"];

/** What somebody sees of an application by all their roles together. */
export function sightOf(on: Looking): Sight | null {
  const { isScored, isDecided } = on;
  const as = onlookersOf(on);
  if (as.length === 0) return null;
  const isOne = (...who: Onlooker[]): boolean => as.some((one) => who.includes(one));
  const ratings = as.some((one) => ratingsVisibleTo(one, on) === "all");
  const reviewers = isOne(...OF_THE_ROUND, "coordinator") || (isOne("unit", "assessor", "decider") && isScored);
  const assigns = on.as.includes("programme/office") || on.as.includes("programme/coordinator");
  const opens = on.as.includes("programme/office") || on.as.includes("organisation/office");
  const judges = isOne("assessor", "decider");
  return {
    as,
    hidden: {
      ...(!reviewers && { reviewers: "not-yet" }),
      ...(!assigns && { reviewerNames: "not-yours" }),
      ...(!ratings && { ratings: "not-yet" }),
      ...(!isScored && { score: "not-yet" }),
      ...(!opens && !judges && { replyText: "private" }),
      ...(!isOne(...OF_THE_ROUND, "assessor", "decider") && !isDecided && { recommendation: "not-yet" }),
    },
  };
}

function onlookersOf({ as, isReviewer, state }: Looking): Onlooker[] {
  const found = as.flatMap((holding) => ONLOOKERS[holding.split("/")[1] ?? ""] ?? []);
  const isBefore = (one: Onlooker): boolean =>
    (one !== "assessor" && one !== "decider") || (JUDGED.includes(state) && !isReviewer);
  return [...new Set(found)].filter(isBefore);
}
