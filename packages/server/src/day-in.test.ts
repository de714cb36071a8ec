import { expect, test } from "vitest";
import { dayIn } from "./day-in.ts";

test("a day begins at midnight of its zone, whatever was asked before", () => {
  const asked: [string, string][] = [
    ["Asia/Thimphu", "2026-03-01T17:59:59.999Z"],
    ["Asia/Thimphu", "2026-03-01T18:00:00.000Z"],
    ["UTC", "2026-03-01T18:00:00.000Z"],
    ["Asia/Thimphu", "2026-03-01T17:59:00.000Z"],
  ];
  expect(asked.map(([zone, instant]) => dayIn(zone, instant))).toEqual([
    "2026-03-01",
    "2026-03-02",
    "2026-03-01",
    "2026-03-01",
  ]);
});

test("an instant with an offset is not taken for one in UTC of the same digits", () => {
  expect(dayIn("UTC", "2026-03-01T01:00:00.000Z")).toBe("2026-03-01");
  expect(dayIn("UTC", "2026-03-01T01:00:00.000+02:00")).toBe("2026-02-28");
});

test("a day that clocks went back to is itself again", () => {
  const asked = ["2010-11-07T02:30:30.000Z", "2010-11-07T02:31:30.000Z", "2010-11-07T03:30:30.000Z"];
  const days = asked.map((instant) => dayIn("America/St_Johns", instant)); // at 0:01 back to 23:01 of the day before
  expect(days).toEqual(["2010-11-07", "2010-11-06", "2010-11-07"]);
});
