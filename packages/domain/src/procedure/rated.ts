import type { Standard } from "@touchstone/standard";
import { indicatorsOf } from "../indicators-of.ts";

/** An indicator that reviewers rate. */
export interface RatedIndicator {
  /** id of the indicator */
  readonly item: string;
  /** its rubric has the levels 0 to `levels` − 1 */
  readonly levels: number;
  /** how many rate it, each alone */
  readonly reviewers: number;
  /** levels between two ratings that call for a third; null: none do */
  readonly apartBy: number | null;
}

/** The indicators of a standard that reviewers rate, depth first: rubrics that say how, or that reviewers report. */
export function ratedOf(standard: Pick<Standard, "criteria">): RatedIndicator[] {
  return indicatorsOf(standard).flatMap(({ id, kind, rubric, rating, reportedBy }) => {
    if (kind !== "rubric" || rubric === undefined || (rating === undefined && reportedBy !== "reviewer")) return [];
    const { reviewers = 1, adjudicateWhenApartBy = null } = rating ?? {};
    return [{ item: id, levels: rubric.length, reviewers, apartBy: adjudicateWhenApartBy }];
  });
}

/** How many reviewers an application needs: as many as any of its indicators wants, and one more once a third was called. */
export function reviewersNeeded(rated: readonly RatedIndicator[], isThirdCalled: boolean): number {
  const most = rated.reduce((so, { reviewers }) => Math.max(so, reviewers), 0);
  return most === 0 ? 0 : most + (isThirdCalled ? 1 : 0);
}
