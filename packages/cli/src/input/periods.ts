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
  return { text, startDay: dayOfMonth(first), endDay: dayOfMonth(first + months) };
}

/** What a period of this length looks like, for a message. */
export function wantPeriod(length: PeriodLength): string {
  return `a period such as ${EXAMPLE[length]}`;
}

/** Order in time; of two that end together the longer comes first. */
export function byTime(a: Period, b: Period): number {
  return a.endDay - b.endDay || a.startDay - b.startDay;
}

/** The earliest day on which a period may start to be within a duration such as P2Y of `target`. */
export function earliestStart(target: Period, duration: string): number {
  const [, years = "0", months = "0", weeks = "0", days = "0"] =
    /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/.exec(duration) ?? [];
  const start = new Date(target.startDay * DAY_MS);
  const month = start.getUTCFullYear() * 12 + start.getUTCMonth() - Number(years) * 12 - Number(months);
  return dayOfMonth(month) - Number(weeks) * 7 - Number(days);
}

const DAY_MS = 86_400_000;

/** First day of a month, counted from the year 0. */
function dayOfMonth(month: number): number {
  const date = new Date(0);
  date.setUTCFullYear(Math.floor(month / 12), month % 12, 1);
  return Math.round(date.getTime() / DAY_MS);
}
