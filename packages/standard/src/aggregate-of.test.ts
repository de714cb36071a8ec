import { describe, expect, it } from "vitest";
import { compile } from "./compile.ts";
import { above0, gold, share, standardOf, title, wrong } from "./sample-standard.ts";

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

  it("Mazziotta–Pareto takes 0 and more, and keeps to a scale no wider than its lower end", () => {
    const aggregate = "mazziottaPareto";
    const plus = { method: aggregate, penalty: "plus" };
    const once = { default: "arithmetic", score: aggregate };
    expect(wrong({ scoring: { aggregate: once } })).toEqual([]);
    expect(wrong({ scoring: { aggregate: plus } })).toEqual([]);
    expect(wrong({ scoring: { aggregate } })).toEqual(["error scale-holds-zero scoring.aggregate"]); // its own can be below 0
    expect(wrong({ scoring: { aggregate: plus, normalise: "zscore" } })).toEqual([
      "error scale-holds-zero scoring.aggregate",
    ]);
    expect(wrong({ scoring: { aggregate: once, normalise: "fractionOfMax" } })).toEqual([
      "warning scale-holds-zero scoring.aggregate.score",
    ]);
    expect(wrong({ scoring: { aggregate: once }, grades: [gold] })).toEqual([
      "error off-scale scoring.aggregate.score",
    ]);
    const adjusted = { method: "goalposts", to: [70, 130] };
    expect(wrong({ scoring: { aggregate, normalise: adjusted }, grades: [{ ...gold, atLeast: 110 }] })).toEqual([]);
    expect(wrong({ scoring: { ...above0, aggregate: { score: "geometric", c: aggregate } } })).toEqual([
      "error scale-holds-zero scoring.aggregate.score",
    ]);
    expect(wrong({ scoring: { aggregate: { default: "arithmetic", score: aggregate, c: "copeland" } } })).toEqual([
      "error scale-holds-zero scoring.aggregate.score",
    ]);
  });

  it("benefit of the doubt looks at everybody: not where grades are", () => {
    const shares = { method: "benefitOfTheDoubt", shares: [0.2, 0.8] };
    expect(wrong({ scoring: { aggregate: "benefitOfTheDoubt" } })).toEqual([]);
    expect(wrong({ scoring: { aggregate: shares } })).toEqual([]);
    expect(wrong({ scoring: { aggregate: { ...shares, shares: [0.8, 0.2] } } })).toEqual([
      "error range-order scoring.aggregate",
    ]);
    expect(wrong({ scoring: { aggregate: shares, relative: true }, grades: [gold] })).toEqual([
      "error off-scale scoring.aggregate",
    ]);
    expect(compile(standardOf({ scoring: { aggregate: shares } })).model.nodes[0]?.aggregate).toEqual(shares);
    const plus = { method: "mazziottaPareto", penalty: "plus" };
    expect(compile(standardOf({ scoring: { aggregate: plus } })).model.nodes[1]?.aggregate).toEqual({
      ...plus,
      penalty: 1,
    });
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
