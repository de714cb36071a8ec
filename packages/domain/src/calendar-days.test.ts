// oxlint-disable no-restricted-globals -- the Date of the machine is what it is held to
import { describe, expect, it } from "vitest";
import { dayOf, textOfDay, weekdayOf } from "./calendar-days.ts";

describe("days as whole numbers", () => {
  it("counts from 1970-01-01, a Thursday", () => {
    expect([dayOf("1970-01-01"), weekdayOf(0)]).toEqual([0, 4]);
    expect([dayOf("1969-12-31"), weekdayOf(-1)]).toEqual([-1, 3]);
    expect(dayOf("2000-02-29")).toBe(11_016);
  });

  it("agrees with another calendar on every day of 1583 to 2400, and on the week", () => {
    const [from, until] = [Date.UTC(1583, 0, 1) / 86_400_000, Date.UTC(2401, 0, 1) / 86_400_000];
    for (let day = from; day < until; day++) {
      const date = new Date(day * 86_400_000);
      const text = date.toISOString().slice(0, 10);
      if (dayOf(text) !== day || textOfDay(day) !== text || weekdayOf(day) !== (date.getUTCDay() || 7))
        expect([text, dayOf(text), textOfDay(day), weekdayOf(day)]).toEqual([text, day, text, date.getUTCDay() || 7]);
    }
  });

  it("knows no day that is not in the calendar, nor one that is written otherwise", () => {
    const none = ["2026-02-30", "2025-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-01-00"];
    for (const text of [...none, "2026-1-1", "26-01-01", "2026-01-01T00:00", " 2026-01-01", "", "٢٠٢٦-٠١-٠١"])
      expect([text, dayOf(text)]).toEqual([text, null]);
  });
});
