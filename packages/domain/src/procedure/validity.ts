import { dayOf, textOfDay } from "../calendar-days.ts";
import { wantDay } from "../working-days.ts";

const DURATION = /^P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/;
const LAST_YEAR = 9999;

/**
 * The first day on which something that holds from a day on for a length of time holds no more; null: without an end.
 * Years and months are counted first, by the calendar. Where the month has no such day, it holds to the end of that
 * month, so that nobody loses a day by the day that they began on; then weeks and days are added.
 * @param duration ISO 8601, such as P3Y or P18M, as standards write it
 * @throws {RangeError} if there is no such day, the duration is none, or ends after the year 9999
 * @see Regulation (EEC, Euratom) No 1182/71, Article 3(2)(c)
 */
export function validUntil(from: string, duration: string | null): string | null {
  const first = wantDay(from);
  if (duration === null) return null;
  const parts = DURATION.exec(duration);
  if (!parts) throw new RangeError(`validUntil: got ${JSON.stringify(duration)}, want a duration such as P3Y`);
  const [years, months, weeks, days] = [1, 2, 3, 4].map((at) => Number(parts[at] ?? 0)) as [
    number,
    number,
    number,
    number, // four groups, four numbers
  ];
  const [year, month, date] = textOfDay(first).split("-").map(Number) as [number, number, number]; // it writes three
  const monthsOn = year * 12 + (month - 1) + years * 12 + months;
  const end = dayIn(monthsOn, date) ?? dayIn(monthsOn + 1, 1);
  const until = end === null ? null : end + weeks * 7 + days;
  if (until === null || until > wantDay(`${LAST_YEAR}-12-31`))
    throw new RangeError(`validUntil: got ${duration} from ${from}, want an end before the year 10000`);
  return textOfDay(until);
}

/** A day of the month that is so many months after the beginning of the year 0; null where there is none. */
function dayIn(months: number, date: number): number | null {
  const pad = (n: number, width: number): string => String(n).padStart(width, "0");
  return dayOf(`${pad(Math.floor(months / 12), 4)}-${pad((months % 12) + 1, 2)}-${pad(date, 2)}`);
}
