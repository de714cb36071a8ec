import { type Decision, decided, refused } from "../decision.ts";
import type { DomainEvent } from "../events.ts";
import type { Refusal } from "../refusal.ts";
import type { OwnReview } from "./assignment.ts";
import { applicationStream } from "./case.ts";
import type { RatingGiven, ReviewCommands } from "./commands.ts";
import { reviewersNeeded } from "./rated.ts";
import { ratingFaults } from "./rating-faults.ts";
import { apartItems, settledOf } from "./settle.ts";

/** A reviewer's own assignment, with what the ratings may rest on. */
export interface Rating {
  readonly own: OwnReview | null;
  /** ids of the applicant's proofs that stand, by the names that this assignment has for them */
  readonly proofs: ReadonlyMap<string, string>;
}

/** What is looked at when ratings are handed in. */
export interface HandingIn {
  readonly own: OwnReview | null;
  /** last rating of each indicator, by assignment; of all that stand */
  readonly ratings: ReadonlyMap<string, readonly Pick<RatingGiven, "item" | "level">[]>;
}

/**
 * Keeps ratings of one's own assignment, again and again until they are handed in. What is refused names the assignment
 * alone, never the application: its reviewer is not told of whom it is.
 */
export function decideRate({ assignmentId, ratings }: ReviewCommands["Rate"], { own, proofs }: Rating): Decision {
  if (own === null) return refused({ code: "unknown", what: "assignment", id: assignmentId });
  const closed = notOpen(own);
  if (closed) return refused(closed);
  const problems = ratingFaults(ratings, own.review.rated, proofs);
  if (problems.length > 0) return refused({ code: "invalid", problems });
  const { applicationId } = own.assignment;
  return decided({
    type: "RatingsKept",
    stream: applicationStream(applicationId),
    data: {
      assignmentId,
      applicationId,
      ratings: ratings.map((rating) => ({
        ...rating,
        evidence: rating.evidence.flatMap((name) => proofs.get(name) ?? []), // each is there: its faults say so else
      })),
    },
    as: assignmentId,
  });
}

/**
 * Hands in the ratings of one assignment, for good. With the last that is needed all are settled; or, where they lie too
 * far apart for the first time, one more is called for, and nobody sees any yet. All of it stands under the assignment:
 * whoever was last is told by nothing.
 */
export function decideHandInRatings(
  { assignmentId }: ReviewCommands["HandInRatings"],
  { own, ratings }: HandingIn,
): Decision {
  if (own === null) return refused({ code: "unknown", what: "assignment", id: assignmentId });
  const closed = notOpen(own);
  if (closed) return refused(closed);
  const { application, rated, assignments } = own.review;
  const mine = new Set((ratings.get(assignmentId) ?? []).map(({ item }) => item));
  const missing = rated.map(({ item }) => item).filter((item) => !mine.has(item));
  if (missing.length > 0) return refused({ code: "ratings-missing", items: missing });

  const { applicationId } = application;
  const about = { stream: applicationStream(applicationId), as: assignmentId };
  const handedIn: DomainEvent = { ...about, type: "RatingsHandedIn", data: { assignmentId, applicationId } };
  const all = assignments.filter((one) => one.state === "handedIn" || one.assignmentId === assignmentId);
  const isThirdCalled = application.thirdItems !== null;
  if (all.length < reviewersNeeded(rated, isThirdCalled)) return decided(handedIn);

  const byReviewer = all.map((one) => ratings.get(one.assignmentId) ?? []);
  const items = isThirdCalled ? [] : apartItems(rated, byReviewer);
  if (items.length > 0)
    return decided(handedIn, { ...about, type: "ThirdRatingCalled", data: { applicationId, items } });
  const settled = settledOf(rated, byReviewer);
  const moved = { to: "settling", deadline: null } as const;
  return decided(handedIn, { ...about, type: "RatingsSettled", data: { applicationId, settled, moved } });
}

/** Why nothing can be rated under an assignment any more; null where it can. */
function notOpen({ assignment, review: { application } }: OwnReview): Refusal | null {
  const { assignmentId, state } = assignment;
  if (state !== "assigned") return { code: "assignment-state", assignmentId, state, want: "open" };
  return application.state === "review" ? null : { code: "review-over", assignmentId };
}
