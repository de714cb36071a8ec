import type { CalendarRules } from "./calendar.ts";
import { dayOf, textOfDay, weekdayOf } from "./calendar-days.ts";

/** Which days are worked, ready to count with; days are those of `dayOf`. */
export interface WorkingDays {
  readonly isWorking: (day: number) => boolean;
  /** the last day whose exceptions are known; −Infinity where none are */
  readonly knownThrough: number;
}

/** A deadline that was counted in working days. */
export interface Deadline {
  /** the first day that is no longer within it: it ended with the midnight before */
  readonly until: string;
  /** true: the calendar's exceptions aren't known to its end, so it may have to move to a later day, never to an earlier */
  readonly provisional: boolean;
}

const MOST_DAYS = 366 * 100;

/** @throws {RangeError} if the rules hold a day that there is not: `calendarFaults` finds it before */
export function workingDaysOf({ weekend, exceptions, knownThrough }: CalendarRules): WorkingDays {
  const differs = new Map(exceptions.map(({ day, working }) => [wantDay(day), working]));
  return {
    isWorking: (day) => differs.get(day) ?? !weekend.includes(weekdayOf(day)),
    knownThrough: knownThrough === null ? Number.NEGATIVE_INFINITY : wantDay(knownThrough),
  };
}

/** How many days in [from, until) are worked. */
export function countWorkingDays({ isWorking }: WorkingDays, from: number, until: number): number {
  let n = 0;
  for (let day = from; day < until; day++) if (isWorking(day)) n++;
  return n;
}

/**
 * The deadline of a number of working days after a day. The day itself is half over when it is counted from, and
 * doesn't count: three days from a Monday are Tuesday, Wednesday and Thursday, and `until` is the Friday.
 * @throws {RangeError} if a century has too few working days, or the number is no whole number ≥ 0
 */
export function deadlineAfter(calendar: WorkingDays, from: string, nDays: number): Deadline {
  if (!Number.isInteger(nDays) || nDays < 0)
    throw new RangeError(`deadlineAfter: got ${nDays} days, want a whole number from 0`);
  const start = wantDay(from) + 1;
  let until = start;
  for (let left = nDays; left > 0; until++) {
    if (until - start > MOST_DAYS) throw new RangeError(`deadlineAfter: got ${left} days left after a century`);
    if (calendar.isWorking(until)) left--;
  }
  return { until: textOfDay(until), provisional: isProvisional(calendar, until) };
}

/** Whether exceptions before `until` may still become known. */
export const isProvisional = ({ knownThrough }: WorkingDays, until: number): boolean => knownThrough < until - 1;

/** @throws {RangeError} if there is no such day */
export function wantDay(text: string): number {
  const day = dayOf(text);
  if (day === null) throw new RangeError(`got ${JSON.stringify(text)}, want a day such as 2026-03-01`);
  return day;
}
