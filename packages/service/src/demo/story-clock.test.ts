import { dayIn } from "@touchstone/server";
import { type TestTouchstone, testClock, testTouchstone } from "@touchstone/server/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { StoryClock } from "./story-clock.ts";

let on: TestTouchstone;
beforeAll(async () => {
  on = await testTouchstone(testClock("2026-05-01T12:00:00.000Z"));
});
afterAll(() => on.end());

const clockAt = (instant: string): StoryClock => new StoryClock({ ...on.touchstone, now: () => new Date(instant) });
const dayOf = ({ now }: { readonly now: () => Date }): string => dayIn("Asia/Shanghai", now().toISOString());

test("a day of the story is that day", () => {
  const clock = clockAt("2026-11-22T12:00:00.000Z");
  expect(clock.year).toBe(2026);
  expect(dayOf(clock.on("2025-02-03"))).toBe("2025-02-03");
  expect(dayOf(clock.on("2026-09-07"))).toBe("2026-09-07");
});

test("no day of the story comes before one that was told", () => {
  const clock = clockAt("2026-11-22T12:00:00.000Z");
  clock.on("2026-01-05");
  expect(dayOf(clock.on("2025-12-14"))).toBe("2026-01-05");
});

test("no day of the story is still to come, however early in the year it is told", () => {
  const clock = clockAt("2027-01-01T00:10:00.000+08:00");
  expect(clock.year).toBe(2026); // the round that is under way began in it
  expect(dayOf(clock.on("2027-09-07"))).toBe("2027-01-01");
  expect(dayOf(clock.on("2027-10-12", 8))).toBe("2027-01-01");
});

test("days are counted back from today where that is said", () => {
  const clock = clockAt("2026-11-22T12:00:00.000Z");
  expect(dayOf(clock.on("2026-11-20", 12))).toBe("2026-11-10");
  expect(dayOf(clock.daysAgo(3))).toBe("2026-11-19");
});
