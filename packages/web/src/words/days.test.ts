import { describe, expect, it } from "vitest";
import { dayBefore, shownDay, shownMinute } from "./days.ts";

describe("a day", () => {
  it.each([
    ["en", "1 Feb 2026"],
    ["zh-Hans", "2026年2月1日"],
    ["bo", "2026 ཟླ་ 2 ཚེས་ 1"],
  ])("in %s is %s", (language, words) => expect(shownDay("2026-02-01", language)).toBe(words));

  it("that is none is shown as it came", () => expect(shownDay("soon", "en")).toBe("soon"));
});

describe("a minute", () => {
  it("is that of the reader's clock", () => {
    const at = new Date(2026, 1, 1, 9, 5).toISOString();
    expect(shownMinute(at, "en")).toBe("1 Feb 2026 09:05");
  });
});

it("is the last one of what ends before another, over the turn of a month", () =>
  expect(dayBefore("2028-03-01")).toBe("2028-02-29"));
