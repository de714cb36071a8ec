import { expect, it } from "vitest";
import { publicView } from "./view.tsx";

const eightAhead = {
  zone: "Asia/Shanghai",
  at: (instant: string) => ({ "2026-02-01T16:05:59.000Z": "2026-02-02T00:05" })[instant] ?? "",
};

it("by the clock of a programme an instant has that clock's day and minute, and a day of the calendar stays", () => {
  const { day, minute } = publicView("en", eightAhead);
  expect([day("2026-02-01T16:05:59.000Z"), day("2026-02-01")]).toEqual(["2 Feb 2026", "1 Feb 2026"]);
  expect(minute("2026-02-01T16:05:59.000Z")).toBe("2 Feb 2026 00:05");
});

it("without a clock an instant is by UTC, and says so", () => {
  const { day, minute } = publicView("zh-Hans");
  expect(day("2026-02-01T16:05:59.000Z")).toBe("2026年2月1日");
  expect(minute("2026-02-01T16:05:59.000Z")).toBe("2026年2月1日 16:05 UTC");
});
