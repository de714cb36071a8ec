import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate } from "./evaluate.ts";
import type { Expression } from "./expression.ts";

const TRUTH = [1, 0, NaN];
const pairs = TRUTH.flatMap((a) => TRUTH.map((b) => [a, b] as const));
const columns = [Float64Array.from(pairs, ([a]) => a), Float64Array.from(pairs, ([, b]) => b)];
const sight = { nUnits: 9, column: (j: number) => columns[j] };
const a: Expression = { op: "column", column: 0 };
const b: Expression = { op: "column", column: 1 };

describe("three-valued logic", () => {
  it("and is false where one is false, even beside an unknown", () => {
    expect([...evaluate({ op: "and", args: [a, b] }, sight)]).toEqual([1, 0, NaN, 0, 0, 0, NaN, 0, NaN]);
  });
  it("or is true where one is true, even beside an unknown", () => {
    expect([...evaluate({ op: "or", args: [a, b] }, sight)]).toEqual([1, 1, 1, 1, 0, NaN, 1, NaN, NaN]);
  });
  it("not of an unknown is unknown", () => {
    expect([...evaluate({ op: "not", of: a }, sight)]).toEqual([0, 0, 0, 1, 1, 1, NaN, NaN, NaN]);
  });
  it("a comparison with an unknown is unknown", () => {
    for (const op of ["==", "!=", "<", "<=", ">", ">="] as const) {
      const out = evaluate({ op, left: a, right: b }, sight);
      pairs.forEach(([x, y], i) => {
        expect(Number.isNaN(out[i])).toBe(Number.isNaN(x) || Number.isNaN(y));
      });
    }
  });
  it("an if whose test is unknown is unknown, whatever its branches", () => {
    const seven: Expression = { op: "value", value: 7 };
    expect([...evaluate({ op: "if", test: a, yes: seven, no: seven }, sight)].slice(6)).toEqual([NaN, NaN, NaN]);
  });
  it("De Morgan holds for every pair", () => {
    const left = evaluate({ op: "not", of: { op: "and", args: [a, b] } }, sight);
    const right = evaluate(
      {
        op: "or",
        args: [
          { op: "not", of: a },
          { op: "not", of: b },
        ],
      },
      sight,
    );
    expect([...left]).toEqual([...right]);
  });
});

describe("numbers", () => {
  const of = (x: number): Expression => ({ op: "value", value: x });
  const one = { nUnits: 1, column: (): Float64Array => new Float64Array(1) };
  it("division by nothing is unknown, not infinite", () => {
    expect(evaluate({ op: "/", left: of(1), right: of(0) }, one)[0]).toBeNaN();
  });
  it("min and max of an unknown are unknown, in either place", () => {
    for (const op of ["min", "max"] as const) {
      expect(evaluate({ op, args: [of(1), of(NaN)] }, one)[0]).toBeNaN();
      expect(evaluate({ op, args: [of(NaN), of(1)] }, one)[0]).toBeNaN();
    }
  });
  it("agrees with JavaScript's own arithmetic on known numbers", () => {
    const number = fc.double({ noNaN: true, min: -1e6, max: 1e6 }).map((x) => x + 0);
    fc.assert(
      fc.property(number, number, (x, y) => {
        expect(evaluate({ op: "+", left: of(x), right: of(y) }, one)[0]).toBe(x + y);
        expect(evaluate({ op: "-", left: of(x), right: of(y) }, one)[0]).toBe(x - y);
        expect(evaluate({ op: "*", left: of(x), right: of(y) }, one)[0]).toBe(x * y);
        expect(evaluate({ op: "max", args: [of(x), of(y)] }, one)[0] === Math.max(x, y)).toBe(true);
        expect(evaluate({ op: "negate", of: of(x) }, one)[0]).toBe(-x);
      }),
      { seed: 1 },
    );
  });
  it("refuses what is not to be seen from here", () => {
    expect(() => evaluate({ op: "gate", gate: 0 }, one)).toThrow(TypeError);
    expect(() => evaluate({ op: "score", node: 0 }, one)).toThrow(TypeError);
  });
});
