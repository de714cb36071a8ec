import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Expression } from "./expression.ts";
import type { Grade, Model } from "./model.ts";
import { type Ladder, pathToNextGrade } from "./path.ts";
import { sampleGrade as grade, sampleModel, sampleTable } from "./sample-model.ts";
import { score } from "./score.ts";

const ladder = (node: number, ...rungs: [value: number, cost: number][]): Ladder => ({
  node,
  whole: false,
  rungs: rungs.map(([value, cost]) => ({ value, cost })),
});
const GRADES = [grade("gold", 80), grade("silver", 50)];
const THREE = { id: "whole", children: [{ id: "a", weight: 2 }, { id: "b" }, { id: "c" }] } as const;

describe("the path to the next grade", () => {
  it("is the cheapest set of steps, not the greedy one", () => {
    // 30 points are wanting: a brings 40 for 5 (8 per cost, the best rate), b and c 25 each for 2 (12.5): b + c for 4 do
    const model = sampleModel(THREE, { grades: GRADES, missing: "zero" });
    const table = sampleTable(model, { u: { a: 0.4, b: 0, c: 0 } });
    const path = pathToNextGrade(model, table, 0, [ladder(1, [1, 5]), ladder(2, [1, 2]), ladder(3, [1, 2])]);
    expect(path).toMatchObject({ grade: 1, cost: 4, reaches: true, proven: true, score: 70 });
    expect(path?.steps).toEqual([
      { node: 2, from: 0, to: 1, cost: 2 },
      { node: 3, from: 0, to: 1, cost: 2 },
    ]);
  });
  it("climbs only as far up a ladder as is needed", () => {
    const model = sampleModel(THREE, { grades: GRADES, missing: "zero" });
    const table = sampleTable(model, { u: { a: 0.4, b: 1, c: 0 } });
    const path = pathToNextGrade(model, table, 0, [ladder(1, [0.6, 1], [0.8, 1], [1, 1])]);
    expect(path).toMatchObject({ cost: 1, score: 55, reaches: true });
  });
  it("takes into account what a condition of the grade asks of a criterion", () => {
    const holds: Expression = { op: ">=", left: { op: "score", node: 3 }, right: { op: "value", value: 50 } };
    const model = sampleModel(THREE, { grades: [grade("silver", 50, { holds })], missing: "zero" });
    const table = sampleTable(model, { u: { a: 1, b: 1, c: 0 } });
    const path = pathToNextGrade(model, table, 0, [ladder(3, [0.5, 1], [1, 1])]);
    expect(path).toMatchObject({ cost: 1, reaches: true, steps: [{ node: 3, to: 0.5 }] });
  });
  it("reaches the next grade also where the same steps bring a higher one", () => {
    const holds: Expression = { op: ">=", left: { op: "score", node: 3 }, right: { op: "value", value: 50 } };
    const model = sampleModel(THREE, { grades: [grade("gold", 80, { holds }), grade("silver", 50, { holds })] });
    const table = sampleTable(model, { u: { a: 1, b: 1, c: 0.3 } });
    const path = pathToNextGrade(model, table, 0, [ladder(3, [0.5, 1])]);
    expect(path).toMatchObject({ grade: 1, reaches: true, score: 87.5 });
  });
  it("works through a geometric mean, and takes back what is not needed", () => {
    const model = sampleModel(
      {
        id: "whole",
        node: { aggregate: { method: "geometric" } },
        children: ["a", "b", "c"].map((id) => ({ id, input: { normalise: posts([1, 100]) } })),
      },
      { grades: [grade("silver", 50)], scale: [1, 100] },
    );
    const table = sampleTable(model, { u: { a: 1, b: 1, c: 0 } });
    const steps: [number, number][] = [0.1, 0.2, 0.3].map((value) => [value, 1]);
    const path = pathToNextGrade(model, table, 0, [ladder(3, ...steps)]);
    expect(path).toMatchObject({ cost: 2, reaches: true, proven: false, steps: [{ node: 3, from: 0, to: 0.2 }] });
  });
  it("meets requirements of the grade too", () => {
    const model = sampleModel(
      {
        id: "whole",
        weight: 10,
        children: [
          { id: "a", weight: 10 },
          { id: "law", weight: 0 },
        ],
      },
      {
        points: true,
        missing: "zero",
        grades: [grade("silver", 50, { requires: [{ node: 2, done: 100, doneOrPlanned: null }] })],
      },
    );
    const table = sampleTable(model, { u: { a: 0, law: 0 } });
    const path = pathToNextGrade(model, table, 0, [ladder(1, [1, 3]), ladder(2, [1, 1])]);
    expect(path).toMatchObject({ cost: 4, reaches: true });
  });
  it("follows a condition that asks for the least of several criteria, or for one of two", () => {
    const scoreOf = (node: number): Expression => ({ op: "score", node });
    const least: Expression = {
      op: ">=",
      left: { op: "min", args: [scoreOf(1), scoreOf(2)] },
      right: { op: "value", value: 60 },
    };
    const either: Expression = {
      op: "or",
      args: [
        { op: ">=", left: scoreOf(1), right: { op: "value", value: 90 } },
        { op: "not", of: { op: "<", left: scoreOf(3), right: { op: "value", value: 40 } } },
      ],
    };
    const model = sampleModel(THREE, {
      grades: [grade("silver", 10, { holds: { op: "and", args: [least, either] } })],
      missing: "zero",
    });
    const table = sampleTable(model, { u: { a: 0.2, b: 0.3, c: 0 } });
    const path = pathToNextGrade(model, table, 0, [
      ladder(1, [0.6, 2], [0.9, 9]),
      ladder(2, [0.6, 3]),
      ladder(3, [0.4, 1]),
    ]);
    expect(path).toMatchObject({ cost: 6, reaches: true, inTheWay: [] });
  });
  it("asks for the answers that are missing where a gate can't be shown without them", () => {
    const shown: Expression = { op: ">=", left: { op: "score", node: 3 }, right: { op: "value", value: 50 } };
    const model = sampleModel(THREE, { grades: [grade("silver", 50)], gates: [{ id: "g", holds: shown }] });
    const table = sampleTable(model, { u: { a: 1, b: 1 } });
    const path = pathToNextGrade(model, table, 0, [ladder(3, [0.5, 1], [1, 1])]);
    expect(path).toMatchObject({ cost: 1, reaches: true, gatesInTheWay: [], steps: [{ node: 3, from: NaN, to: 0.5 }] });
  });
  it("asks for answers where too few are there to be scored", () => {
    const model = sampleModel(THREE, { grades: [grade("silver", 50)], screen: 0.9 });
    const table = sampleTable(model, { u: { a: 1 } });
    const path = pathToNextGrade(model, table, 0, [ladder(2, [0.1, 1]), ladder(3, [0.1, 1])]);
    expect(path).toMatchObject({ cost: 2, reaches: true });
  });
  it("says which grade the steps bring where that is higher than the next, and what they don't meet", () => {
    const after = (node: number): Partial<Grade> => ({ requires: [{ node, done: 100, doneOrPlanned: null }] });
    const model = sampleModel(
      {
        id: "whole",
        weight: 2,
        children: [
          { id: "a", weight: 2 },
          { id: "law", weight: 0 },
          { id: "act", weight: 0 },
        ],
      },
      { points: true, missing: "zero", grades: [grade("gold", 80), grade("silver", 50), grade("bronze", 0, after(2))] },
    );
    const ladders = [ladder(1, [1, 3]), ladder(2, [1, 1])];
    const bronze = pathToNextGrade(model, sampleTable(model, { u: { a: 1 } }), 0, ladders);
    expect(bronze).toMatchObject({ grade: 2, reached: 0, reaches: true, cost: 1 });
    const waived = pathToNextGrade(model, sampleTable(model, { u: { a: 1, law: "n/a" } }), 0, ladders);
    expect(waived).toMatchObject({ reaches: true, steps: [{ node: 2, to: 1 }] });
    const stuck = pathToNextGrade(model, sampleTable(model, { u: { a: 1 } }), 0, []);
    expect(stuck).toMatchObject({ reached: -1, requiredInTheWay: [2], inTheWay: ["requires"] });
  });
  it("names the gates that no answer changes", () => {
    const open: Expression = { op: "==", left: { op: "column", column: 0 }, right: { op: "value", value: 0 } };
    const model = sampleModel(THREE, {
      columns: ["findings"],
      grades: GRADES,
      gates: [{ id: "none_open", holds: open }],
      missing: "zero",
    });
    const table = sampleTable(model, { u: { a: 0.4, b: 0, c: 0, findings: 1 } });
    const path = pathToNextGrade(model, table, 0, [ladder(1, [1, 5])]);
    expect(path).toMatchObject({ reaches: false, gatesInTheWay: [0], inTheWay: [] });
  });
  it("says so where no steps are enough", () => {
    const model = sampleModel(THREE, { grades: GRADES, missing: "zero" });
    const path = pathToNextGrade(model, sampleTable(model, { u: {} }), 0, [ladder(2, [1, 1])]);
    expect(path).toMatchObject({ reaches: false, inTheWay: ["score"] });
  });
  it("is empty at the top", () => {
    const model = sampleModel(THREE, { grades: GRADES });
    const path = pathToNextGrade(model, sampleTable(model, { u: { a: 1, b: 1, c: 1 } }), 0, []);
    expect(path).toMatchObject({ grade: -1, steps: [], reaches: true });
  });
  it("promises nothing where scores depend on others", () => {
    const minmax = { normalise: { method: "minmax", to: [0, 100] } } as const;
    const model = sampleModel({ id: "whole", children: [{ id: "a", input: minmax }] }, { grades: GRADES });
    expect(pathToNextGrade(model, sampleTable(model, { u: { a: 1 }, v: { a: 2 } }), 0, [])).toBeNull();
  });
  it("names steps in the unit's own figures where answers are divided, whole where only whole ones count", () => {
    const model = sampleModel(
      {
        id: "whole",
        children: [
          { id: "stops", input: { per: { column: 1, times: 1000 }, normalise: { ...posts([0, 100]), high: 5 } } },
          { id: "people", weight: 0, input: { normalise: posts([0, 100]) } },
        ],
      },
      { grades: [grade("silver", 50)] },
    );
    const table = sampleTable(model, { u: { stops: 1, people: 1500 } });
    const path = pathToNextGrade(model, table, 0, [{ ...ladder(1, [2.5, 1], [5, 1]), whole: true }]);
    expect(path?.steps).toEqual([{ node: 1, from: 1, to: 4, cost: 1 }]); // 2.5 × 1.5 = 3.75 stops
  });

  it("no cheaper set of steps is enough: held against every subset", () => {
    const small = fc.record({
      values: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 4, maxLength: 4 }),
      weights: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 4, maxLength: 4 }),
      costs: fc.array(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 3, maxLength: 3 }), {
        minLength: 4,
        maxLength: 4,
      }),
    });
    fc.assert(
      fc.property(small, ({ values, weights, costs }) => {
        const model = sampleModel(
          { id: "whole", children: weights.map((weight, at) => ({ id: `x${at}`, weight })) },
          { grades: [grade("silver", 75)], missing: "zero" },
        );
        const row = Object.fromEntries(values.map((value, at) => [`x${at}`, value / 3]));
        const table = sampleTable(model, { u: row });
        const ladders = costs.map((rungs, at) =>
          ladder(at + 1, ...rungs.map((cost, h): [number, number] => [(h + 1) / 3, cost])),
        );
        const path = pathToNextGrade(model, table, 0, ladders);
        const best = cheapestByForce(model, values, costs);
        expect(path?.cost).toBe(best);
      }),
      { seed: 21, numRuns: 60 },
    );
  });
});

/** Tries all 4⁴ ways to raise four answers of 0 to 3 thirds. */
function cheapestByForce(model: Model, values: readonly number[], costs: readonly (readonly number[])[]): number {
  let best = Infinity;
  for (let code = 0; code < 256; code++) {
    const raised = values.map((value, at) => Math.max(value, (code >> (2 * at)) & 3));
    const cost = raised.reduce(
      (sum, to, at) => sum + (costs[at] ?? []).slice(values[at], to).reduce((a, b) => a + b, 0),
      0,
    );
    if (cost >= best) continue;
    const row = Object.fromEntries(raised.map((value, at) => [`x${at}`, value / 3]));
    if ((score(model, sampleTable(model, { u: row })).grades[0] ?? -1) >= 0) best = cost;
  }
  return best;
}

function posts(to: readonly [number, number]) {
  return { method: "goalposts", low: 0, high: 1, to, truncate: true } as const;
}
