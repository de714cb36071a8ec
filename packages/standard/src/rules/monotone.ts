import type { Formula } from "./formula.ts";

/** How a result moves when a name's value rises: with it, against it, or not known to do only one of them. */
export type Sign = "+" | "-" | "?";
/** What the value of a formula is known to be. */
type Value = "atLeastZero" | "atMostZero" | "any";
interface Moves {
  readonly value: Value;
  readonly signs: ReadonlyMap<string, Sign>;
}

const flipped = (sign: Sign): Sign => (sign === "?" ? "?" : sign === "+" ? "-" : "+");
/** The sign of one thing seen through another: `-` of `-` is `+`. */
export const through = (outer: Sign, inner: Sign): Sign =>
  outer === "?" ? "?" : outer === "+" ? inner : flipped(inner);

const NOWHERE: ReadonlyMap<string, Sign> = new Map();
const map = (signs: ReadonlyMap<string, Sign>, by: Sign): Map<string, Sign> =>
  new Map([...signs].map(([name, sign]) => [name, through(by, sign)]));

function join(...all: ReadonlyMap<string, Sign>[]): ReadonlyMap<string, Sign> {
  const joined = new Map<string, Sign>();
  for (const signs of all)
    for (const [name, sign] of signs) joined.set(name, (joined.get(name) ?? sign) === sign ? sign : "?");
  return joined;
}

const same = (a: Value, b: Value): Value => (a === b ? a : "any");
const negated = (value: Value): Value =>
  value === "any" ? "any" : value === "atLeastZero" ? "atMostZero" : "atLeastZero";
const product = (a: Value, b: Value): Value =>
  a === "any" || b === "any" ? "any" : a === b ? "atLeastZero" : "atMostZero";
/** One part at or below zero keeps the smallest there, one at or above zero the largest. */
function extreme(name: "min" | "max", values: readonly Value[]): Value {
  const bound = name === "min" ? "atMostZero" : "atLeastZero";
  return values.includes(bound) ? bound : values.reduce(same, values[0] ?? "any");
}
const factor = (value: Value): Sign => (value === "any" ? "?" : value === "atLeastZero" ? "+" : "-");

/**
 * How a formula moves with each name in it. Sound, not complete: `+` and `-` are proven for every
 * value of every other name; what can't be proven is `?`. True counts as more than false.
 * @param atLeastZero whether a name is known never to be negative
 */
export function signsOf(formula: Formula, atLeastZero: (name: string) => boolean): ReadonlyMap<string, Sign> {
  return movesOf(formula, atLeastZero).signs;
}

/** Whether a formula is proven never to be negative; NaN and what is not known aside. */
export function isAtLeastZero(formula: Formula, atLeastZero: (name: string) => boolean): boolean {
  return movesOf(formula, atLeastZero).value === "atLeastZero";
}

function movesOf(formula: Formula, atLeastZero: (name: string) => boolean): Moves {
  const of = (part: Formula): Moves => movesOf(part, atLeastZero);
  const unknown = (parts: readonly Formula[]): Moves => ({
    value: "any",
    signs: join(...parts.map((part) => map(of(part).signs, "?"))),
  });
  switch (formula.is) {
    case "number":
      return { value: formula.value >= 0 ? "atLeastZero" : "atMostZero", signs: NOWHERE };
    case "text":
      return { value: "any", signs: NOWHERE };
    case "name":
      return { value: atLeastZero(formula.name) ? "atLeastZero" : "any", signs: new Map([[formula.name, "+"]]) };
    case "call": {
      if (formula.name === "gradeAtLeast") return { value: "atLeastZero", signs: new Map([["grade", "+"]]) };
      if (formula.name !== "min" && formula.name !== "max") return unknown(formula.args);
      const args = formula.args.map(of);
      return {
        value: extreme(
          formula.name,
          args.map(({ value }) => value),
        ),
        signs: join(...args.map(({ signs }) => signs)),
      };
    }
    case "list":
    case "opaque":
      return unknown(formula.args);
    case "not":
      return { value: "atLeastZero", signs: map(of(formula.of).signs, "-") };
    case "negate": {
      const { value, signs } = of(formula.of);
      return { value: negated(value), signs: map(signs, "-") };
    }
    case "choose": {
      const [test, yes, no] = [of(formula.test), of(formula.yes), of(formula.no)];
      return { value: same(yes.value, no.value), signs: join(map(test.signs, "?"), yes.signs, no.signs) };
    }
    case "binary":
      return binary(formula.op, of(formula.left), of(formula.right));
  }
}

function binary(op: string, left: Moves, right: Moves): Moves {
  switch (op) {
    case "&&":
    case "||":
      return { value: "atLeastZero", signs: join(left.signs, right.signs) };
    case ">":
    case ">=":
      return { value: "atLeastZero", signs: join(left.signs, map(right.signs, "-")) };
    case "<":
    case "<=":
      return { value: "atLeastZero", signs: join(map(left.signs, "-"), right.signs) };
    case "+":
      return { value: same(left.value, right.value), signs: join(left.signs, right.signs) };
    case "-":
      return { value: same(left.value, negated(right.value)), signs: join(left.signs, map(right.signs, "-")) };
    case "*":
      return {
        value: product(left.value, right.value),
        signs: join(map(left.signs, factor(right.value)), map(right.signs, factor(left.value))),
      };
    case "/": {
      const below = right.value === "any" ? "?" : through("-", factor(left.value)); // a divisor that can cross zero jumps
      return {
        value: product(left.value, right.value),
        signs: join(map(left.signs, factor(right.value)), map(right.signs, below)),
      };
    }
    default: // ==, !=, in, %: may rise and fall
      return { value: "any", signs: join(map(left.signs, "?"), map(right.signs, "?")) };
  }
}
