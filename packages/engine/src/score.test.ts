import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Expression } from "./expression.ts";
import type { Aggregate, Model } from "./model.ts";
import { sampleModel, sampleTable } from "./sample-model.ts";
import { ScoreError, score } from "./score.ts";
import { Holds } from "./scored.ts";
import { State, type Table } from "./table.ts";

/** whole = (p: a 1, b 3) 1 and (c) 1 */
const tree = (over: Partial<Model> = {}, method: Aggregate["method"] = "arithmetic"): Model =>
  sampleModel(
    {
      id: "whole",
      node: { aggregate: { method } as Aggregate },
      children: [{ id: "p", children: [{ id: "a" }, { id: "b", weight: 3 }] }, { id: "c" }],
    },
    over,
  );
const total = (model: Model, rows: Parameters<typeof sampleTable>[1]): number[] => {
  const table = sampleTable(model, rows);
  return [...score(model, table).scores.subarray(0, table.units.length)];
};

describe("from answers to a score", () => {
  it("weighs children, level by level", () => {
    // p = (1 × 100 + 3 × 20) ÷ 4 = 40; whole = (40 + 60) ÷ 2
    expect(total(tree(), { u: { a: 1, b: 0.2, c: 0.6 } })).toEqual([50]);
  });
  it("a missing answer leaves its weight to its siblings", () => {
    expect(total(tree(), { u: { a: 1, b: null, c: 0.6 } })).toEqual([80]);
  });
  it("a missing answer earns nothing where the standard says zero", () => {
    // p = (100 + 0) ÷ 4 = 25
    expect(total(tree({ missing: "zero" }), { u: { a: 1, b: null, c: 0.6 } })).toEqual([42.5]);
  });
  it("what does not apply leaves its weight to its siblings either way", () => {
    for (const missing of ["rescale", "zero"] as const)
      expect(total(tree({ missing }), { u: { a: 1, b: "n/a", c: 0.6 } })).toEqual([80]);
  });
  it("a unit that answered nothing has no score and no rank, and takes none from others", () => {
    const model = tree();
    const scored = score(model, sampleTable(model, { u: {}, v: { a: 1, b: 1, c: 1 } }));
    expect([...scored.ranks]).toEqual([0, 1]);
    expect(scored.scores[0]).toBeNaN();
  });
  it("too few children with a score give none: strictly below the threshold, and only of those that apply", () => {
    const model = sampleModel({
      id: "whole",
      node: { dataThreshold: 0.5 },
      children: [{ id: "a" }, { id: "b" }, { id: "c" }, { id: "d" }],
    });
    expect(total(model, { u: { a: 1, b: 1 } })).toEqual([100]);
    expect(total(model, { u: { a: 1 } })).toEqual([NaN]);
    expect(total(model, { u: { a: 1, b: "n/a", c: "n/a" } })).toEqual([100]);
  });
  it("who answered too little is screened out of the scores and of everybody's minimum and maximum", () => {
    const minmax = { normalise: { method: "minmax", to: [0, 100] } } as const;
    const model = sampleModel(
      {
        id: "whole",
        children: [
          { id: "a", input: minmax },
          { id: "b", input: minmax },
        ],
      },
      { screen: 0.75 },
    );
    const rows = { u: { a: 0, b: 0 }, v: { a: 5, b: 10 }, w: { a: 10, b: 5 }, x: { a: 1000 } };
    const scored = score(model, sampleTable(model, rows));
    expect([...scored.screened]).toEqual([0, 0, 0, 1]);
    expect([...scored.scores.subarray(0, 4)]).toEqual([0, 75, 75, NaN]);
    expect(scored.sealed[0]).toMatchObject({ n: 3, min: 0, max: 10 });
  });
  it("who answered mostly with 0 is screened out where the standard says so", () => {
    const model = sampleModel({ id: "whole", children: [{ id: "a" }, { id: "b" }] }, { screenNonZero: 0.5 });
    const scored = score(model, sampleTable(model, { u: { a: 0, b: 0 }, v: { a: 0, b: 1 } }));
    expect([...scored.screened]).toEqual([1, 0]);
    expect([...scored.ranks]).toEqual([0, 1]);
  });
  it("who says that most of it does not apply has not answered it, whatever a rule of the standard rules out", () => {
    const rule: Expression = { op: "==", left: { op: "column", column: 0 }, right: { op: "value", value: 1 } };
    const model = sampleModel(
      { id: "whole", children: [{ id: "a" }, { id: "b" }, { id: "c", node: { applies: rule } }] },
      { columns: ["school"], screen: 0.6 },
    );
    const rows = { u: { school: 1, a: 1, b: "n/a", c: "n/a" }, v: { school: 0, a: 1, b: 0 } } as const;
    const scored = score(model, sampleTable(model, rows));
    expect([...scored.screened]).toEqual([1, 0]);
    expect([...scored.answeredShare]).toEqual([1 / 3, 1]);
    expect(scored.states[2]).toBe(State.present); // a of u: answered, though u has no score
  });
  it("an answer that can't be divided is not there", () => {
    const model = sampleModel({
      id: "whole",
      children: [{ id: "x", input: { per: { column: 1, times: 1 } } }, { id: "d" }],
    });
    expect([...score(model, sampleTable(model, { u: { x: 4, d: 0 } })).answeredShare]).toEqual([0.5]);
  });
  it("a gate does not take for shown what was only filled in", () => {
    const holds: Expression = { op: ">=", left: { op: "score", node: 1 }, right: { op: "value", value: 50 } };
    const model = sampleModel(
      { id: "whole", children: [{ id: "a" }, { id: "b" }] },
      { impute: { method: "mean", group: null }, gates: [{ id: "g", holds }] },
    );
    const scored = score(model, sampleTable(model, { u: { a: 1, b: 1 }, v: { b: 1 } }));
    expect([...scored.scores.subarray(0, 2)]).toEqual([100, 100]);
    expect([...scored.gates]).toEqual([Holds.yes, Holds.unknown]);
  });
  it("an own answer of an inner node replaces what is below", () => {
    const model = sampleModel({
      id: "whole",
      children: [{ id: "p", input: {}, children: [{ id: "a" }, { id: "b" }] }, { id: "c" }],
    });
    expect(total(model, { u: { p: 0.9, a: 0, b: 0, c: 0.1 } })).toEqual([50]);
    expect(total(model, { u: { p: null, a: 0, b: 0.4, c: 0.1 } })).toEqual([15]);
  });
  it("levels, denominators and direction act before the posts", () => {
    const model = sampleModel({
      id: "whole",
      children: [
        { id: "rubric", input: { levels: [0, 1, 4], normalise: posts(0, 4) } },
        { id: "stops", input: { per: { column: 2, times: 1000 }, normalise: posts(0, 5) } },
        { id: "people", input: { direction: -1, normalise: posts(0, 4000) } },
      ],
    });
    const table = sampleTable(model, { u: { rubric: 1, stops: 4, people: 2000 } });
    const scored = score(model, table, { stages: true });
    expect([...scored.scores]).toEqual([(25 + 40 + 50) / 3, 25, 40, 50].map((x) => Math.round(x * 1e6) / 1e6));
    expect(scored.stages?.denominated[1]).toBe(2);
  });
  it("divided by nothing is missing, not infinite", () => {
    const model = sampleModel({
      id: "whole",
      children: [{ id: "x", input: { per: { column: 1, times: 1 } } }, { id: "d" }],
    });
    const scored = score(model, sampleTable(model, { u: { x: 4, d: 0 } }));
    expect(scored.scores[1]).toBeNaN();
    expect(scored.states[1]).toBe(State.missing);
  });
  it("names the unit and the node where a geometric mean meets a 0", () => {
    const model = tree({}, "geometric");
    const table = sampleTable(model, { u: { a: 1, b: 1, c: 1 }, v: { a: 1, b: 1, c: 0 } });
    expect(() => score(model, table)).toThrow(ScoreError);
    expect(() => score(model, table)).toThrow("geometric mean: got 0 for c of v, want above 0");
  });
  it("an unknown condition of applicability counts as applying, and is listed", () => {
    const model = sampleModel(
      { id: "whole", children: [{ id: "a" }, { id: "b", node: { applies: { op: "column", column: 0 } } }] },
      { columns: ["school"] },
    );
    const rows = { u: { school: 1, a: 1, b: 0 }, v: { school: 0, a: 1, b: 0 }, w: { school: null, a: 1, b: 0 } };
    const scored = score(model, sampleTable(model, rows));
    expect([...scored.scores.subarray(0, 3)]).toEqual([50, 100, 50]);
    expect(scored.undecided).toEqual([{ unit: 2, node: 2 }]);
  });
});

