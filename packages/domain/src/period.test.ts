import { expect, test } from "vitest";
import { daysOfPeriod, periodNumber, periodText, yearOfPeriod } from "./period.ts";

test("years, months and quarters have numbers that sort within their year, and come back from them", () => {
  const periods = ["", "2025", "2026", "2026-01", "2026-12", "2026-Q1", "2026-Q4"];
  const numbers = periods.map((text) => periodNumber(text));
  expect(numbers).toEqual([0, 202_500, 202_600, 202_601, 202_612, 202_621, 202_624]);
  expect(numbers.map((number) => periodText(number ?? -1))).toEqual(periods);
  expect(numbers.map((number) => yearOfPeriod(number ?? -1))).toEqual([0, 2025, 2026, 2026, 2026, 2026, 2026]);
});

test("what is no period has no number", () => {
  for (const text of ["26", "2026-13", "2026-Q5", "2026-1", " 2026", "2026-W01", "0000"])
    expect(periodNumber(text)).toBeNull();
});

test("a number that no period has is refused", () => {
  expect(() => periodText(202_613)).toThrow("periodText: got 202613, want the number of a period");
  expect(() => periodText(202_625)).toThrow(RangeError);
});

test("a period begins and ends on its days, leap years included", () => {
  expect(daysOfPeriod("2024-02")).toEqual({ first: "2024-02-01", last: "2024-02-29" });
  expect(daysOfPeriod("2100-02")).toEqual({ first: "2100-02-01", last: "2100-02-28" });
  expect(daysOfPeriod("2026-Q2")).toEqual({ first: "2026-04-01", last: "2026-06-30" });
  expect(daysOfPeriod("2026")).toEqual({ first: "2026-01-01", last: "2026-12-31" });
  expect(daysOfPeriod("")).toBeNull();
});
