import { expect, it } from "vitest";
import { isSameClock } from "./clocks.ts";

const summer = new Date("2026-07-01T12:00:00Z");
const winter = new Date("2026-01-01T12:00:00Z");

it("two zones have the same clock where they show the same, whatever their names", () => {
  expect(isSameClock("Asia/Shanghai", summer, "Asia/Shanghai")).toBe(true);
  expect(isSameClock("Asia/Shanghai", summer, "Asia/Singapore")).toBe(true);
  expect(isSameClock("Asia/Shanghai", summer, "UTC")).toBe(false);
  expect(isSameClock("Asia/Kolkata", summer, "Asia/Kathmandu")).toBe(false);
});

it("they may have it for half of the year", () => {
  expect(isSameClock("Europe/London", winter, "UTC")).toBe(true);
  expect(isSameClock("Europe/London", summer, "UTC")).toBe(false);
});

it("a zone that the browser does not know is another one", () =>
  expect(isSameClock("Nowhere/Larkwater", summer, "UTC")).toBe(false));
