import { type Context, type Decision, decided, refused } from "../decision.ts";
import { sizeFaults } from "../entry-size.ts";
import type { DomainEvent } from "../events.ts";
import { textFaults } from "../programme-texts.ts";
import type { Refusal } from "../refusal.ts";
import type { InvalidPlace } from "../standard-version-refusal.ts";
import { deadlineAfter, workingDaysOf } from "../working-days.ts";
import { type Level, levelRefusal } from "./acts-at.ts";
import { type ApplicationCase, standingDeadline } from "./case.ts";
import type { DecidingCommands } from "./commands.ts";

/** What a standard says of deciding. */
export interface DecidingRules {
  /** ids, highest first */
  readonly grades: readonly string[];
  /** ids of criteria and indicators: what a reason may be about */
  readonly places: ReadonlySet<string>;
  readonly certainAt: number;
  readonly whenUncertain: "thirdReview" | "siteVisit" | "deciderGivesReason";
}

/** What somebody did for an application before. */
export interface ActBefore {
  readonly actor: string;
  /** as it goes on from "Who …": `reviewed this application` */
  readonly did: string;
}

/** An application that is to be decided on, and who has had a hand in it. */
export interface DecidingCase extends ApplicationCase {
  readonly rules: DecidingRules;
  readonly acts: readonly ActBefore[];
}

const MOST_REASONS = 200;

/** The same, and whose stage the decision is. */
export interface DeciderCase extends DecidingCase {
  /** those who decide at the levels above the applicant */
  readonly level: Level;
  /** the day on which it came to its decision */
  readonly since: string;
}

/**
 * Decides an application: at most the grade that its scorecard has, by somebody who had no hand in it before. Less than
 * was sought is decided with reasons, and can be appealed against. Who has let the limit pass can only decide what the
 * scorecard has: silence counts for the unit. Hard rules 6 and 8.
 */
export function decideDecide(command: DecidingCommands["Decide"], on: DeciderCase, context: Context): Decision {
  const { applicationId, grade, reasons, whyCertain } = command;
  const { application, rules, acts } = on;
  const { state, score } = application;
  const elsewhere = levelRefusal(on, "decision", context.by);
  if (elsewhere) return refused(elsewhere);
  if (state !== "deciding") return refused({ code: "application-state", applicationId, state, want: "deciding" });
  const before = acts.find(({ actor }) => actor === context.by);
  if (before) return refused({ code: "same-person", act: "decide on it", earlier: before.did });
  const problems = decisionFaults(command, rules);
  if (problems.length > 0) return refused({ code: "invalid", problems });
  if (grade !== null && isHigher(rules, grade, score?.grade ?? null))
    return refused({ code: "grade-above-score", grade, computed: score?.grade ?? null });
  if (isHigher(rules, application.grade, grade) && reasons.length === 0)
    return refused({ code: "reasons-missing", sought: application.grade, grade });
  const limit = standingDeadline(on)?.until ?? null;
  if (limit !== null && context.today >= limit && isHigher(rules, score?.grade ?? null, grade))
    return refused({ code: "stage-over", applicationId, until: limit, today: context.today });
  const doubt = notCertain(on, whyCertain !== null);
  if (doubt) return refused(doubt);
  return decided(madeDecision(on, { grade, reasons, whyCertain, bySilence: false }, context.today));
}

/**
 * What the clock does with an application that nobody has decided on in time: the grade of its scorecard stands, for
 * silence counts for the unit. Where the scorecard has none there is nothing that could stand, and it stays overdue. The
 * deadline holds also where the calendar is not known to its end: else an office could wait as long as it likes.
 */
export function advanceDeciding(on: Omit<DecidingCase, "acts">, { today }: Context): Decision {
  const { applicationId, deadline, score } = on.application;
  const grade = score?.grade ?? null;
  if (deadline === null || today < deadline.until || grade === null)
    return refused({ code: "due-nothing", applicationId, until: deadline?.until ?? null });
  return decided(madeDecision(on, { grade, reasons: [], whyCertain: null, bySilence: true }, today));
}

/** Whether one grade is higher than another; no grade is the lowest. */
function isHigher({ grades }: DecidingRules, one: string | null, other: string | null): boolean {
  const place = (grade: string | null): number => (grade === null ? grades.length : grades.indexOf(grade));
  return place(one) < place(other);
}

function madeDecision(
  { application: { applicationId, grade: sought }, cycle, calendar, rules }: Omit<DecidingCase, "acts">,
  said: Omit<DecidingCommands["Decide"], "applicationId"> & { readonly bySilence: boolean },
  today: string,
): DomainEvent {
  const { grade, reasons, whyCertain, bySilence } = said;
  const isNegative = isHigher(rules, sought, grade);
  const appealUntil =
    isNegative && cycle.appeal ? deadlineAfter(workingDaysOf(calendar), today, cycle.appeal.within).until : null;
  return {
    type: "DecisionMade",
    stream: `application/${applicationId}`,
    data: {
      applicationId,
      grade,
      reasons: reasons.map(({ at, text }) => ({ at, text: [...text] })),
      whyCertain: whyCertain && [...whyCertain],
      bySilence,
      appealUntil,
      moved: { to: grade === null ? "declined" : "decided", deadline: null },
    },
  };
}

/** Why nothing can be decided on a grade that may be another; null where it may. How certain is not known, is not certain. */
function notCertain({ application: { score, thirdItems }, rules }: DecidingCase, isSaidWhy: boolean): Refusal | null {
  const certainty = score?.certainty ?? null;
  const { certainAt, whenUncertain } = rules;
  if (certainty !== null && certainty >= certainAt) return null;
  if (certainty !== null && whenUncertain === "siteVisit")
    return { code: "not-certain", certainty, certainAt, want: "siteVisit" };
  if (certainty !== null && whenUncertain === "thirdReview")
    return thirdItems === null ? { code: "not-certain", certainty, certainAt, want: "thirdReview" } : null;
  return isSaidWhy ? null : { code: "why-certain-missing", certainty, certainAt };
}

function decisionFaults(
  { grade, reasons, whyCertain }: DecidingCommands["Decide"],
  { grades, places }: DecidingRules,
): InvalidPlace[] {
  const problems: InvalidPlace[] = [];
  if (grade !== null && !grades.includes(grade))
    problems.push({ path: "grade", got: grade, want: `${grades.join(", ")}, or none` });
  if (reasons.length > MOST_REASONS)
    problems.push({ path: "reasons", got: `${reasons.length} reasons`, want: `${MOST_REASONS} at most` });
  for (const [k, { at, text }] of reasons.entries()) {
    if (!places.has(at))
      problems.push({ path: `reasons[${k}].at`, got: at, want: "a criterion or an indicator of the standard" });
    problems.push(...textFaults(`reasons[${k}].text`, text));
  }
  if (whyCertain !== null) problems.push(...textFaults("whyCertain", whyCertain));
  return problems.length > 0 ? problems : sizeFaults("reasons", { reasons, whyCertain: whyCertain ?? [] });
}
