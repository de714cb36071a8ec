import { describe, expect, it } from "vitest";
import { codeOf } from "./code.ts";
import { endOf } from "./days.ts";

describe("the end of a designation", () => {
  it.each([
    ["2026-06-11", "P3Y", "2029-06-11"],
    ["2026-06-11", "P18M", "2027-12-11"],
    ["2024-02-29", "P4Y", "2028-02-29"],
    ["2024-02-29", "P1Y", "2025-03-01"], // held through 28 February
    ["2026-01-31", "P1M", "2026-03-01"],
    ["2028-01-31", "P1M", "2028-03-01"],
    ["2026-03-31", "P1M", "2026-05-01"],
    ["2026-12-31", "P1M", "2027-01-31"],
    ["2026-01-31", "P1M1D", "2026-03-02"],
    ["2026-06-11", "P2W", "2026-06-25"],
    ["2026-06-11", "P30D", "2026-07-11"],
    ["0099-06-11", "P1Y", "0100-06-11"],
  ])("from %s for %s is %s", (from, duration, until) => {
    expect(endOf(from, duration)).toBe(until);
  });

  it("of what is no duration, no day, or ends behind the calendar is not known", () => {
    for (const duration of ["", "P", "3Y", "PT1H", "P1.5Y", "P-1Y", "P9000Y", "P99999999D"])
      expect(endOf("2026-06-11", duration)).toBeNull();
    expect(endOf("2026-13-11", "P1Y")).toBeNull();
  });
});

describe("the code of a designation", () => {
  it("is the last 50 bits of its id, and their remainder of 37", () => {
    expect(codeOf("00000000-0000-0000-0000-000000000000")).toBe("00000000000");
    expect(codeOf("00000000-0000-0000-0000-000000000025")).toBe("00000000150"); // 37
    expect(codeOf("ffffffff-ffff-ffff-ffff-ffffffffffff").slice(0, 10)).toBe("ZZZZZZZZZZ");
    expect(codeOf("0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88")).toBe(codeOf("ffffffff-7c1e-7b3a-9ff4-2b6d5a1c4e88")); // time tells nothing
  });
});
