import { expect, it } from "vitest";
import { clockOf } from "./clock-of.ts";

it.each([
  ["Asia/Shanghai", "2026-02-01T16:05:59.999Z", "2026-02-02T00:05"],
  ["Asia/Shanghai", "2026-02-01T15:59:00.000Z", "2026-02-01T23:59"],
  ["UTC", "2026-02-01T00:00:00.000Z", "2026-02-01T00:00"],
  ["America/St_Johns", "2026-01-01T03:29:00.000Z", "2025-12-31T23:59"],
  ["Asia/Kathmandu", "2026-06-30T18:15:00.000Z", "2026-07-01T00:00"],
])("the clock of %s shows %s as %s", (zone, instant, local) => {
  expect(clockOf(zone)).toMatchObject({ zone });
  expect(clockOf(zone).at(instant)).toBe(local);
});

it("there is none of a zone that is nowhere", () => expect(() => clockOf("Nowhere/Larkwater")).toThrow(RangeError));
