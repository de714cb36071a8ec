/** Which days are worked in a programme. */
export interface Calendar {
  readonly weekend: readonly number[];
  readonly exceptions: readonly { readonly day: string; readonly working: boolean }[];
  readonly knownThrough: string | null;
}

const DAY_MS = 86_400_000;
const MOST_DAYS = 36_600;

/**
 * The first day after a number of working days that follow a day; the day itself does not count. Null where there are
 * not so many within a century.
 */
export function afterWorkingDays({ weekend, exceptions }: Calendar, from: string, nDays: number): string | null {
  const differs = new Map(exceptions.map(({ day, working }) => [day, working]));
  let day = Date.parse(from);
  for (let left = nDays, past = 0; left > 0; past++) {
    if (past > MOST_DAYS) return null;
    day += DAY_MS;
    const date = new Date(day);
    const text = textOf(date);
    if (differs.get(text) ?? !weekend.includes(date.getUTCDay() || 7)) left--;
  }
  return textOf(new Date(day + DAY_MS));
}

function textOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** The day of an instant in a time zone; null where there is no such zone. */
export function localDay(instant: string, timeZone: string): string | null {
  try {
    return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(new Date(instant));
  } catch {
    return null;
  }
}