describe("published digits", () => {
  it("ranks tie where published scores do, whatever the last bits say", () => {
    const model = sampleModel({ id: "whole", children: [{ id: "a" }] });
    const scored = score(model, sampleTable(model, { u: { a: 0.5 + 1e-12 }, v: { a: 0.5 }, w: { a: 0.4 } }));
    expect([...scored.ranks]).toEqual([1, 1, 3]);
  });
});

describe("refuses at the door", () => {
  const model = tree();
  const table = sampleTable(model, { u: {}, v: {} });
  it.each<[string, Partial<Table>]>([
    ["units out of order", { units: ["v", "u"] }],
    ["a unit twice", { units: ["u", "u"] }],
    ["other columns", { columns: ["a", "b", "x"] }],
    ["too few cells", { values: new Float64Array(5) }],
  ])("%s", (_, over) => {
    expect(() => score(model, { ...table, ...over })).toThrow(RangeError);
  });
});

describe("properties", () => {
  const cells = fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 });
  const rowsOf = (values: readonly (readonly number[])[]): Record<string, Record<string, number>> =>
    Object.fromEntries(values.map(([a = 0, b = 0, c = 0], i) => [`u${i}`, { a, b, c }]));

  it.each(["arithmetic", "geometric", "harmonic", "minimum", "median"] as const)(
    "%s: a better answer never lowers a score",
    (method) => {
      const model = tree({}, method);
      fc.assert(
        fc.property(
          cells,
          fc.integer({ min: 0, max: 2 }),
          fc.double({ min: 0, max: 1, noNaN: true }),
          (row, at, by) => {
            const better = row.with(at, Math.min(1, (row[at] ?? 0) + by));
            const [before = NaN, after = NaN] = total(model, rowsOf([row, better]));
            expect(after).toBeGreaterThanOrEqual(before);
          },
        ),
        { seed: 11 },
      );
    },
  );
  it("weights count only against each other", () => {
    const scaled = (by: number): Model =>
      sampleModel({
        id: "whole",
        children: [
          { id: "a", weight: by },
          { id: "b", weight: 3 * by },
          { id: "c", weight: by / 3 },
        ],
      });
    fc.assert(
      fc.property(cells, fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (row, by) => {
        expect(total(scaled(by), rowsOf([row]))[0]).toBeCloseTo(total(scaled(1), rowsOf([row]))[0] ?? NaN, 5);
      }),
      { seed: 12 },
    );
  });
  it("with fixed posts, nobody's score depends on who else takes part", () => {
    const model = tree();
    fc.assert(
      fc.property(fc.array(cells, { minLength: 2, maxLength: 6 }), (rows) => {
        const [alone] = total(model, rowsOf(rows.slice(0, 1)));
        expect(total(model, rowsOf(rows))[0]).toBe(alone);
      }),
      { seed: 13 },
    );
  });
  it("the same table gives the same bytes", () => {
    const model = tree({}, "geometric");
    fc.assert(
      fc.property(fc.array(cells, { minLength: 1, maxLength: 6 }), (rows) => {
        const table = sampleTable(model, rowsOf(rows));
        expect(new Uint8Array(score(model, table).exact.buffer)).toEqual(
          new Uint8Array(score(model, table).exact.buffer),
        );
      }),
      { seed: 14, numRuns: 30 },
    );
  });
  it("the input is left as it was", () => {
    const model = tree({ impute: { method: "mean", group: null } });
    const table = sampleTable(model, { u: { a: 1 }, v: { a: 0, b: 1, c: "n/a" } });
    const before = { values: table.values.slice(), states: table.states.slice() };
    score(model, table, { stages: true });
    expect({ values: table.values, states: table.states }).toEqual(before);
  });
});

function posts(low: number, high: number) {
  return { method: "goalposts", low, high, to: [0, 100], truncate: true } as const;
}
