import type { ApplicationState } from "./states.ts";

/** Who looks at the ratings of an application, as far as that decides what they may see. */
export type Onlooker =
  /** assigned to it, and neither handed in nor stepped back yet; or handed in */
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
 * Whose ratings of an application somebody may see. Before all are in and settled nobody sees any but their own: not the
 * office, not who assigned, not a third reviewer those of the first two. The unit sees them with its score; the public
 * once a notice has opened them.
 */
export function ratingsVisibleTo(
  onlooker: Onlooker,
  application: { readonly state: ApplicationState; readonly isSettled: boolean; readonly isScored: boolean },
): RatingsSeen {
  const { state, isSettled, isScored } = application;
  if (onlooker === "reviewer") return isSettled ? "all" : "own";
  if (!isSettled || onlooker === "recused" || onlooker === "other reviewer") return "none";
  if (onlooker === "unit") return isScored ? "all" : "none";
  if (onlooker === "public") return state === "noticed" || state === "designated" ? "all" : "none";
  return "all";
}
