import fc from "fast-check";
import { expect, test } from "vitest";
import { type Formula, formulaOf } from "./formula.ts";
import { isAtLeastZero, type Sign, signsOf } from "./monotone.ts";
import { worthOf } from "./worth-of.ts";

const signs = (source: string, atLeastZero = false): Record<string, Sign> =>
  Object.fromEntries(signsOf(formulaOf(source)!, () => atLeastZero));

test("a comparison moves with what should be large and against what should be small", () => {
  expect(signs("a >= b")).toEqual({ a: "+", b: "-" });
  expect(signs("a < b")).toEqual({ a: "-", b: "+" });
  expect(signs("!(a < b)")).toEqual({ a: "+", b: "-" });
  expect(signs("a == 3")).toEqual({ a: "?" });
});

test("a factor keeps or turns the sign where its own is known", () => {
  expect(signs("2 * a - 3 * b")).toEqual({ a: "+", b: "-" });
  expect(signs("-2 * a")).toEqual({ a: "-" });
  expect(signs("a * b")).toEqual({ a: "?", b: "?" });
  expect(signs("a * b", true)).toEqual({ a: "+", b: "+" });
  expect(signs("(1 - a) * b", true)).toEqual({ a: "-", b: "?" });
});

test("a divisor turns the sign, one that may cross zero is unknown", () => {
  expect(signs("a / b", true)).toEqual({ a: "+", b: "-" });
  expect(signs("a / b")).toEqual({ a: "?", b: "?" });
  expect(signs("a / 2")).toEqual({ a: "+" });
});

test("a name that pulls both ways is unknown", () => {
  expect(signs("a - a")).toEqual({ a: "?" });
  expect(signs("a >= 3 && a <= 5")).toEqual({ a: "?" });
  expect(signs("a > 3 ? b : c")).toEqual({ a: "?", b: "+", c: "+" });
});

test("a formula is at least zero where that can be proven", () => {
  const proven = (source: string, of = true): boolean => isAtLeastZero(formulaOf(source)!, () => of);
  for (const source of ["a * b / 3", "max(0, 1 - a)", "min(a, 1)", "a > 3", "a > 3 ? a : 0.5", "0"])
    expect(proven(source), source).toBe(true);
  for (const source of ["1 - a", "-a", "min(1, 1 - a)", "a % 3", "f(a)"]) expect(proven(source), source).toBe(false);
  expect(proven("a * a", false)).toBe(false);
});

const leaf: fc.Arbitrary<Formula> = fc.oneof(
  fc.integer({ min: -4, max: 4 }).map((value): Formula => ({ is: "number", value })),
  fc.constantFrom("a", "b").map((name): Formula => ({ is: "name", name })),
);
const binary = (ops: readonly string[], left: fc.Arbitrary<Formula>): fc.Arbitrary<Formula> =>
  fc.record({ is: fc.constant("binary" as const), op: fc.constantFrom(...ops), left, right: left });
const choose = (test: fc.Arbitrary<Formula>, part: fc.Arbitrary<Formula>): fc.Arbitrary<Formula> =>
  fc.record({ is: fc.constant("choose" as const), test, yes: part, no: part });
const depth = { maxDepth: 5, depthSize: "medium" } as const;
const { formula } = fc.letrec<{ formula: Formula; number: Formula; truth: Formula }>((tie) => ({
  number: fc.oneof(
    depth,
    leaf,
    fc.record({ is: fc.constant("negate" as const), of: tie("number") }),
    binary(["+", "-", "*", "/"], tie("number")),
    fc.record({
      is: fc.constant("call" as const),
      name: fc.constantFrom("min", "max"),
      args: fc.array(tie("number"), { minLength: 1, maxLength: 3 }),
    }),
    choose(tie("truth"), tie("number")),
  ),
  truth: fc.oneof(
    depth,
    binary(["<", "<=", ">", ">=", "==", "!="], leaf),
    binary(["<", "<=", ">", ">=", "==", "!="], tie("number")),
    binary(["&&", "||"], tie("truth")),
    fc.record({ is: fc.constant("not" as const), of: tie("truth") }),
    choose(tie("truth"), tie("truth")),
  ),
  formula: fc.oneof(tie("number"), tie("truth")),
}));

test("a sign that is given holds for every pair of values", () => {
  const values = fc.integer({ min: 0, max: 6 });
  fc.assert(
    fc.property(formula, values, values, values, fc.boolean(), (any, low, high, b, atLeastZero) => {
      const shift = atLeastZero ? 0 : -3;
      const at = (a: number): number => worthOf(any, (name) => (name === "a" ? a : b) + shift);
      const sign = signsOf(any, () => atLeastZero).get("a");
      const [first, second] = [at(Math.min(low, high)), at(Math.max(low, high))];
      if (!Number.isFinite(first) || !Number.isFinite(second)) return; // a division by zero has no score
      if (isAtLeastZero(any, () => atLeastZero)) expect(Math.min(first, second)).toBeGreaterThanOrEqual(0);
      if (sign === "+") expect(second).toBeGreaterThanOrEqual(first - 1e-9);
      if (sign === "-") expect(second).toBeLessThanOrEqual(first + 1e-9);
      if (sign === undefined) expect(second).toBeCloseTo(first, 9);
    }),
    { seed: 7, numRuns: 30_000 },
  );
});
