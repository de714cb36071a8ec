import { describe, expect, it } from "vitest";
import { byTime, earliestStart, type Period, parsePeriod } from "./periods.ts";

const period = (text: string): Period => {
  const parsed = parsePeriod(text, "none");
  if (parsed === null) throw new Error(`${text} is not a period`);
  return parsed;
};
// oxlint-disable-next-line no-restricted-globals -- JavaScript's own calendar is the judge of ours
const day = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

describe("periods", () => {
  it("run from their first day to the day after their last", () => {
    expect(period("2026")).toEqual({ text: "2026", startDay: day("2026-01-01"), endDay: day("2027-01-01") });
    expect(period("2026-Q4")).toMatchObject({ startDay: day("2026-10-01"), endDay: day("2027-01-01") });
    expect(period("2024-02")).toMatchObject({ startDay: day("2024-02-01"), endDay: day("2024-03-01") });
    expect(period("0099")).toMatchObject({ startDay: day("0099-01-01") });
  });

  it("start where the calendar says, in every month of ten thousand years", () => {
    const wrong: string[] = [];
    for (let year = 0; year < 10_000; year++)
      for (let month = 1; month <= 12; month++) {
        const text = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`;
        const parsed = period(text);
        const start = day(`${text}-01`);
        if (parsed.startDay !== start || earliestStart(parsed, "P0D") !== start) wrong.push(text);
        if (earliestStart({ ...parsed, startDay: parsed.endDay - 1 }, "P0M") !== start) wrong.push(`end of ${text}`);
      }
    expect(wrong).toEqual([]);
  });

  it("count days from 1970-01-01", () => {
    const starts = ["1970-01", "1969-12", "2000-03", "1900-03", "0000-01"].map((text) => period(text).startDay);
    expect(starts).toEqual([0, -31, 11_017, -25_508, -719_528]);
  });

  it("are of the length that the standard asks for", () => {
    expect(parsePeriod("2026-Q1", "year")).toBeNull();
    expect(parsePeriod("2026", "month")).toBeNull();
    for (const text of ["26", "2026-Q5", "2026-13", "2026-1", "2026 ", "", "2026-Q1-03"])
      expect(parsePeriod(text, "none")).toBeNull();
  });

  it("of two that end together the longer comes first", () => {
    const sorted = ["2026-12", "2026", "2025", "2026-Q4", "2026-11"].map(period).sort(byTime);
    expect(sorted.map(({ text }) => text)).toEqual(["2025", "2026-11", "2026", "2026-Q4", "2026-12"]);
  });

  it("a duration reaches back by the calendar", () => {
    expect(earliestStart(period("2026"), "P2Y")).toBe(day("2024-01-01"));
    expect(earliestStart(period("2026-Q1"), "P6M")).toBe(day("2025-07-01"));
    expect(earliestStart(period("2024-03"), "P1Y1M")).toBe(day("2023-02-01"));
    expect(earliestStart(period("2024-03"), "P2W1D")).toBe(day("2024-02-15"));
    expect(earliestStart(period("0001"), "P3Y5M")).toBe(day("-000003-08-01"));
  });
});
