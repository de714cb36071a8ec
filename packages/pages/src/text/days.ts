const DAY = /^(\d{4})-(\d{2})-(\d{2})/;
const ONLY_DAY = /^\d{4}-\d{2}-\d{2}$/;

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/**
 * A day of the calendar as a language writes it; of an instant, its day in UTC. What is no day stays as it is.
 * @param lang tag of the language that the page speaks
 */
export function shownDay(day: string, lang: string): string {
  const [, year = "", month = "", date = ""] = DAY.exec(day) ?? [];
  if (year === "") return day;
  if (lang.startsWith("zh")) return `${year}年${Number(month)}月${Number(date)}日`;
  if (lang === "bo") return `${year} ཟླ་ ${Number(month)} ཚེས་ ${Number(date)}`;
  return `${Number(date)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

/** An instant to the minute, by the clock of UTC. */
export const shownMinute = (at: string, lang: string): string => `${shownDay(at, lang)} ${at.slice(11, 16)} UTC`;

/** The facts of a sentence, with each that is a day written as the language does. */
export function withDaysShown(
  facts: Readonly<Record<string, string | number>>,
  lang: string,
): Readonly<Record<string, string | number>> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [
      name,
      typeof fact === "string" && ONLY_DAY.test(fact) ? shownDay(fact, lang) : fact,
    ]),
  );
}
