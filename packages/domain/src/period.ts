/**
 * Periods as whole numbers, as tables of observations keep them: year × 100 + 0 for the year, 1–12 for a month, 21–24
 * for a quarter. 0 is "for any period", the empty text.
 */
const SHAPE = /^(\d{4})(?:-Q([1-4])|-(0[1-9]|1[0-2]))?$/;

/** The number of a period such as `2026`, `2026-Q1` or `2026-03`; 0 for the empty text; null where it is none. */
export function periodNumber(text: string): number | null {
  if (text === "") return 0;
  const [, year, quarter, month] = SHAPE.exec(text) ?? [];
  if (year === undefined || Number(year) === 0) return null;
  return Number(year) * 100 + (quarter === undefined ? Number(month ?? 0) : 20 + Number(quarter));
}

/** The text of a period's number. @throws {RangeError} where it is none */
export function periodText(period: number): string {
  if (period === 0) return "";
  const year = String(Math.floor(period / 100)).padStart(4, "0");
  const part = period % 100;
  const text = part === 0 ? year : part > 20 ? `${year}-Q${part - 20}` : `${year}-${String(part).padStart(2, "0")}`;
  if (periodNumber(text) !== period) throw new RangeError(`periodText: got ${period}, want the number of a period`);
  return text;
}

/** The year that a period lies in, 0 for "any": a year's observations lie in one partition. */
export function yearOfPeriod(period: number): number {
  return Math.floor(period / 100);
}

/** First and last day of a period, `YYYY-MM-DD`; null for "any". */
export function daysOfPeriod(text: string): { readonly first: string; readonly last: string } | null {
  const [, year, quarter, month] = SHAPE.exec(text) ?? [];
  if (year === undefined) return null;
  const first = quarter !== undefined ? Number(quarter) * 3 - 2 : Number(month ?? 1);
  const last = quarter !== undefined ? first + 2 : Number(month ?? 12);
  const of = (m: number, day: number): string =>
    `${year}-${String(m).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return { first: of(first, 1), last: of(last, daysIn(Number(year), last)) };
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
