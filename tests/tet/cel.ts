import type { French, Operator } from "./french.ts";

/** A condition that is true or false, never unknown: every question has an answer "sans_reponse". */
export type Truth =
  | { readonly is: "always" | "never" }
  | { readonly is: "compare"; readonly left: string; readonly op: string; readonly right: string }
  | { readonly is: "holds"; readonly name: string }
  | { readonly is: "not"; readonly of: Truth }
  | { readonly is: "and" | "or"; readonly left: Truth; readonly right: Truth };

/** How names of one standard are written in CEL. */
export interface Names {
  readonly answer: (question: string, equals: string) => Truth;
  readonly identity: (field: string, equals: string) => Truth;
  readonly score: (node: string) => string;
}

const ALWAYS: Truth = { is: "always" };
const NEVER: Truth = { is: "never" };

/** Where a rule is true; where it says nothing it is not. */
export function truthOf(rule: French, names: Names): Truth {
  switch (rule.is) {
    case "value":
      return rule.value ? ALWAYS : NEVER;
    case "answer":
      if (rule.equals === null) break;
      return names.answer(rule.question, rule.equals);
    case "identity":
      return names.identity(rule.field, rule.equals);
    case "if":
      return choose(truthOf(rule.test, names), truthOf(rule.yes, names), rule.no ? truthOf(rule.no, names) : NEVER);
    case "binary":
      if (rule.op === "et") return and(truthOf(rule.left, names), truthOf(rule.right, names));
      if (rule.op === "ou") return or(truthOf(rule.left, names), truthOf(rule.right, names));
      if (!["=", "<", "<=", ">", ">="].includes(rule.op)) break;
      return {
        is: "compare",
        left: numberOf(rule.left, names),
        op: celOperator(rule.op),
        right: numberOf(rule.right, names),
      };
    case "score":
    case "indicator":
    case "min":
    case "max":
      break;
  }
  throw new TypeError(`truthOf: got ${JSON.stringify(rule)}, want something true or false`);
}

/** Where a rule has a value at all: everywhere, but for a `si` without `sinon`. */
export function saidWhen(rule: French, names: Names): Truth {
  if (rule.is !== "if") return ALWAYS;
  const otherwise = rule.no ? saidWhen(rule.no, names) : NEVER;
  return choose(truthOf(rule.test, names), saidWhen(rule.yes, names), otherwise);
}

/** The number that a rule gives where it is said. */
export function numberOf(rule: French, names: Names): string {
  switch (rule.is) {
    case "value":
      return typeof rule.value === "number" ? floating(rule.value) : String(rule.value);
    case "score":
      return names.score(rule.node);
    case "min":
    case "max":
      return `${rule.is}(${numberOf(rule.left, names)}, ${numberOf(rule.right, names)})`;
    case "binary":
      if (rule.op === "et" || rule.op === "ou") break;
      return `(${numberOf(rule.left, names)} ${celOperator(rule.op)} ${numberOf(rule.right, names)})`;
    case "if": {
      const yes = numberOf(rule.yes, names);
      if (!rule.no) return yes;
      return `(${print(truthOf(rule.test, names))} ? ${yes} : ${numberOf(rule.no, names)})`;
    }
    case "answer":
    case "identity":
    case "indicator":
      break;
  }
  throw new TypeError(`numberOf: got ${JSON.stringify(rule)}, want a number`);
}

/** The opposite, written as plainly as it goes. */
export function not(truth: Truth): Truth {
  switch (truth.is) {
    case "always":
      return NEVER;
    case "never":
      return ALWAYS;
    case "not":
      return truth.of;
    case "compare":
      if (truth.op === "==") return { ...truth, op: "!=" };
      if (truth.op === "!=") return { ...truth, op: "==" };
      return { is: "not", of: truth };
    case "holds":
    case "and":
    case "or":
      return { is: "not", of: truth };
  }
}

/** A condition as CEL; `and` and `or` in parentheses where they stand inside another. */
export function print(truth: Truth, inside = false): string {
  switch (truth.is) {
    case "always":
      return "true";
    case "never":
      return "false";
    case "compare":
      return `${truth.left} ${truth.op} ${truth.right}`;
    case "holds":
      return truth.name;
    case "not":
      return truth.of.is === "holds" ? `!${truth.of.name}` : `!(${print(truth.of)})`;
    case "and":
    case "or": {
      const both = `${print(truth.left, true)} ${truth.is === "and" ? "&&" : "||"} ${print(truth.right, true)}`;
      return inside ? `(${both})` : both;
    }
  }
}

function choose(test: Truth, yes: Truth, no: Truth): Truth {
  if (yes.is === "always") return or(test, no);
  if (yes.is === "never") return and(not(test), no);
  if (no.is === "always") return or(not(test), yes);
  return or(and(test, yes), and(not(test), no));
}

function and(left: Truth, right: Truth): Truth {
  if (left.is === "never" || right.is === "never") return NEVER;
  if (left.is === "always") return right;
  return right.is === "always" ? left : { is: "and", left, right };
}

function or(left: Truth, right: Truth): Truth {
  if (left.is === "always" || right.is === "always") return ALWAYS;
  if (left.is === "never") return right;
  return right.is === "never" ? left : { is: "or", left, right };
}

function celOperator(op: Operator): string {
  return op === "=" ? "==" : op;
}

const floating = (value: number): string => (Number.isInteger(value) ? value.toFixed(1) : String(value));
