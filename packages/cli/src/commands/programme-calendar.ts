import type { CalendarRules } from "@touchstone/domain";
import { programmeOf } from "@touchstone/server";
import { programmeLog, reading } from "../record/logs.ts";
import { carryOut, printReceipt, withRecord } from "../record/open.ts";
import type { RecordOptions } from "../record/options.ts";
import { Stop } from "../stop.ts";
import type { Screen } from "../terminal/screen.ts";

export interface CalendarOptions {
  readonly weekend?: string;
  readonly off?: readonly string[];
  readonly worked?: readonly string[];
  readonly knownThrough?: string;
}

export const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

/** `touchstone programme calendar`: takes days off and worked weekends into the calendar, as the year makes them known. */
export async function runProgrammeCalendar(
  slug: string,
  options: RecordOptions & CalendarOptions,
  screen: Screen,
): Promise<void> {
  await withRecord(options, "programme calendar", screen, async (opened) => {
    const log = await programmeLog(opened, slug);
    const { calendar: before, programmeId } = await reading(opened, (tx) => programmeOf(tx, log));
    const calendar = calendarOf(options, before);
    const receipt = await carryOut(opened, log, { type: "ChangeCalendar", programmeId, calendar });
    await printReceipt(screen, `The calendar is known through ${calendar.knownThrough ?? "no day yet"}`, receipt);
  });
}

/** The rules that the options make of those before. @throws {Stop} if an option can't be read */
export function calendarOf(
  { weekend, off, worked, knownThrough }: CalendarOptions,
  before: CalendarRules,
): CalendarRules {
  const said = [
    ...daysIn(off).map((day) => ({ day, working: false })),
    ...daysIn(worked).map((day) => ({ day, working: true })),
  ];
  const days = new Map([...before.exceptions, ...said].map((exception) => [exception.day, exception]));
  const exceptions = [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
  return {
    weekend: weekend === undefined ? before.weekend : weekendOf(weekend),
    exceptions,
    knownThrough: knownThrough ?? before.knownThrough,
  };
}

const daysIn = (lists: readonly string[] | undefined): string[] =>
  (lists ?? []).flatMap((list) => list.split(",")).map((day) => day.trim());

/** `saturday,sunday`, `sat,sun`, `6,7` or `none`. */
function weekendOf(text: string): number[] {
  if (text === "none") return [];
  return text.split(",").map((word) => {
    const name = word.trim().toLowerCase();
    const at = WEEKDAYS.findIndex((day) => name.length >= 2 && day.toLowerCase().startsWith(name));
    const number = at >= 0 ? at + 1 : Number(name);
    if (!Number.isInteger(number) || number < 1 || number > 7)
      throw new Stop(2, `--weekend: got ${JSON.stringify(word)}, want days such as saturday,sunday, or none`);
    return number;
  });
}
