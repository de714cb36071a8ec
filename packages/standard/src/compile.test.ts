import { State, score, type Table } from "@touchstone/engine";
import { describe, expect, it } from "vitest";
import { compile } from "./compile.ts";
import { above0, gold, share, standardOf, terrain, title, wrong } from "./sample-standard.ts";

describe("an index", () => {
  const { model, findings } = compile(
    standardOf({
      context: [terrain],
      criteria: [
        { id: "c", title, weight: 3, dataThreshold: 0.5, indicators: [share("x"), share("y", { weight: 0.5 })] },
        { id: "d", title, redistribute: "none", aggregate: "median", indicators: [share("z")] },
      ],
      scoring: {
        ...above0,
        impute: "groupMedian",
        screen: { present: 0.66 },
        aggregate: { default: "geometric", c: { method: "power", p: 2 } },
        dataThreshold: 0.2,
        redistribute: "equal",
      },
    }),
  );
  const node = (id: string): object => model.nodes.find((one) => one.id === id)!;

  it("is a tree of weights, its answers and how they come together", () => {
    expect(findings).toEqual([]);
    expect(model).toMatchObject({ scale: [1, 100], missing: "rescale", points: false, screen: 0.66, screenNonZero: 0 });
    expect(model.columns).toEqual(["x", "y", "z", "terrain"]);
    expect(model.impute).toEqual({ method: "median", group: 3 });
    expect(node("score")).toMatchObject({ parent: -1, first: 1, count: 2, aggregate: { method: "geometric" } });
    expect(node("c")).toMatchObject({ weight: 3, dataThreshold: 0.5, aggregate: { method: "power", p: 2 } });
    expect(node("d")).toMatchObject({ dataThreshold: 0.2, aggregate: { method: "median" }, redistribute: "none" });
    expect(node("score")).toMatchObject({ redistribute: "equal" });
    expect(node("y")).toMatchObject({ parent: 1, count: 0, weight: 0.5, input: { column: 1 } });
  });

  it("is scored by the engine", () => {
    const cells = [0.5, 0, 1, 0, 0.25, 1];
    const table: Table = {
      units: ["u1", "u2"],
      columns: ["x", "y", "z"],
      values: Float64Array.from(cells),
      states: new Uint8Array(6).fill(State.present),
    };
    const weighted = compile(
      standardOf({
        criteria: [
          { id: "c", title, weight: 3, indicators: [share("x"), share("y", { weight: 3 })] },
          { id: "d", title, indicators: [share("z")] },
        ],
      }),
    );
    const { scores } = score(weighted.model, table);
    // c: (50 + 3 × 100) / 4 = 87.5 and 0; d: 25 and 100; whole: (3 × c + d) / 4
    expect(Array.from(scores.slice(0, 2))).toEqual([71.875, 25]);
  });
});

describe("a standard of points", () => {
  const criteria = [
    {
      id: "c",
      title,
      answer: "status",
      points: 30,
      redistribute: "equal",
      reduce: { when: "unit.terrain == 'hill'", by: 0.5 },
      indicators: [
        { id: "x", title, kind: "status", percent: 40 },
        {
          id: "y",
          title,
          kind: "status",
          percent: 60,
          scoreRule: "min(done.x, 0.5)",
          appliesWhen: "unit.terrain != 'hill'",
        },
      ],
    },
    { id: "d", title, points: 70, indicators: [{ id: "z", title, kind: "status" }] },
  ];

  it("carries points, a second half of each status, reductions and rules, on a scale of 100", () => {
    const { model, findings } = compile(
      standardOf({ context: [terrain], criteria, scoring: { redistribute: "none" } }),
    );
    expect(findings).toEqual([]);
    expect(model).toMatchObject({ scale: [0, 100], points: true, missing: "zero" });
    expect(model.columns).toEqual(["c", "x", "y", "z", "c.planned", "x.planned", "y.planned", "z.planned", "terrain"]);
    expect(model.nodes.map(({ id, weight }) => `${id} ${weight}`)).toEqual([
      "score 100",
      "c 30",
      "d 70",
      "x 12",
      "y 18",
      "z 70",
    ]);
    const [whole, c, , x, y] = model.nodes;
    expect(whole).toMatchObject({ redistribute: "none", input: null });
    expect(c).toMatchObject({ redistribute: "equal", input: { column: 0, planned: 4 } });
    expect(c?.factor).toMatchObject({
      when: { op: "==", left: { op: "column", column: 8 } },
      by: { op: "value", value: 0.5 },
    });
    expect(x?.input).toMatchObject({ column: 1, planned: 5, normalise: { low: 0, high: 1, to: [0, 100] } });
    expect(y?.applies).toMatchObject({ op: "!=" });
    expect(y?.scoreRule).toEqual({
      op: "min",
      args: [
        { op: "done", node: 3 },
        { op: "value", value: 0.5 },
      ],
    });
  });

  it("adds up, and does nothing else", () => {
    expect(wrong({ context: [terrain], criteria, scoring: { aggregate: "geometric" } })).toEqual([
      "error points-add-up scoring.aggregate",
    ]);
    expect(
      wrong({ context: [terrain], criteria, scoring: { normalise: { method: "goalposts", to: [0, 10] } } }),
    ).toContain("error off-scale scoring.normalise");
    expect(wrong({ context: [terrain], criteria, scoring: { normalise: "rank" } })).toContain(
      "error off-scale scoring.normalise",
    );
  });

  it("is the only one with score rules", () => {
    expect(wrong({ criteria: [{ id: "c", title, indicators: [share("x", { scoreRule: "done.x" })] }] })).toEqual([
      "error score-rule-without-points criteria.0.indicators.0.scoreRule",
    ]);
  });
});

describe("conditions in their places", () => {
  it("see what their place may see", () => {
    const criteria = [
      {
        id: "c",
        title,
        appliesWhen: "criteria.c > 1",
        reduce: { when: "score > 1", by: "done.x" },
        indicators: [share("x"), share("y", { appliesWhen: "answers.x > 0.5" })],
      },
    ];
    expect(
      wrong({ criteria, gates: [{ id: "g", title, holds: "answers.x > 1" }], grades: [{ ...gold, holds: "unit.x" }] }),
    ).toEqual([
      "error condition-unknown-name criteria.0.appliesWhen",
      "error condition-unknown-name criteria.0.reduce.when",
      "error condition-unknown-name criteria.0.reduce.by",
      "error condition-unknown-name criteria.0.indicators.1.appliesWhen",
      "error condition-unknown-name gates.0.holds",
      "error condition-unknown-name grades.0.holds",
    ]);
  });

  it("that can't be compiled leave something unknown, never something true", () => {
    const { model } = compile(standardOf({ gates: [{ id: "g", title, holds: "unit.name == 'X'" }] }));
    expect(model.gates).toEqual([{ id: "g", holds: { op: "value", value: Number.NaN } }]);
  });
});
