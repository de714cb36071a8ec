/**
 * The first day on which something that holds from a day on for an ISO 8601 duration holds no more; null where the duration
 * is none, or ends behind the calendar. Years and months first; where the month has no such day, it holds to the end of that
 * month; then weeks and days.
 */
export function endOf(from: string, duration: string): string | null {
  const parts = /^P(?=\d)(?:(\d{1,4})Y)?(?:(\d{1,5})M)?(?:(\d{1,6})W)?(?:(\d{1,7})D)?$/.exec(duration);
  const began = new Date(`${from}T00:00:00Z`);
  if (!parts || Number.isNaN(began.getTime())) return null;
  const [years, months, weeks, days] = [1, 2, 3, 4].map((at) => Number(parts[at] ?? 0)) as [
    number,
    number,
    number,
    number, // four groups
  ];
  const end = new Date(0);
  // a day that the month does not have is taken on into the next: the first of it is wanted, whatever is left over
  end.setUTCFullYear(began.getUTCFullYear() + years, began.getUTCMonth() + months, began.getUTCDate());
  if (end.getUTCDate() !== began.getUTCDate()) end.setUTCDate(1);
  end.setUTCDate(end.getUTCDate() + weeks * 7 + days);
  const text = Number.isNaN(end.getTime()) ? "" : end.toISOString();
  return /^\d{4}-/.test(text) ? text.slice(0, 10) : null;
}
