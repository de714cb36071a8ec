import type { CalendarRules } from "./calendar.ts";
import type { StandardVersion } from "./standard-version.ts";
import { type Deadline, deadlineAfter, isProvisional, wantDay, workingDaysOf } from "./working-days.ts";

/**
 * When the notice of a version is over: on the day that was announced, or later where days off have become known since.
 * Never earlier, whatever the calendar says by now. Provisional: the calendar is not known to the last working day
 * that the notice has to last.
 * @throws {TypeError} if the version was never on notice
 */
export function noticeEndOf(
  { version, noticeFrom, noticeUntil, noticeDays }: StandardVersion,
  { calendar }: { readonly calendar: CalendarRules },
): Deadline {
  if (noticeFrom === null || noticeUntil === null || noticeDays === null)
    throw new TypeError(`noticeEndOf: got ${version}, which was never on notice`);
  const days = workingDaysOf(calendar);
  const least = deadlineAfter(days, noticeFrom, noticeDays).until;
  return { until: least > noticeUntil ? least : noticeUntil, provisional: isProvisional(days, wantDay(least)) };
}
