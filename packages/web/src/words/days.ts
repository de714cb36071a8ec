const DAY = /^(\d{4})-(\d{2})-(\d{2})/;

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/**
 * A day of the calendar in words; of an instant, its day in UTC. The patterns are our own: what browsers know of Tibetan
 * differs from one to the next.
 */
export function shownDay(day: string, language: string): string {
  const [, year = "", month = "", date = ""] = DAY.exec(day) ?? [];
  if (year === "") return day;
  if (language === "zh-Hans") return `${year}年${Number(month)}月${Number(date)}日`;
  if (language === "bo") return `${year} ཟླ་ ${Number(month)} ཚེས་ ${Number(date)}`;
  return `${Number(date)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

/** The last day of what ends before a day. */
export function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** An instant to the minute, by the clock of who reads. */
export function shownMinute(at: string, language: string): string {
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) return at;
  const two = (n: number): string => String(n).padStart(2, "0");
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return `${shownDay(day, language)} ${two(time.getHours())}:${two(time.getMinutes())}`;
}
