import type { CalendarRules } from "../calendar.ts";
import { type Context, type Decision, decided, refused } from "../decision.ts";
import type { DomainEvent } from "../events.ts";
import { textFaults } from "../programme-texts.ts";
import { deadlineAfter, workingDaysOf } from "../working-days.ts";
import type { Application, Cycle } from "./case.ts";
import type { DecidingCommands } from "./commands.ts";

/** What a notice is made of. */
export interface NoticeCase {
  readonly cycle: Cycle;
  readonly calendar: CalendarRules;
  /** working days that the programme wants of a notice, where the cycle does not say its own */
  readonly noticeDays: number;
  /** the applications that the command names, as far as there are any */
  readonly applications: readonly Application[];
  /** whether no notice has the id that this one is to have */
  readonly isIdFree: boolean;
  /** how many sealed events led to these decisions and are not open yet */
  readonly nToOpen: number;
  /** opens them; none where they are too many */
  readonly disclosures: readonly DomainEvent[];
}

/** So that a notice is one transaction of a length that nobody has to wait for. */
const MOST_APPLICATIONS = 50;
const MOST_TO_OPEN = 5000;

/** Whether a notice would open more than one transaction should. One application alone is never too much. */
export const isTooMuch = (nToOpen: number, nApplications: number): boolean =>
  nApplications > 1 && nToOpen > MOST_TO_OPEN;

/** The stream in which a notice's events are counted; objections to it too. */
export const noticeStream = (noticeId: string): string => `notice/${noticeId}`;

/**
 * Puts decisions for units on public notice from today, and opens all that led to them. Nobody who was not decided for
 * is in it. Where the standard says no days for it, it lasts as the programme's own notices do, a day at least: there is
 * no designation that nobody could object to.
 */
export function decidePublishNotice(
  { noticeId, cycleId, applicationIds, text }: DecidingCommands["PublishNotice"],
  { cycle, calendar, noticeDays, applications, isIdFree, nToOpen, disclosures }: NoticeCase,
  { today: from }: Context,
): Decision {
  if (!isIdFree) return refused({ code: "exists", what: "notice", id: noticeId });
  if (applicationIds.length > MOST_APPLICATIONS)
    return refused({
      code: "too-many-at-once",
      what: "application",
      got: applicationIds.length,
      most: MOST_APPLICATIONS,
    });
  const problems = text.length > 0 ? textFaults("text", text) : [];
  if (applicationIds.length === 0)
    problems.push({ path: "applicationIds", got: "none", want: "one application at least" });
  if (new Set(applicationIds).size < applicationIds.length)
    problems.push({ path: "applicationIds", got: "an application twice", want: "each once" });
  if (problems.length > 0) return refused({ code: "invalid", problems });

  const byId = new Map(applications.map((application) => [application.applicationId, application]));
  const missing = applicationIds.find((id) => byId.get(id)?.cycleId !== cycleId);
  if (missing !== undefined) return refused({ code: "unknown", what: "application in this round", id: missing });
  const entries = applicationIds.flatMap((id) => entryOf(byId.get(id)));
  if (entries.length < applicationIds.length) {
    const ready = new Set(entries.map(({ applicationId }) => applicationId));
    return refused({ code: "no-decision-to-notice", applications: applicationIds.filter((id) => !ready.has(id)) });
  }
  if (isTooMuch(nToOpen, applicationIds.length))
    return refused({ code: "too-many-at-once", what: "event to open", got: nToOpen, most: MOST_TO_OPEN });
  const days = Math.max(1, cycle.stages.find(({ stage }) => stage === "notice")?.days ?? noticeDays);
  const { until, provisional } = deadlineAfter(workingDaysOf(calendar), from, days);
  return decided(
    {
      type: "NoticePublished",
      stream: noticeStream(noticeId),
      data: { noticeId, cycleId, from, until, days, provisional, text: [...text], entries },
    },
    ...disclosures,
    ...applicationIds.map(
      (applicationId): DomainEvent => ({
        type: "ApplicationMoved",
        stream: `application/${applicationId}`,
        data: { applicationId, moved: { to: "noticed", deadline: { until, days, provisional } } },
      }),
    ),
  );
}

/** The line of a notice about an application; none where it is not decided for. */
function entryOf(application: Application | undefined) {
  if (!application) return [];
  const { applicationId, unitId, state, decision, score } = application;
  if (state !== "decided" || score === null || decision === null || decision.grade === null) return [];
  return [{ applicationId, unitId, grade: decision.grade, assessmentId: score.assessmentId, score: score.score }];
}
