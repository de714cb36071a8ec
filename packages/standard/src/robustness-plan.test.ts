import type { PlanFactor } from "@touchstone/engine";
import { describe, expect, it } from "vitest";
import { compile } from "./compile.ts";
import { type PlanOptions, planOf } from "./robustness-plan.ts";
import { above0, gold, share, standardOf, terrain, title } from "./sample-standard.ts";

function plan(rest: object, options: PlanOptions = {}) {
  const standard = standardOf(rest);
  const { model, columns, findings } = compile(standard);
  expect(findings.filter(({ level }) => level !== "warning")).toEqual([]);
  return { ...planOf(standard, model, columns, options), model };
}
const vary = (what: object, rest: object = {}): readonly PlanFactor[] =>
  plan({ robustness: { vary: what }, ...rest }).factors;
const optionsOf = (factor: PlanFactor | undefined): string[] =>
  factor && "options" in factor ? factor.options.map(({ name }) => name) : [];

describe("planOf", () => {
  it("takes replicates, seed and share from the standard, and from whoever asks", () => {
    const robustness = { replicates: 500, seed: 3, certainAt: 0.8, vary: { weights: 0.1 } };
    expect(plan({ robustness, grades: [gold] })).toMatchObject({
      replicates: 500,
      seed: 3,
      certainAt: 0.8,
      influence: 250,
      still: 500,
      factors: [{ kind: "weights", by: 0.1 }],
    });
    expect(plan({ robustness }, { replicates: 5000, seed: 9, influence: false })).toMatchObject({
      replicates: 5000,
      seed: 9,
      influence: 0,
      still: 0,
    });
    expect(plan({ robustness }, { replicates: 5000 }).influence).toBe(1000);
  });

  it("varies weights and indicators left out where the standard says nothing", () => {
    const { factors } = plan({});
    expect(factors.map(({ kind }) => kind)).toEqual(["weights", "leaveOut"]);
    expect(optionsOf(factors[1])).toEqual(["none left out", "without x", "without y", "without z"]);
  });

  it("puts the standard's own first and once", () => {
    const [aggregate] = vary({ aggregate: ["geometric", "arithmetic", "geometric"] }, { scoring: above0 });
    expect(optionsOf(aggregate)).toEqual(["arithmetic", "geometric"]);
    const [impute] = vary({ impute: ["none", "groupMedian", "mean"] }, { context: [terrain] });
    expect(impute).toMatchObject({
      options: [
        { name: "none", value: { method: "none" } },
        { name: "groupMedian", value: { method: "median", group: 3 } },
        { name: "mean", value: { method: "mean", group: null } },
      ],
    });
    expect(vary({ aggregate: ["arithmetic"], impute: ["none"], treat: ["none"], normalise: ["goalposts"] })).toEqual(
      [],
    );
  });

  it("lets a variant of aggregation stand for every criterion, of normalising for every indicator that says none", () => {
    const criteria = [
      { id: "c", title, aggregate: "minimum", indicators: [share("x"), share("y", { normalise: "goalposts" })] },
      { id: "d", title, indicators: [share("z"), share("t", { better: { target: 0.5, tolerance: 0.5 } })] },
    ];
    const { factors, model } = plan({
      criteria,
      robustness: { vary: { aggregate: ["median"], normalise: ["minmax", "rank"] } },
    });
    const [normalise, aggregate] = factors;
    expect(aggregate).toMatchObject({ kind: "aggregate", options: [{ name: "as written" }, { name: "median" }] });
    const inner = model.nodes.flatMap(({ count }, k) => (count > 0 ? [k] : []));
    if (aggregate?.kind !== "aggregate" || normalise?.kind !== "normalise") throw new Error("want both factors");
    expect(inner.map((k) => aggregate.options[1]?.value[k]?.method)).toEqual(["median", "median", "median"]);
    const of = (id: string): string | undefined =>
      normalise.options[1]?.value.of[model.nodes.findIndex((node) => node.id === id)]?.method;
    expect(["x", "y", "z", "t", "c"].map(of)).toEqual(["minmax", "goalposts", "minmax", "target", undefined]);
  });

  it("keeps a variant of normalising on the grades' scale, and lets it have its own where there are none", () => {
    const said = { vary: { normalise: ["goalposts", { method: "minmax", to: [0, 10] }] } };
    const [free] = plan({ robustness: said }).factors;
    expect(free).toMatchObject({ options: [{ value: { scale: [0, 100] } }, { value: { scale: [0, 10] } }] });
    expect(optionsOf(free)).toEqual(["goalposts", "minmax, 0–10"]);
    const [graded] = vary({ normalise: ["minmax"] }, { grades: [gold], scoring: above0 });
    expect(graded).toMatchObject({ options: [{ value: { scale: [1, 100] } }, { value: { scale: [1, 100] } }] });
  });

  it("treats outliers otherwise where the indicator says nothing of it", () => {
    const criteria = [{ id: "c", title, indicators: [share("x"), share("y", { treat: "none" })] }];
    const [treat] = vary({ treat: ["none", { winsorise: 3 }] }, { criteria, scoring: { normalise: "minmax" } });
    expect(optionsOf(treat)).toEqual(["none", "skew 2, kurtosis 3.5, winsorise 3, otherwise log, combine false"]);
    expect(treat).toMatchObject({
      options: [{ value: [null, null, null, null] }, { value: [null, null, { winsorise: 3 }, null] }],
    });
  });

  it("leaves out each indicator that has a weight, or each criterion below the whole", () => {
    const criteria = [
      { id: "c", title, indicators: [share("x", { weight: 0 }), share("y")] },
      { id: "d", title, indicators: [share("z")] },
    ];
    expect(optionsOf(vary({ leaveOut: "indicator" }, { criteria })[0])).toEqual([
      "none left out",
      "without y",
      "without z",
    ]);
    expect(optionsOf(vary({ leaveOut: "criterion" })[0])).toEqual(["none left out", "without c", "without d"]);
  });

  it("moves numbers by standard errors where any is known, within their range", () => {
    const criteria = [
      {
        id: "c",
        title,
        indicators: [share("x", { error: 0.05 }), { id: "n", title, kind: "count", goalposts: [0, 9] }],
      },
    ];
    expect(vary({ error: true }, { criteria })).toEqual([
      {
        kind: "error",
        columns: [
          { column: 0, error: 0.05, low: 0, high: 1 },
          { column: 1, error: NaN, low: 0, high: Number.POSITIVE_INFINITY },
        ],
      },
    ]);
    expect(vary({ error: true })).toEqual([]);
    expect(plan({ robustness: { vary: { error: true } } }, { errors: true }).factors).toHaveLength(1);
  });

  it("lets reviewers disagree where there are two or more", () => {
    const rubric = (id: string, reviewers: number) => ({
      id,
      title,
      kind: "rubric",
      rubric: ["no", "some", "all"],
      rating: { reviewers },
    });
    const criteria = [{ id: "c", title, indicators: [rubric("a", 1), rubric("b", 3)] }];
    expect(vary({ reviewers: true }, { criteria })).toEqual([
      { kind: "reviewers", columns: [{ column: 1, levels: 3, reviewers: 3 }] },
    ]);
  });
});
