import type { CalendarRules } from "../calendar.ts";
import { textOfDay } from "../calendar-days.ts";
import { type Context, type Decision, decided, refused } from "../decision.ts";
import { deadlineAfter, isProvisional, wantDay, workingDaysOf } from "../working-days.ts";
import type { ApplicationCase } from "./case.ts";
import { validUntil } from "./validity.ts";

/** A notice as it was published: [from, until) days, `days` of them worked. */
export interface Notice {
  readonly noticeId: string;
  readonly from: string;
  readonly until: string;
  readonly days: number;
}

/** An objection as far as deciders look at it. */
export interface Objection {
  readonly objectionId: string;
  readonly noticeId: string;
  readonly applicationId: string;
  /** actor; the account of the public, where nobody was signed in */
  readonly filedBy: string;
  /** null: not answered yet */
  readonly upheld: boolean | null;
}

/** An application whose decision is on notice, with all that was said against it under this notice. */
export interface NoticedCase extends ApplicationCase {
  readonly notice: Notice;
  readonly objections: readonly Objection[];
}

/** The stream in which a designation's events are counted. */
export const designationStream = (designationId: string): string => `designation/${designationId}`;

/**
 * When a notice is over: on the day that was announced, or later where days off have become known since; never earlier.
 * Provisional: the calendar is not known to the last working day that it has to last.
 */
export function endOfNotice(
  { from, until, days }: Notice,
  rules: CalendarRules,
): { until: string; provisional: boolean } {
  const calendar = workingDaysOf(rules);
  const least = deadlineAfter(calendar, from, days).until;
  return { until: least > until ? least : until, provisional: isProvisional(calendar, wantDay(least)) };
}

/**
 * Until when objections to what is on a notice are to be answered: as many working days as the notice had, from its end.
 * Who lets them pass stays owing: nobody is designated, and nobody turned down, by silence.
 */
export function answersDue(notice: Notice, rules: CalendarRules): { until: string; provisional: boolean } {
  const end = endOfNotice(notice, rules);
  const lastDay = textOfDay(wantDay(end.until) - 1); // so that the day on which the notice is over is the first
  const due = deadlineAfter(workingDaysOf(rules), lastDay, notice.days);
  return { until: due.until, provisional: end.provisional || due.provisional };
}

/**
 * What the clock does with a decision on notice: once the notice has lasted all its days and every objection has its
 * answer, none of them upheld, the unit is designated at the grade that was decided. A notice whose days nobody can
 * count yet is not over: whoever wants to object would lose a day.
 * @param designationId for the designation, should there be one
 */
export function advanceNoticed(
  { application, cycle, calendar, notice, objections, designationId }: NoticedCase & { readonly designationId: string },
  { today }: Context,
): Decision {
  const { applicationId, unitId, decision, score } = application;
  const { until, provisional } = endOfNotice(notice, calendar);
  if (today < until) return refused({ code: "due-nothing", applicationId, until });
  if (provisional) return refused({ code: "calendar-unknown", knownThrough: calendar.knownThrough, until });
  const open = objections.filter(({ upheld }) => upheld === null).map(({ objectionId }) => objectionId);
  if (open.length > 0) return refused({ code: "objections-unanswered", applicationId, objections: open });
  const isUpheld = objections.some(({ upheld }) => upheld === true);
  if (isUpheld || score === null || decision === null || decision.grade === null)
    return refused({ code: "due-nothing", applicationId, until: null });
  return decided(
    {
      type: "DesignationGranted",
      stream: designationStream(designationId),
      data: {
        designationId,
        applicationId,
        cycleId: cycle.cycleId,
        noticeId: notice.noticeId,
        unitId,
        grade: decision.grade,
        standard: { ...cycle.standard },
        assessmentId: score.assessmentId,
        from: today,
        until: validUntil(today, cycle.validFor),
      },
    },
    {
      type: "ApplicationMoved",
      stream: `application/${applicationId}`,
      data: { applicationId, moved: { to: "designated", deadline: null } },
    },
  );
}

/** What a designation is worth on a day. Suspended and withdrawn ones will be told apart here too. */
export type DesignationStatus = "notYetValid" | "valid" | "expired";

/** @param designation valid on days of [from, until); until null: without an end */
export function statusOn(
  { from, until }: { readonly from: string; readonly until: string | null },
  day: string,
): DesignationStatus {
  if (day < from) return "notYetValid";
  return until === null || day < until ? "valid" : "expired";
}
