import type { PeriodLength } from "@touchstone/standard";

/** Formats that every workbook knows by number and that show a date or a time. */
const BUILT_IN: readonly (readonly [first: number, last: number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

/** Does a number format show a number as a date or a time? `code` is empty for those known by number alone. */
export function showsDate(id: number, code: string | undefined): boolean {
  if (code === undefined) return BUILT_IN.some(([first, last]) => id >= first && id <= last);
  const bare = code
    .slice(0, 1000)
    .replace(/"[^"]*"?|\\.|_.|\*./g, "") // what is shown as it stands
    .replace(/\[(?:h+|m+|s+)\]/gi, "h") // elapsed time
    .replace(/\[[^\]]*\]?/g, "") // colours, conditions, locales
    .replace(/general/gi, "");
  return /[ymdhs]/i.test(bare);
}

const DAY_MS = 86_400_000;
const LAST_DAY = 2_958_465; // 9999-12-31

/**
 * The date that a spreadsheet counts as `serial` days, as ISO 8601; with its time where it has one. Null where it is none.
 * @see ECMA-376, part 1, 18.17.4.1: in the 1900 system day 60 is a 29 February that never was
 */
export function dateOf(serial: number, since1904: boolean): string | null {
  if (!(serial >= 0 && serial < LAST_DAY + 1)) return null;
  const epoch = since1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  const seconds = Math.round(serial * 86_400);
  const text = new Date(epoch + seconds * 1000).toISOString();
  return (seconds * 1000) % DAY_MS === 0 ? text.slice(0, 10) : text.slice(0, 19);
}

/** The period in which a date lies; a month where no length is asked for. The text itself where it is no date. */
export function periodOfDate(date: string, length: PeriodLength): string {
  const [, year, month] = /^(\d{4})-(\d\d)/.exec(date) ?? [];
  if (year === undefined || month === undefined) return date;
  if (length === "year") return year;
  return length === "quarter" ? `${year}-Q${Math.ceil(Number(month) / 3)}` : `${year}-${month}`;
}
