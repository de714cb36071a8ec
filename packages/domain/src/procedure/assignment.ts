import { authorise, type Held } from "../authorise.ts";
import { type Context, type Decision, decided, refused } from "../decision.ts";
import type { DomainEvent } from "../events.ts";
import { type Level, levelRefusal } from "./acts-at.ts";
import { applicationStream, type LoadedCase, standingDeadline } from "./case.ts";
import type { ReviewCommands } from "./commands.ts";
import { type RatedIndicator, reviewersNeeded } from "./rated.ts";

/** Assigned: has not handed in. Recused: stepped back, so that the place is free and the ratings count no more. */
export type AssignmentState = "assigned" | "handedIn" | "recused";

/** Who reviews an application, once. */
export interface Assignment {
  readonly assignmentId: string;
  readonly applicationId: string;
  /** id of the reviewer in the programme's log */
  readonly actor: string;
  readonly isThird: boolean;
  readonly state: AssignmentState;
}

/** An application in review, with who reviews what of it. */
export interface ReviewCase extends LoadedCase {
  readonly rated: readonly RatedIndicator[];
  /** all there ever were, in the order in which they were assigned */
  readonly assignments: readonly Assignment[];
}

/** An account that is to review. */
export interface Candidate {
  /** null: has never acted in this programme, so that nobody knows what ties it has */
  readonly actor: string | null;
  /** every role that it holds or has held, here and in the organisation */
  readonly held: readonly Held[];
  /** what it said of its ties to the applicant; null: nothing, which counts as a conflict */
  readonly interest: Interest | null;
}

export type Interest = "free" | "conflict";

/** A reviewer's own assignment, and what it is in; null: there is none of this id that is theirs. */
export interface OwnReview {
  readonly review: ReviewCase;
  readonly assignment: Assignment;
}

/** The stage that reviewing is; where it names a type of unit, who coordinates that unit assigns. */
const STAGE = "deskReview";

/**
 * Puts an application before a reviewer who has said that nothing ties them to the applicant. Nobody assigns themselves;
 * who acted for the applicant, at any time, does not review it. Hard rule 6.
 * @param units the unit of the application and all above it
 * @param review null where there is no such application, `candidate` where there is no such account
 */
export function decideAssignReviewer(
  { assignmentId, applicationId, reviewer }: ReviewCommands["AssignReviewer"],
  state: {
    readonly isIdFree: boolean;
    readonly review: ReviewCase | null;
    readonly candidate: Candidate | null;
    readonly units: readonly string[];
    /** those who coordinate at the levels above the applicant */
    readonly level: Level;
  },
  { by }: Context,
): Decision {
  const { isIdFree, review, candidate, units, level } = state;
  if (review === null) return refused({ code: "unknown", what: "application", id: applicationId });
  const elsewhere = levelRefusal({ cycle: review.cycle, level }, STAGE, by);
  if (elsewhere) return refused(elsewhere);
  if (!isIdFree) return refused({ code: "exists", what: "assignment", id: assignmentId });
  const { application, rated, assignments } = review;
  if (application.state !== "review")
    return refused({ code: "application-state", applicationId, state: application.state, want: "in review" });
  if (candidate === null) return refused({ code: "unknown", what: "account", id: reviewer });
  const { actor, held, interest } = candidate;
  const without = authorise("Rate", held, units);
  if (without) return refused(without);
  if (actor === by) return refused({ code: "same-person", act: "review it", earlier: "assigns reviewers" });
  const hasActedForIt = held.some(({ role, unitId }) => role === "unit" && unitId !== null && units.includes(unitId));
  if (hasActedForIt || actor === application.madeBy)
    return refused({ code: "same-person", act: "review it", earlier: "acted for the applicant" });
  if (actor === null || interest === null) return refused({ code: "interest-unknown", applicationId });
  if (interest === "conflict") return refused({ code: "interest-conflict", applicationId });
  if (assignments.some((other) => other.actor === actor))
    return refused({ code: "exists", what: "assignment of this reviewer to the application", id: applicationId });
  const standing = assignments.filter((other) => other.state !== "recused");
  const isThirdCalled = application.thirdItems !== null;
  const needed = reviewersNeeded(rated, isThirdCalled);
  if (standing.length >= needed) return refused({ code: "no-place-free", applicationId, needed });

  return decided({
    type: "ReviewerAssigned",
    stream: applicationStream(applicationId),
    data: { assignmentId, applicationId, isThird: isThirdCalled && !standing.some(({ isThird }) => isThird) },
    private: { reviewer: { actor } },
  });
}

/** An assignment that somebody is to be taken off. */
export interface Recusing extends OwnReview {
  /** whether who asks assigns reviewers to this application, as far as their roles go */
  readonly assigns: boolean;
  /** those who coordinate at the levels above the applicant */
  readonly level: Level;
}

/** Steps back from one's own assignment: under it, so that nothing tells who did. */
export const stepBack = (of: { readonly assignmentId: string; readonly applicationId: string }): DomainEvent => ({
  type: "ReviewerRecused",
  stream: applicationStream(of.applicationId),
  data: { assignmentId: of.assignmentId, applicationId: of.applicationId },
  as: of.assignmentId,
});

/**
 * Steps back from one's own assignment, as long as its application is in review, even after handing in: the place is
 * free, the ratings count no more, and a conflict stands from then on. Who assigns reviewers can take one off who has not
 * handed in, and not before the time for it is over: nobody gets rid of a rating, or of a reviewer, whom they don't like.
 * What a reviewer is told names the assignment alone.
 * @param on null: there is no such assignment
 */
export function decideRecuse(
  { assignmentId }: ReviewCommands["Recuse"],
  on: Recusing | null,
  { by, today }: Context,
): Decision {
  const isOwn = on?.assignment.actor === by;
  if (on === null || !(isOwn || on.assigns)) return refused({ code: "unknown", what: "assignment", id: assignmentId });
  const { assignment, review, level } = on;
  const { applicationId, state } = review.application;
  const elsewhere = isOwn ? null : levelRefusal({ cycle: review.cycle, level }, STAGE, by);
  if (elsewhere) return refused(elsewhere);
  if (assignment.state === "recused" || (!isOwn && assignment.state === "handedIn"))
    return refused({ code: "assignment-state", assignmentId, state: assignment.state, want: "open" });
  if (isOwn) {
    if (state !== "review") return refused({ code: "review-over", assignmentId });
    return decided(stepBack({ assignmentId, applicationId }));
  }
  if (state !== "review") return refused({ code: "application-state", applicationId, state, want: "in review" });
  const deadline = standingDeadline(review);
  if (deadline !== null && today < deadline.until)
    return refused({ code: "stage-running", applicationId, until: deadline.until });
  return decided({
    type: "ReviewerRecused",
    stream: applicationStream(applicationId),
    data: { assignmentId, applicationId },
  });
}
