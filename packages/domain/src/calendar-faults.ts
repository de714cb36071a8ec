import type { CalendarRules } from "./calendar.ts";
import { dayOf } from "./calendar-days.ts";
import type { InvalidPlace } from "./standard-version-refusal.ts";

/** What is wrong in a calendar, every place at once: days that there are not, a week without work, a day said twice. */
export function calendarFaults({ weekend, exceptions, knownThrough }: CalendarRules): InvalidPlace[] {
  const faults: InvalidPlace[] = [];
  const fault = (path: string, got: string, want: string): void => {
    faults.push({ path: `calendar.${path}`, got, want });
  };
  if (weekend.some((day) => !Number.isInteger(day) || day < 1 || day > 7) || new Set(weekend).size < weekend.length)
    fault("weekend", weekend.join(", "), "days of the week from 1, Monday, to 7, Sunday, each once");
  else if (weekend.length === 7) fault("weekend", "every day", "at least one day of the week that is worked");
  const seen = new Set<string>();
  for (const { day } of exceptions) {
    if (dayOf(day) === null) fault("exceptions", day, "a day such as 2026-10-01");
    else if (seen.has(day)) fault("exceptions", `${day} twice`, "each day once: it is worked, or it is not");
    else if (knownThrough === null || day > knownThrough)
      fault(
        "exceptions",
        day,
        `a day up to ${knownThrough ?? "the last that is known"}: say through when they are known`,
      );
    seen.add(day);
  }
  if (knownThrough !== null && dayOf(knownThrough) === null)
    fault("knownThrough", knownThrough, "a day such as 2026-12-31");
  return faults;
}

/**
 * What can't be changed in a calendar: its week, the day through which it is known going back, and what it has said of
 * days up to today, by which deadlines have ended.
 */
export function calendarChangeFaults(before: CalendarRules, after: CalendarRules, today: string): InvalidPlace[] {
  const faults: InvalidPlace[] = [];
  const week = (rules: CalendarRules): string => [...rules.weekend].sort((a, b) => a - b).join(", ") || "none";
  if (week(before) !== week(after))
    faults.push({ path: "calendar.weekend", got: week(after), want: `${week(before)}, as the programme was founded` });
  const known = before.knownThrough ?? "";
  if ((after.knownThrough ?? "") < known)
    faults.push({ path: "calendar.knownThrough", got: after.knownThrough ?? "none", want: `${known} or later` });
  const gone = known < today ? known : today;
  const [was, is] = [saidUpTo(before, gone), saidUpTo(after, gone)];
  for (const day of new Set([...was.keys(), ...is.keys()]))
    if (was.get(day) !== is.get(day))
      faults.push({
        path: "calendar.exceptions",
        got: say(day, is.get(day)),
        want: `${say(day, was.get(day))}: it is past`,
      });
  return faults;
}

const say = (day: string, working: boolean | undefined): string =>
  working === undefined ? `nothing of ${day}` : `${day} ${working ? "worked" : "off"}`;

function saidUpTo({ exceptions }: CalendarRules, last: string): Map<string, boolean> {
  return new Map(exceptions.filter(({ day }) => day <= last).map(({ day, working }) => [day, working]));
}
