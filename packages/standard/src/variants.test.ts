import { describe, expect, it } from "vitest";
import { above0, gold, share, title, wrong } from "./sample-standard.ts";

describe("variants of the robustness check", () => {
  const vary = (what: object, rest: object = {}): string[] => wrong({ robustness: { vary: what }, ...rest });
  const at = "robustness.vary";
  const graded = { grades: [gold] };

  it("may look at the whole table where the standard may not, if they keep to the scale", () => {
    expect(
      vary({ normalise: ["goalposts", { method: "minmax", to: [0, 100] }], impute: ["none", "median"] }, graded),
    ).toEqual([]);
    expect(vary({ treat: ["none", { otherwise: "none" }] }, graded)).toEqual([]);
  });

  it("are refused where they leave the grades' scale", () => {
    expect(vary({ normalise: [{ method: "minmax", to: [0, 10] }] }, graded)).toEqual([
      `error off-scale ${at}.normalise.0`,
    ]);
    expect(vary({ normalise: ["goalposts", "zscore", "rank"] }, graded)).toEqual([
      `error off-scale ${at}.normalise.1`,
      `error off-scale ${at}.normalise.2`,
    ]);
    expect(vary({ normalise: ["goalposts", { method: "zscore", mean: 60, sd: 12, to: [0, 100] }] }, graded)).toEqual(
      [],
    );
    expect(vary({ aggregate: ["copeland"] }, graded)).toEqual([`error off-scale ${at}.aggregate.0`]);
    expect(vary({ normalise: [{ method: "minmax", to: [0, 10] }, "rank"] })).toEqual([]);
  });

  it("are refused where they can fail, alone or with another", () => {
    expect(vary({ aggregate: ["arithmetic", "geometric"] })).toEqual([`error scale-holds-zero ${at}.aggregate.1`]);
    expect(vary({ aggregate: ["arithmetic", "geometric"] }, { scoring: above0 })).toEqual([]);
    expect(vary({ aggregate: ["geometric"], normalise: ["goalposts", "percentileRank"] }, { scoring: above0 })).toEqual(
      [`error scale-holds-zero ${at}.aggregate.0`],
    );
    expect(vary({ normalise: ["percentileRank"] }, { scoring: { ...above0, aggregate: "geometric" } })).toEqual([
      `error scale-holds-zero ${at}.normalise.0`,
    ]);
    expect(vary({ treat: [{}] })).toEqual([`error transformed-scale ${at}.treat.0`]);
    expect(vary({ treat: [{}], normalise: ["goalposts"] }, { scoring: { normalise: "minmax" } })).toEqual([
      `error transformed-scale ${at}.treat.0`,
    ]);
    expect(vary({ treat: [{}] }, { scoring: { normalise: "minmax" } })).toEqual([]);
    expect(vary({ impute: ["groupMedian"] })).toEqual([`error impute-group ${at}.impute.0`]);
    expect(vary({ normalise: [{ method: "rank", sd: 1 }] })).toEqual([`error normalise-option ${at}.normalise.0.sd`]);
    const criteria = [{ id: "c", title, indicators: [{ id: "x", title, kind: "amount" }] }];
    expect(vary({ normalise: ["goalposts"] }, { criteria, scoring: { normalise: "minmax" } })).toEqual([
      `error no-goalposts ${at}.normalise.0`,
    ]);
  });

  it("are refused where they vary nothing, or too much", () => {
    const criteria = [{ id: "c", title, indicators: [share("x")] }];
    expect(vary({ leaveOut: "indicator", reviewers: true }, { criteria })).toEqual([
      `error varies-nothing ${at}.leaveOut`,
      `error varies-nothing ${at}.reviewers`,
    ]);
    expect(vary({ leaveOut: "criterion" }, { criteria })).toEqual([`error varies-nothing ${at}.leaveOut`]);
    expect(vary({ leaveOut: "indicator" })).toEqual([]);
    expect(vary({ normalise: Array.from({ length: 13 }, () => "rank") })).toEqual([
      `error too-many-variants ${at}.normalise`,
    ]);
  });
});
