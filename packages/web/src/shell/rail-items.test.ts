import { describe, expect, it } from "vitest";
import { railPlaces } from "./rail-items.ts";

describe("the rail", () => {
  it.each([
    ["office", ["home", "applications", "decisions", "notices", "units", "cycles", "roles"]],
    ["operator", ["home", "applications", "notices", "units", "cycles", "roles"]],
    ["coordinator", ["home", "applications", "notices", "units", "cycles"]],
    ["reviewer", ["review"]],
    ["assessor", ["home", "applications", "recommend", "notices", "cycles"]],
    ["decider", ["home", "applications", "decisions", "notices", "cycles"]],
    ["unit", []],
    ["appeal", []],
  ] as const)("leads the %s only where there is something for them", (role, places) => {
    expect(railPlaces(new Set([role]))).toEqual(places);
  });

  it("leads who holds two roles to the places of both, once each", () => {
    expect(railPlaces(new Set(["reviewer", "coordinator"] as const))).toEqual([
      "home",
      "applications",
      "review",
      "notices",
      "units",
      "cycles",
    ]);
  });
});
