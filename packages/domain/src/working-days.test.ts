import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CalendarRules } from "./calendar.ts";
import { dayOf, textOfDay } from "./calendar-days.ts";
import { countWorkingDays, deadlineAfter, workingDaysOf } from "./working-days.ts";

const WEEK: CalendarRules = { weekend: [6, 7], exceptions: [], knownThrough: null };
const HOLIDAYS: CalendarRules = {
  weekend: [6, 7],
  // a week off, worked off on the Saturday before and the Sunday after
  exceptions: [
    { day: "2026-10-01", working: false },
    { day: "2026-10-02", working: false },
    { day: "2026-10-05", working: false },
    { day: "2026-10-06", working: false },
    { day: "2026-10-07", working: false },
    { day: "2026-09-26", working: true },
    { day: "2026-10-11", working: true },
  ],
  knownThrough: "2026-12-31",
};
const after = (rules: CalendarRules, from: string, n: number) => deadlineAfter(workingDaysOf(rules), from, n);
const within = (rules: CalendarRules, from: string, until: string) =>
  countWorkingDays(workingDaysOf(rules), dayOf(from) ?? Number.NaN, dayOf(until) ?? Number.NaN);

describe("deadlines in working days", () => {
  it("the day it begins on does not count, and the last day counts whole", () => {
    expect(after(WEEK, "2026-11-16", 3).until).toBe("2026-11-20"); // Monday: Tuesday, Wednesday, Thursday
    expect(after(WEEK, "2026-11-20", 1).until).toBe("2026-11-24"); // Friday: Monday
    expect(after(WEEK, "2026-11-21", 1).until).toBe("2026-11-24"); // Saturday: Monday too
    expect(after(WEEK, "2026-11-16", 0).until).toBe("2026-11-17");
  });

  it("days off make it longer, and weekends that are worked count", () => {
    expect(after(HOLIDAYS, "2026-09-30", 2).until).toBe("2026-10-10"); // Thursday 8 and Friday 9
    expect(after(HOLIDAYS, "2026-09-30", 3).until).toBe("2026-10-12"); // and Sunday 11
    expect(within(HOLIDAYS, "2026-09-21", "2026-10-12")).toBe(12);
  });

  it("is provisional where the calendar is not known to its last day", () => {
    expect(after(HOLIDAYS, "2026-12-24", 5)).toEqual({ until: "2027-01-01", provisional: false });
    expect(after(HOLIDAYS, "2026-12-24", 6)).toEqual({ until: "2027-01-02", provisional: true });
    expect(after(WEEK, "2026-12-24", 1).provisional).toBe(true);
  });

  it("holds exactly as many working days as were asked for, and would not with a day less", () => {
    const rules = fc.record({
      weekend: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 6 }),
      exceptions: fc.uniqueArray(
        fc.record({ day: fc.integer({ min: 20_000, max: 20_200 }).map(textOfDay), working: fc.boolean() }),
        { selector: ({ day }) => day, maxLength: 60 },
      ),
      knownThrough: fc.constant(null),
    });
    const start = fc.integer({ min: 20_000, max: 20_200 });
    fc.assert(
      fc.property(rules, start, fc.integer({ min: 1, max: 40 }), (calendar, from, n) => {
        const until = dayOf(after(calendar, textOfDay(from), n).until) ?? Number.NaN;
        const count = (to: number): number => countWorkingDays(workingDaysOf(calendar), from + 1, to);
        return count(until) === n && count(until - 1) === n - 1;
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it("a calendar without a working day ends in an error, not in a loop", () => {
    const never = workingDaysOf({ weekend: [1, 2, 3, 4, 5, 6, 7], exceptions: [], knownThrough: null });
    expect(() => deadlineAfter(never, "2026-11-16", 1)).toThrow("got 1 days left after a century");
    expect(() => workingDaysOf({ ...WEEK, knownThrough: "2026-02-30" })).toThrow('got "2026-02-30", want a day');
  });
});
