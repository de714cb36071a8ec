import { describe, expect, it } from "vitest";
import { byTime, earliestStart, type Period, parsePeriod } from "./periods.ts";

const period = (text: string): Period => {
  const parsed = parsePeriod(text, "none");
  if (parsed === null) throw new Error(`${text} is not a period`);
  return parsed;
};
const day = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

describe("periods", () => {
  it("run from their first day to the day after their last", () => {
    expect(period("2026")).toEqual({ text: "2026", startDay: day("2026-01-01"), endDay: day("2027-01-01") });
    expect(period("2026-Q4")).toMatchObject({ startDay: day("2026-10-01"), endDay: day("2027-01-01") });
    expect(period("2024-02")).toMatchObject({ startDay: day("2024-02-01"), endDay: day("2024-03-01") });
    expect(period("0099")).toMatchObject({ startDay: day("0099-01-01") });
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
  });
});
