import type { French, Operator } from "./french.ts";
import type { Identity } from "./source.ts";

/** What a rule can see of one unit. */
export interface View {
  readonly identity?: Identity;
  readonly answers?: Readonly<Record<string, boolean | string | number>>;
  /** share done of a node, 0 to 1 */
  readonly scores?: Readonly<Record<string, number>>;
}
type Value = number | boolean | null;

/**
 * The value of a rule for one unit: the second road, beside CEL and the engine's expressions, on
 * which the tests compute the same consequences.
 * @returns null where nothing is said: no `sinon`, or an operand without value
 */
export function evaluateFrench(rule: French, view: View): Value {
  switch (rule.is) {
    case "value":
      return rule.value;
    case "answer": {
      const answer = view.answers?.[rule.question];
      if (rule.equals === null) return typeof answer === "number" ? answer : null;
      if (typeof answer === "boolean") return rule.equals.toUpperCase() === (answer ? "OUI" : "NON");
      return answer === rule.equals;
    }
    case "identity":
      return view.identity !== undefined && isSo(view.identity, rule.field, rule.equals);
    case "score":
      return view.scores?.[rule.node] ?? null;
    case "indicator":
      return null;
    case "min":
    case "max": {
      const left = evaluateFrench(rule.left, view);
      const right = evaluateFrench(rule.right, view);
      return left === null || right === null ? null : Math[rule.is](Number(left), Number(right));
    }
    case "binary":
      return combine(rule.op, evaluateFrench(rule.left, view), evaluateFrench(rule.right, view));
    case "if":
      if (evaluateFrench(rule.test, view)) return evaluateFrench(rule.yes, view);
      return rule.no && evaluateFrench(rule.no, view);
  }
}

function isSo(identity: Identity, field: string, value: string): boolean {
  switch (field) {
    case "type":
      // the circular-economy file asks for a kind of grouping where it says type
      return identity.type === value || identity.soustype === value;
    case "soustype":
      return identity.soustype === value;
    case "population":
      return identity.populationTags.includes(value);
    case "localisation":
      return value === "DOM" && identity.drom;
    default:
      throw new RangeError(`identite: got ${field}, want type, soustype, population or localisation`);
  }
}

function combine(op: Operator, left: Value, right: Value): Value {
  if (op === "ou") return Boolean(left) || Boolean(right);
  if (op === "et") return Boolean(left) && Boolean(right);
  if (left === null || right === null) return null;
  const [a, b] = [Number(left), Number(right)];
  switch (op) {
    case "=":
      return left === right;
    case "<":
      return a < b;
    case "<=":
      return a <= b;
    case ">":
      return a > b;
    case ">=":
      return a >= b;
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "/":
      return a / b;
  }
}
