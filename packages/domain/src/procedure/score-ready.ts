import { type Context, type Decision, decided, refused } from "../decision.ts";
import { type Application, applicationStream, hasStage, type LoadedCase, stageDeadline } from "./case.ts";
import { decidingRulesOf } from "./deciding-rules.ts";
import { ratedOf } from "./rated.ts";
import type { Moved } from "./states.ts";

/** What an assessment says of the applicant; score, grade and certainty null where it has no scorecard of it. */
export type Scored = NonNullable<Application["score"]>;

/** An application whose score is waited for. */
export interface SettlingCase extends LoadedCase {
  /** of an assessment that has counted the settled ratings, by the round's standard; null: there is none yet */
  readonly scored: Scored | null;
  /**
   * keys of the items that it has counted otherwise than the unit handed them in; null: none, and so where what was handed
   * in is not known, which it is not of early applications
   */
  readonly changed: readonly string[] | null;
}

/**
 * What the clock does with an application whose ratings are settled: it goes on with the score of an assessment that has
 * counted them, and its own answers as it handed them in. Where its grade is less certain than the standard asks for, and the standard wants a third review then,
 * one more reviewer is called for first, once, and nobody is told any score yet.
 */
export function advanceSettling(on: SettlingCase, { today }: Context): Decision {
  const { scored, changed } = on;
  const { applicationId } = on.application;
  const stream = applicationStream(applicationId);
  if (scored === null) return refused({ code: "due-nothing", applicationId, until: null });
  if (changed !== null) return refused({ code: "answers-changed", applicationId, items: changed });
  if (isThirdWanted(on, scored)) {
    const items = ratedOf(on.standard).map(({ item }) => item);
    const moved: Moved = { to: "review", deadline: stageDeadline(on, "deskReview", today) };
    return decided(
      { type: "ThirdRatingCalled", stream, data: { applicationId, items } },
      { type: "ApplicationMoved", stream, data: { applicationId, moved } },
    );
  }
  const moved: Moved = hasStage(on.cycle, "rightOfReply")
    ? { to: "reply", deadline: stageDeadline(on, "rightOfReply", today) }
    : { to: "recommending", deadline: null };
  return decided({ type: "ScoreReady", stream, data: { applicationId, ...scored, moved } });
}

function isThirdWanted({ application, standard }: SettlingCase, { certainty }: Scored): boolean {
  const { whenUncertain, certainAt } = decidingRulesOf(standard);
  if (whenUncertain !== "thirdReview" || certainty === null || certainty >= certainAt) return false;
  return application.thirdItems === null && ratedOf(standard).length > 0;
}
