import type { ApplicationState } from "./states.ts";

/** Who looks at the ratings of an application, as far as that decides what they may see. */
export type Onlooker =
  /** assigned to it, and has not stepped back; whether handed in or not */
  | "reviewer"
  /** stepped back from it */
  | "recused"
  /** reviews others, not this one */
  | "other reviewer"
  | "unit"
  | "office"
  | "coordinator"
  | "assessor"
  | "decider"
  | "watching"
  | "public";

/** Whose ratings are seen, under the ids of assignments: nobody's, one's own, or all. */
export type RatingsSeen = "none" | "own" | "all";

/**
 * Whose ratings of an application somebody may see. Before all are in and the score is there nobody sees any but their
 * own: not the office, not who assigned, not a third reviewer those of the first two, nor these each other's, for a third
 * may be called even then. The public sees them once a notice has opened them.
 */
export function ratingsVisibleTo(
  onlooker: Onlooker,
  { state, isScored }: { readonly state: ApplicationState; readonly isScored: boolean },
): RatingsSeen {
  if (onlooker === "reviewer") return isScored ? "all" : "own";
  if (!isScored || onlooker === "recused" || onlooker === "other reviewer") return "none";
  if (onlooker === "public") return state === "noticed" || state === "designated" ? "all" : "none";
  return "all";
}
