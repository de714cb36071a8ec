import type { Span } from "./unit-row.ts";

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether a text is a day of the calendar, written `YYYY-MM-DD`, in the years 1000 to 9999. */
export function isDay(text: string): boolean {
  const parts = /^([1-9]\d{3})-(\d\d)-(\d\d)$/.exec(text);
  if (!parts) return false;
  const [year, month, day] = parts.slice(1).map(Number);
  const isLeap = year! % 4 === 0 && (year! % 100 !== 0 || year! % 400 === 0);
  const length = month === 2 && isLeap ? 29 : (LENGTHS[month! - 1] ?? 0);
  return day! >= 1 && day! <= length;
}

/** Whether a day lies in a half-open span. Days are compared as they are written: `YYYY-MM-DD`. */
export function covers({ from, until }: Span, day: string): boolean {
  return (from === null || from <= day) && (until === null || day < until);
}

/** The days that two spans share; null where there are none. */
export function overlap(a: Span, b: Span): Span | null {
  const from = a.from === null ? b.from : b.from === null || a.from > b.from ? a.from : b.from;
  const until = a.until === null ? b.until : b.until === null || a.until < b.until ? a.until : b.until;
  return from !== null && until !== null && from >= until ? null : { from, until };
}

/** Whether every day of `inner` is a day of `outer`. */
export function contains(outer: Span, inner: Span): boolean {
  const begins = outer.from === null || (inner.from !== null && outer.from <= inner.from);
  const ends = outer.until === null || (inner.until !== null && inner.until <= outer.until);
  return begins && ends;
}
