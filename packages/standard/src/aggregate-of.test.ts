import { describe, expect, it } from "vitest";
import { above0, gold, share, title, wrong } from "./sample-standard.ts";

describe("aggregates", () => {
  it.each([
    ["geometric", "geometric"],
    ["harmonic", "harmonic"],
    ["a power below 0", { method: "power", p: -1 }],
  ])("%s is refused where a score can be 0, and passes above", (_what, aggregate) => {
    expect(wrong({ scoring: { aggregate } })).toEqual(["error scale-holds-zero scoring.aggregate"]);
    expect(wrong({ scoring: { aggregate, ...above0 } })).toEqual([]);
    expect(wrong({ scoring: { aggregate: { default: "arithmetic", c: aggregate } } })).toEqual([
      "error scale-holds-zero scoring.aggregate.c",
    ]);
    expect(wrong({ scoring: { aggregate, normalise: "percentileRank" } })).toEqual([
      "error scale-holds-zero scoring.aggregate",
    ]);
    expect(wrong({ scoring: { aggregate, normalise: "rank" } })).toEqual([]);
    expect(wrong({ scoring: { aggregate, normalise: "scaled" } })).toEqual([
      "warning scale-holds-zero scoring.aggregate",
    ]);
  });

  it("a power above 0 bears a 0, and no power is 0", () => {
    expect(wrong({ scoring: { aggregate: { method: "power", p: 2 } } })).toEqual([]);
    expect(wrong({ scoring: { aggregate: { method: "power", p: 0.5 } } })).toEqual([]);
    expect(
      wrong({ scoring: { aggregate: { method: "power", p: 0.5 }, normalise: { method: "minmax", to: [-1, 1] } } }),
    ).toEqual(["error scale-holds-zero scoring.aggregate"]);
    expect(wrong({ scoring: { aggregate: { method: "power", p: 0 } } })).toEqual([
      "error power-zero scoring.aggregate",
    ]);
  });

  it("a 0 far below counts too, and so does one given for what is not answered", () => {
    const criteria = [{ id: "c", title, criteria: [{ id: "d", title, indicators: [share("x")] }] }];
    expect(wrong({ criteria, scoring: { aggregate: { c: "geometric" } } })).toEqual([
      "error scale-holds-zero scoring.aggregate.c",
    ]);
    expect(wrong({ scoring: { aggregate: "geometric", normalise: "rank", missing: "zero" } })).toEqual([
      "error scale-holds-zero scoring.aggregate",
    ]);
  });

  it("copeland orders units: not where grades are, and not below a geometric mean", () => {
    expect(wrong({ scoring: { aggregate: "copeland" } })).toEqual([]);
    expect(wrong({ scoring: { aggregate: "copeland", relative: true }, grades: [gold] })).toEqual([
      "error off-scale scoring.aggregate",
    ]);
    expect(wrong({ scoring: { ...above0, aggregate: { score: "geometric", c: "copeland" } } })).toEqual([
      "error scale-holds-zero scoring.aggregate.score",
    ]);
  });

  it("lines for criteria that aren't there, or that speak for themselves", () => {
    const criteria = [{ id: "services", title, aggregate: "median", dataThreshold: 0.5, indicators: [share("x")] }];
    expect(wrong({ criteria, scoring: { aggregate: { servces: "median" }, dataThreshold: { x: 0.5 } } })).toEqual([
      "error unknown-criterion scoring.aggregate.servces",
      "error unknown-criterion scoring.dataThreshold.x",
    ]);
    expect(wrong({ criteria, scoring: { aggregate: { services: "median" }, dataThreshold: { services: 1 } } })).toEqual(
      ["error said-twice scoring.aggregate.services", "error said-twice scoring.dataThreshold.services"],
    );
  });
});
