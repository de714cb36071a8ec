import type { Expression } from "@touchstone/engine";

/**
 * The value that an expression has whatever the columns hold, or null where it depends on them:
 * `x || true` is 1 though x is unknown.
 */
export function constantOf(expression: Expression): number | null {
  switch (expression.op) {
    case "value":
      return expression.value;
    case "column":
    case "score":
    case "done":
    case "planned":
    case "gate":
      return null;
    case "not":
      return map(constantOf(expression.of), (x) => (x === 0 ? 1 : 0));
    case "negate":
      return map(constantOf(expression.of), (x) => -x);
    case "and":
    case "or": {
      const absorbs = expression.op === "and" ? 0 : 1;
      const parts = expression.args.map(constantOf);
      if (parts.includes(absorbs)) return absorbs;
      return parts.includes(null) ? null : 1 - absorbs;
    }
    case "min":
    case "max": {
      const parts = expression.args.map(constantOf).filter((part) => part !== null);
      if (parts.length < expression.args.length) return null;
      return expression.op === "min" ? Math.min(...parts) : Math.max(...parts);
    }
    case "if": {
      const test = constantOf(expression.test);
      const yes = constantOf(expression.yes);
      const no = constantOf(expression.no);
      return test === null ? (yes === no ? yes : null) : test === 0 ? no : yes;
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
    case ">=": {
      const left = constantOf(expression.left);
      const right = constantOf(expression.right);
      if (left !== null && right !== null) return PAIRS[expression.op](left, right);
      return sameWhatever(expression) ? PAIRS[expression.op](0, 0) : null;
    }
  }
}

/** A thing compared with itself. */
function sameWhatever(expression: Expression & { left: Expression; right: Expression }): boolean {
  if (!["<", "<=", "==", "!=", ">", ">="].includes(expression.op)) return false;
  return JSON.stringify(expression.left) === JSON.stringify(expression.right);
}

type Pairs = "+" | "-" | "*" | "/" | "<" | "<=" | "==" | "!=" | ">" | ">=";
const PAIRS: Readonly<Record<Pairs, (a: number, b: number) => number>> = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => a / b,
  "<": (a, b) => Number(a < b),
  "<=": (a, b) => Number(a <= b),
  "==": (a, b) => Number(a === b),
  "!=": (a, b) => Number(a !== b),
  ">": (a, b) => Number(a > b),
  ">=": (a, b) => Number(a >= b),
};

function map(value: number | null, of: (x: number) => number): number | null {
  return value === null ? null : of(value);
}
