/** ISO 8601 periods of the three lengths that a standard can ask for. */
export type PeriodLength = "year" | "quarter" | "month" | "none";

export interface Period {
  readonly text: string;
  /** days since 1970-01-01 of its first day */
  readonly startDay: number;
  readonly endDay: number;
}

const EXAMPLE = { year: "2026", quarter: "2026-Q1", month: "2026-03", none: "2026, 2026-Q1 or 2026-03" } as const;
const SHAPE = {
  year: /^(\d{4})$/,
  quarter: /^(\d{4})-Q([1-4])$/,
  month: /^(\d{4})-(0[1-9]|1[0-2])$/,
  none: /^(\d{4})(?:-Q([1-4])|-(0[1-9]|1[0-2]))?$/,
} as const;

/** Reads a period of the given length; null where it is something else. */
export function parsePeriod(text: string, length: PeriodLength): Period | null {
  if (!SHAPE[length].test(text)) return null;
  const [, year, quarter, month] = SHAPE.none.exec(text) ?? [];
  const first = Number(year) * 12 + (quarter ? (Number(quarter) - 1) * 3 : month ? Number(month) - 1 : 0);
  const months = quarter ? 3 : month ? 1 : 12;
  return { text, startDay: firstDayOf(first), endDay: firstDayOf(first + months) };
}

/** What a period of this length looks like, for a message. */
export function wantPeriod(length: PeriodLength): string {
  return `a period such as ${EXAMPLE[length]}`;
}

/** Order in time; of two that end together the longer comes first. */
export function byTime(a: Period, b: Period): number {
  return a.endDay - b.endDay || a.startDay - b.startDay;
}

/**
 * The earliest day on which a period may start to be within a duration such as P2Y of `target`.
 * Calendar months are counted from the month that `target` starts in, then weeks and days.
 */
export function earliestStart(target: Period, duration: string): number {
  const [, years = "0", months = "0", weeks = "0", days = "0"] =
    /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/.exec(duration) ?? [];
  const month = monthOf(target.startDay) - Number(years) * 12 - Number(months);
  return firstDayOf(month) - Number(weeks) * 7 - Number(days);
}

/** Days from the first of January of the year 0, which is a leap year, to 1970-01-01. */
const EPOCH = 719_528;
const DAYS_PER_MONTH = 365.2425 / 12;
const DAYS_BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/** First day of a month, counted from January of the year 0, in days since 1970-01-01; Gregorian also before 1582. */
function firstDayOf(month: number): number {
  const year = Math.floor(month / 12);
  const leapDaysBefore = Math.floor((year + 3) / 4) - Math.floor((year + 99) / 100) + Math.floor((year + 399) / 400);
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const inYear = month - year * 12;
  return year * 365 + leapDaysBefore + (DAYS_BEFORE[inYear] ?? 0) + (isLeap && inYear > 1 ? 1 : 0) - EPOCH;
}

/** The month that a day lies in: the mean length of a month gives it but for one. */
function monthOf(day: number): number {
  const month = Math.floor((day + EPOCH) / DAYS_PER_MONTH);
  if (firstDayOf(month) > day) return month - 1;
  return firstDayOf(month + 1) <= day ? month + 1 : month;
}
