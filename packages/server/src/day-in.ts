/**
 * The day that it is in a time zone at an instant, as `YYYY-MM-DD`.
 * @param timeZone IANA name; @throws {RangeError} if there is none of this name
 */
export function dayIn(timeZone: string, instant: string): string {
  // days begin with a quarter of an hour everywhere since 2012: in 2011 clocks went back at 0:01 in St John's for the last time
  if (!instant.endsWith("Z") || instant < "2012") return formatted(timeZone, instant);
  const hour = instant.slice(0, "2026-03-01T12".length);
  const quarter = Math.floor(Number(instant.slice("2026-03-01T12:".length, "2026-03-01T12:00".length)) / 15);
  const last = latest.get(timeZone);
  if (last?.hour === hour && last.quarter === quarter) return last.day;
  const day = formatted(timeZone, instant);
  latest.set(timeZone, { hour, quarter, day });
  return day;
}

const latest = new Map<string, { readonly hour: string; readonly quarter: number; readonly day: string }>(); // commands come close together

function formatted(timeZone: string, instant: string): string {
  const known = formats.get(timeZone) ?? new Intl.DateTimeFormat("en-CA-u-ca-iso8601", { timeZone, ...PARTS });
  formats.set(timeZone, known);
  const part = Object.fromEntries(known.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  return `${part.year}-${part.month}-${part.day}`;
}

const PARTS = { year: "numeric", month: "2-digit", day: "2-digit" } as const;
const formats = new Map<string, Intl.DateTimeFormat>(); // making one costs far more than using it
