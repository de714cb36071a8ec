import fc from "fast-check";
import { expect, it } from "vitest";
import type { Expression } from "./expression.ts";
import type { Input, Model } from "./model.ts";
import { type Ladder, pathToNextGrade } from "./path.ts";
import { type Branch, sampleGrade as grade, sampleModel, sampleTable } from "./sample-model.ts";
import { ScoreError, score } from "./score.ts";
import { rowScorer } from "./score-row.ts";

const share = fc.integer({ min: 0, max: 100 }).map((hundredths) => hundredths / 100);
const cells = fc.record({ a: share, b: share, c: share });
const TREE = { id: "whole", children: [{ id: "a", weight: 2 }, { id: "b" }, { id: "c", weight: 0.5 }] } as const;

/** Two levels, arithmetic or geometric each, leaves on lines of all kinds. */
const NORMALISE: readonly Input["normalise"][] = [
  { method: "goalposts", low: 0, high: 1, to: [1, 100], truncate: true },
  { method: "goalposts", low: 0.2, high: 0.7, to: [1, 100], truncate: true },
  { method: "goalposts", low: -1, high: 1, to: [0, 100], truncate: false },
  { method: "scaled", from: [0, 2], factor: 3 },
  { method: "none" },
];
const mean = fc.constantFrom("arithmetic", "geometric");
const leaf = fc.record({
  normalise: fc.constantFrom(...NORMALISE),
  direction: fc.constantFrom(1 as const, -1 as const),
  weight: fc.constantFrom(0, 0.5, 1, 2),
});
const tree = fc.record({ methods: fc.tuple(mean, mean, mean), leaves: fc.array(leaf, { minLength: 6, maxLength: 6 }) });
const value = fc.oneof(share, fc.constant(null));
const row = fc.array(value, { minLength: 6, maxLength: 6 });
const edits = fc.array(fc.tuple(fc.nat(5), value), { maxLength: 12 });

type Tree = typeof tree extends fc.Arbitrary<infer T> ? T : never;

function modelOf({ methods, leaves }: Tree): Model {
  const aggregate = (at: number) => ({ aggregate: { method: methods[at] ?? "arithmetic" } }) as const;
  const branches = leaves.map(({ weight, ...input }, at): Branch => ({ id: `x${at}`, weight, input }));
  const [first, second] = [branches.slice(0, 3), branches.slice(3, 5)];
  return sampleModel({
    id: "whole",
    node: aggregate(0),
    children: [
      { id: "a", weight: 2, node: aggregate(1), children: first },
      { id: "b", node: aggregate(2), children: second },
      ...branches.slice(5),
    ],
  });
}

/** null: a mean can't take an answer */
function scoreOf(model: Model, cells: readonly (number | null)[]): number | null {
  const table = sampleTable(model, { u: Object.fromEntries(cells.map((cell, at) => [`x${at}`, cell])) });
  try {
    return score(model, table).scores[0];
  } catch (fault) {
    if (fault instanceof ScoreError) return null;
    throw fault;
  }
}

it("a row is scored as the whole road scores it, to the last digit, whatever answers are put in place of others", () => {
  fc.assert(
    fc.property(tree, row, edits, (of, cells, changes) => {
      const model = modelOf(of);
      const now = [...cells];
      const placeOf = (at: number): number => model.columns.indexOf(`x${at}`);
      const values = Float64Array.from(model.columns, (id) => now[Number(id.slice(1))] ?? NaN);
      const scorer = rowScorer(model, { values });
      expect(scorer?.total()).toBe(scoreOf(model, now) ?? NaN);
      for (const [at, to] of changes) {
        now[at] = to;
        scorer?.put(placeOf(at), to ?? NaN);
        if (at % 2 === 0) expect(scorer?.total()).toBe(scoreOf(model, now) ?? NaN); // else two changes are settled at once
      }
      expect(scorer?.total()).toBe(scoreOf(model, now) ?? NaN);
    }),
    { seed: 5, numRuns: 400 },
  );
});

it("a row by itself says nothing where scores hang on other units", () => {
  const minmax = { normalise: { method: "minmax", to: [0, 100] } } as const;
  const model = sampleModel({ id: "whole", children: [{ id: "a", input: minmax }] });
  expect(rowScorer(model, { values: Float64Array.of(1) })).toBeNull();
});

it("a path is the same where the score alone decides as where a condition that always holds is looked at too", () => {
  const always: Expression = { op: ">=", left: { op: "score", node: 0 }, right: { op: "value", value: 0 } };
  const plain = sampleModel(TREE, { grades: [grade("gold", 80), grade("silver", 50)] });
  const looked = { ...plain, grades: plain.grades.map((one) => ({ ...one, holds: always })) };
  const ladder = (node: number): Ladder => ({
    node,
    whole: false,
    rungs: [0.25, 0.5, 0.75, 1].map((value, at) => ({ value, cost: 1 + ((node * 3 + at) % 4) })),
  });
  const ladders = [ladder(1), ladder(2), ladder(3)];
  fc.assert(
    fc.property(cells, (of) => {
      const table = sampleTable(plain, { u: of });
      expect(pathToNextGrade(plain, table, 0, ladders)).toEqual(pathToNextGrade(looked, table, 0, ladders));
    }),
  );
});
