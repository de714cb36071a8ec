import { type Context, type Decision, decided, refused } from "../decision.ts";
import { sizeFaults } from "../entry-size.ts";
import { textFaults } from "../programme-texts.ts";
import type { InvalidPlace } from "../standard-version-refusal.ts";
import { applicationStream, stageDeadline } from "./case.ts";
import type { ReviewCommands } from "./commands.ts";
import type { DecidingCase, DecidingRules } from "./decide.ts";

const MOST_REASONS = 200;

/**
 * Sums up for whoever decides: at most the grade of the scorecard, less than was sought with reasons. By nobody who had a
 * hand in the application before. Hard rule 6.
 */
export function decideRecommend(
  command: ReviewCommands["Recommend"],
  on: DecidingCase | null,
  context: Context,
): Decision {
  const { applicationId, grade, reasons } = command;
  if (on === null) return refused({ code: "unknown", what: "application", id: applicationId });
  const { application, rules, acts } = on;
  const { state, score, grade: sought } = application;
  if (state !== "recommending")
    return refused({ code: "application-state", applicationId, state, want: "waiting for a recommendation" });
  const before = acts.find(({ actor }) => actor === context.by);
  if (before) return refused({ code: "same-person", act: "recommend on it", earlier: before.did });
  const problems = recommendationFaults(command, rules);
  if (problems.length > 0) return refused({ code: "invalid", problems });
  const computed = score?.grade ?? null;
  if (grade !== null && isAbove(rules, grade, computed)) return refused({ code: "grade-above-score", grade, computed });
  if (isAbove(rules, sought, grade) && reasons.length === 0) return refused({ code: "reasons-missing", sought, grade });
  return decided({
    type: "RecommendationMade",
    stream: applicationStream(applicationId),
    data: {
      applicationId,
      grade,
      reasons: reasons.map(({ at, text }) => ({ at, text: [...text] })),
      moved: { to: "deciding", deadline: stageDeadline(on, "decision", context.today) },
    },
  });
}

/** Whether one grade is above another; no grade is the lowest. */
function isAbove({ grades }: DecidingRules, one: string | null, other: string | null): boolean {
  const place = (grade: string | null): number => (grade === null ? grades.length : grades.indexOf(grade));
  return place(one) < place(other);
}

function recommendationFaults(
  { grade, reasons }: ReviewCommands["Recommend"],
  { grades, places }: DecidingRules,
): InvalidPlace[] {
  const faults: InvalidPlace[] = [];
  if (grade !== null && !grades.includes(grade))
    faults.push({ path: "grade", got: grade, want: `${grades.join(", ")}, or none` });
  if (reasons.length > MOST_REASONS)
    faults.push({ path: "reasons", got: `${reasons.length} reasons`, want: `${MOST_REASONS} at most` });
  for (const [k, { at, text }] of reasons.entries()) {
    if (!places.has(at))
      faults.push({ path: `reasons[${k}].at`, got: at, want: "a criterion or an indicator of the standard" });
    faults.push(...textFaults(`reasons[${k}].text`, text));
  }
  return faults.length > 0 ? faults : sizeFaults("reasons", reasons);
}
