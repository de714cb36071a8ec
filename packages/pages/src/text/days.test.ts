import { expect, it } from "vitest";
import { shownDay, shownMinute, withDaysShown } from "./days.ts";

it.each([
  ["en", "1 Feb 2026"],
  ["zh-Hans", "2026年2月1日"],
  ["bo", "2026 ཟླ་ 2 ཚེས་ 1"],
])("a day in %s is %s", (lang, words) => expect(shownDay("2026-02-01", lang)).toBe(words));

it("an instant is shown as its day", () => expect(shownDay("2026-02-01T23:59:59Z", "en")).toBe("1 Feb 2026"));

it("an instant is shown to the minute, by the clock of UTC", () =>
  expect(shownMinute("2026-02-01T23:59:59.000Z", "zh-Hans")).toBe("2026年2月1日 23:59 UTC"));

it("what is no day stays as it is", () => expect(shownDay("2026", "en")).toBe("2026"));

it("of the facts of a sentence only days are written anew", () =>
  expect(withDaysShown({ last: "2026-12-01", n: 7, version: "2026-12", name: "2026-12-01 and after" }, "en")).toEqual({
    last: "1 Dec 2026",
    n: 7,
    version: "2026-12",
    name: "2026-12-01 and after",
  }));
