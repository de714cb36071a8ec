import type { Formula } from "./formula.ts";

/** What a name, or a call such as `gradeAtLeast('gold')`, is worth; NaN where it is not known. */
export type Known = (name: string, args: readonly Formula[]) => number;

/** The value of a formula: true is 1, false is 0, and what can't be worked out is NaN. */
export function worthOf(formula: Formula, known: Known): number {
  const of = (part: Formula): number => worthOf(part, known);
  switch (formula.is) {
    case "number":
      return formula.value;
    case "name":
      return known(formula.name, []);
    case "call":
      if (formula.name === "min") return Math.min(...formula.args.map(of));
      if (formula.name === "max") return Math.max(...formula.args.map(of));
      return known(formula.name, formula.args);
    case "not":
      return Number.isNaN(of(formula.of)) ? Number.NaN : Number(!of(formula.of));
    case "negate":
      return -of(formula.of);
    case "choose": {
      const test = of(formula.test);
      return Number.isNaN(test) ? Number.NaN : of(test ? formula.yes : formula.no);
    }
    case "binary":
      return combined(formula.op, of(formula.left), of(formula.right));
    case "text":
    case "list":
    case "opaque":
      return Number.NaN;
  }
}

function combined(op: string, left: number, right: number): number {
  if (op === "&&" && (left === 0 || right === 0)) return 0;
  if (op === "||" && (left === 1 || right === 1)) return 1;
  if (Number.isNaN(left) || Number.isNaN(right)) return Number.NaN;
  switch (op) {
    case "&&":
    case "||":
      return Number(op === "&&");
    case "<":
      return Number(left < right);
    case "<=":
      return Number(left <= right);
    case ">":
      return Number(left > right);
    case ">=":
      return Number(left >= right);
    case "==":
      return Number(left === right);
    case "!=":
      return Number(left !== right);
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return left / right;
    case "%":
      return left % right;
    default:
      return Number.NaN;
  }
}
