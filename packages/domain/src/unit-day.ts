import type { Span } from "./unit-row.ts";

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
