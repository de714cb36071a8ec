import fc from "fast-check";
import { expect, it } from "vitest";
import { evaluate, type Sight } from "./evaluate.ts";
import type { Expression } from "./expression.ts";
import { lackOf } from "./lack.ts";

const DISTANCES = { unknown: 101, share: 100 };
const sightOf = (values: readonly number[]): Sight => {
  const column = (k: number): Float64Array => Float64Array.of(values[k]);
  return { nUnits: 1, column, node: (_of, k) => column(k) };
};
const score = (node: number): Expression => ({ op: "score", node });
const value = (x: number): Expression => ({ op: "value", value: x });

it("is the way from a score to what a comparison asks", () => {
  expect(lackOf({ op: ">=", left: score(0), right: value(70) }, sightOf([62]), DISTANCES)).toBeCloseTo(8, 5);
  expect(lackOf({ op: "<=", left: value(70), right: score(0) }, sightOf([62]), DISTANCES)).toBeCloseTo(8, 5);
  expect(lackOf({ op: ">=", left: score(0), right: value(70) }, sightOf([70]), DISTANCES)).toBe(0);
  expect(lackOf({ op: ">", left: score(0), right: value(70) }, sightOf([70]), DISTANCES)).toBeCloseTo(1e-6, 12);
  expect(lackOf({ op: ">=", left: { op: "done", node: 0 }, right: value(0.9) }, sightOf([0.5]), DISTANCES)).toBeCloseTo(
    40,
    5,
  );
});

it("adds up over all parts of an and, and looks at the nearest of an or", () => {
  const parts = [0, 1].map((k): Expression => ({ op: ">=", left: score(k), right: value(50) }));
  expect(lackOf({ op: "and", args: parts }, sightOf([40, 30]), DISTANCES)).toBeCloseTo(30, 4);
  expect(lackOf({ op: "or", args: parts }, sightOf([40, 30]), DISTANCES)).toBeCloseTo(10, 4);
  const least: Expression = { op: ">=", left: { op: "min", args: [score(0), score(1)] }, right: value(50) };
  expect(lackOf(least, sightOf([40, 30]), DISTANCES)).toBeCloseTo(30, 4);
});

it("an unknown is farther off than any score", () => {
  expect(lackOf({ op: ">=", left: score(0), right: value(100) }, sightOf([NaN]), DISTANCES)).toBe(101);
});

const number: fc.Arbitrary<Expression> = fc.letrec<{ number: Expression }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 2 },
    fc.nat(2).map(score),
    fc.integer({ min: 0, max: 4 }).map((x) => value(x * 25)),
    fc.record({
      op: fc.constantFrom("min" as const, "max" as const),
      args: fc.array(tie("number"), { minLength: 1, maxLength: 3 }),
    }),
  ),
})).number;
const truth: fc.Arbitrary<Expression> = fc.letrec<{ truth: Expression }>((tie) => ({
  truth: fc.oneof(
    { maxDepth: 3 },
    fc.record({
      op: fc.constantFrom(">=" as const, ">" as const, "<" as const, "<=" as const),
      left: number,
      right: number,
    }),
    fc.record({ op: fc.constant("not" as const), of: tie("truth") }),
    fc.record({
      op: fc.constantFrom("and" as const, "or" as const),
      args: fc.array(tie("truth"), { minLength: 1, maxLength: 3 }),
    }),
  ),
})).truth;

it("is 0 just where the condition holds, for scores that are known", () => {
  const scores = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(truth, scores, (condition, quarters) => {
      const sight = sightOf(quarters.map((x) => x * 25));
      expect(lackOf(condition, sight, DISTANCES) === 0).toBe(evaluate(condition, sight)[0] === 1);
    }),
    { seed: 31, numRuns: 3000 },
  );
});
