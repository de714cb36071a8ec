import { describe, expect, test } from "vitest";
import { afterWorkingDays, localDay } from "./calendar.ts";

const CALENDAR = {
  weekend: [6, 7],
  exceptions: [
    { day: "2026-01-28", working: false },
    { day: "2026-01-31", working: true },
  ],
  knownThrough: null,
};

describe("working days", () => {
  test.each([
    [0, "2026-01-20"],
    [1, "2026-01-21"], // Tuesday
    [4, "2026-01-24"], // Friday; the day after is a Saturday
    [5, "2026-01-27"], // Monday
    [7, "2026-01-30"], // without the 28th, a day off
    [9, "2026-02-01"], // with Saturday the 31st, which is worked
  ])("%i after Monday 2026-01-19 end before %s", (n, until) =>
    expect(afterWorkingDays(CALENDAR, "2026-01-19", n)).toBe(until),
  );
  test("that never come are none", () =>
    expect(afterWorkingDays({ ...CALENDAR, weekend: [1, 2, 3, 4, 5, 6, 7] }, "2026-01-19", 2)).toBeNull());
  test("an instant lies in the day of its place", () => {
    expect(localDay("2026-01-19T18:00:00.000Z", "Asia/Shanghai")).toBe("2026-01-20");
    expect(localDay("2026-01-19T18:00:00.000Z", "America/Lima")).toBe("2026-01-19");
    expect(localDay("2026-01-19T18:00:00.000Z", "Nowhere/Town")).toBeNull();
  });
});
