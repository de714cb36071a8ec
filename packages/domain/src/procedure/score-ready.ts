import { type Context, type Decision, decided, refused } from "../decision.ts";
import { type Application, applicationStream, hasStage, type LoadedCase, stageDeadline } from "./case.ts";
import type { Moved } from "./states.ts";

/** What an assessment says of the applicant; score, grade and certainty null where it has no scorecard of it. */
export type Scored = NonNullable<Application["score"]>;

/** An application whose score is waited for. */
export interface SettlingCase extends LoadedCase {
  /** of an assessment that has counted the settled ratings, by the round's standard; null: there is none yet */
  readonly scored: Scored | null;
}

/**
 * What the clock does with an application whose ratings are settled: it goes on with the score of an assessment that has
 * counted them.
 */
export function advanceSettling(on: SettlingCase, { today }: Context): Decision {
  const { scored } = on;
  const { applicationId } = on.application;
  if (scored === null) return refused({ code: "due-nothing", applicationId, until: null });
  const moved: Moved = hasStage(on.cycle, "rightOfReply")
    ? { to: "reply", deadline: stageDeadline(on, "rightOfReply", today) }
    : { to: "recommending", deadline: null };
  return decided({
    type: "ScoreReady",
    stream: applicationStream(applicationId),
    data: { applicationId, ...scored, moved },
  });
}
