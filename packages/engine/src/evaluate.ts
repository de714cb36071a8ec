import type { Expression } from "./expression.ts";

/** What an expression can see: columns by index, each with one value per unit, NaN unknown. */
export interface Sight {
  readonly nUnits: number;
  /** a column of the table */
  column(j: number): Float64Array;
  /** of a node: its score, or its share done or planned */
  node?(of: "score" | "done" | "planned", k: number): Float64Array;
  /** whether a gate holds: 1, 0 or NaN */
  gate?(g: number): Float64Array;
}

/**
 * The value of an expression for every unit.
 * @returns a column that may be one of the sight's own: read it, don't write it
 * @throws {TypeError} if the expression asks for something that the sight does not offer
 */
export function evaluate(expression: Expression, sight: Sight): Float64Array {
  const { nUnits } = sight;
  switch (expression.op) {
    case "value":
      return new Float64Array(nUnits).fill(expression.value);
    case "column":
      return sight.column(expression.column);
    case "score":
    case "done":
    case "planned":
      if (!sight.node) throw new TypeError(`evaluate: ${expression.op} of a node is not to be seen here`);
      return sight.node(expression.op, expression.node);
    case "gate":
      if (!sight.gate) throw new TypeError("evaluate: gates are not to be seen here");
      return sight.gate(expression.gate);
    case "not":
      return map(evaluate(expression.of, sight), (x) => (Number.isNaN(x) ? NaN : x === 0 ? 1 : 0));
    case "negate":
      return map(evaluate(expression.of, sight), (x) => -x);
    case "and":
    case "or":
    case "min":
    case "max":
      return fold(
        expression.args.map((of) => evaluate(of, sight)),
        FOLDS[expression.op],
        nUnits,
      );
    case "if": {
      const test = evaluate(expression.test, sight);
      const yes = evaluate(expression.yes, sight);
      const no = evaluate(expression.no, sight);
      return test.map((t, i) => (Number.isNaN(t) ? NaN : t === 0 ? no[i] : yes[i]));
    }
    case "+":
    case "-":
    case "*":
    case "/":
    case "<":
    case "<=":
    case "==":
    case "!=":
    case ">":
    case ">=":
      return combine(evaluate(expression.left, sight), evaluate(expression.right, sight), PAIRS[expression.op]);
  }
}

/** The expressions that an expression is made of, the nearest ones. */
export function partsOf(expression: Expression): readonly Expression[] {
  if ("args" in expression) return expression.args;
  if ("left" in expression) return [expression.left, expression.right];
  if ("of" in expression) return [expression.of];
  return "test" in expression ? [expression.test, expression.yes, expression.no] : [];
}

type Pair = (a: number, b: number) => number;

const known =
  (holds: (a: number, b: number) => boolean): Pair =>
  (a, b) =>
    Number.isNaN(a) || Number.isNaN(b) ? NaN : holds(a, b) ? 1 : 0;

const PAIRS: Readonly<Record<"+" | "-" | "*" | "/" | "<" | "<=" | "==" | "!=" | ">" | ">=", Pair>> = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => (b === 0 ? NaN : a / b), // nothing can be said about a share of nothing
  "<": known((a, b) => a < b),
  "<=": known((a, b) => a <= b),
  "==": known((a, b) => a === b),
  "!=": known((a, b) => a !== b),
  ">": known((a, b) => a > b),
  ">=": known((a, b) => a >= b),
};

const FOLDS: Readonly<Record<"and" | "or" | "min" | "max", Pair>> = {
  and: (a, b) => (a === 0 || b === 0 ? 0 : Number.isNaN(a) || Number.isNaN(b) ? NaN : 1),
  or: (a, b) => (a > 0 || b > 0 ? 1 : Number.isNaN(a) || Number.isNaN(b) ? NaN : 0),
  min: (a, b) => (a < b || Number.isNaN(a) ? a : b),
  max: (a, b) => (a > b || Number.isNaN(a) ? a : b),
};

function map(column: Float64Array, of: (x: number) => number): Float64Array {
  const out = new Float64Array(column.length);
  for (let i = 0; i < out.length; i++) out[i] = of(column[i]);
  return out;
}

function combine(left: Float64Array, right: Float64Array, of: Pair): Float64Array {
  const out = new Float64Array(left.length);
  for (let i = 0; i < out.length; i++) out[i] = of(left[i], right[i]);
  return out;
}

function fold(columns: readonly Float64Array[], of: Pair, nUnits: number): Float64Array {
  const [first, ...rest] = columns;
  if (!first) return new Float64Array(nUnits).fill(NaN);
  return rest.reduce((left, right) => combine(left, right, of), first);
}
