import type { Finding } from "../problem.ts";
import type { Standard } from "../schema.ts";
import { conditionsOf } from "./conditions-of.ts";
import { refused } from "./finding.ts";
import { allOf, type Formula, formulaOf, namesIn } from "./formula.ts";

/** A window narrower than this share of its upper end is one for a unit, not for a kind of units. */
const NARROWEST = 0.1;
const WANT =
  "a limit that many units are on either side of, such as unit.residents >= 500; a kind of units is a choice";

/**
 * No condition names a unit by its number: `residents == 1234` and `>= 1234` with `<= 1234` are a name
 * in disguise, and so are a list of them and the exception of one.
 */
export function unitsSingledOut(standard: Standard): Finding[] {
  const numbers = new Set(
    standard.context.filter(({ kind }) => kind !== "yes-no" && kind !== "choice").map(({ id }) => `unit.${id}`),
  );
  return conditionsOf(standard).flatMap(({ source, path }) => {
    const formula = formulaOf(source);
    const got = formula && (equality(formula, numbers) ?? window(formula, numbers));
    return got ? refused({ code: "condition-singles-out", path, got, want: WANT }) : [];
  });
}

/** The first `==` or `!=` that a number of context stands in, in words. */
function equality(formula: Formula, numbers: ReadonlySet<string>): string | null {
  for (const part of allOf(formula)) {
    if (part.is !== "binary" || (part.op !== "==" && part.op !== "!=")) continue;
    const name = [...namesIn(part.left), ...namesIn(part.right)].find((one) => numbers.has(one));
    if (name !== undefined) return `${name} by ${part.op}, which tells one unit from all others`;
  }
  return null;
}

interface Bounds {
  low: number;
  high: number;
}

/** The first window on a number of context that is too narrow for more than a unit, in words. */
function window(formula: Formula, numbers: ReadonlySet<string>): string | null {
  for (const part of allOf(formula))
    for (const negated of [false, true]) {
      const all = new Map<string, Bounds>();
      collect(part, negated, numbers, all);
      for (const [name, { low, high }] of all)
        if (
          Number.isFinite(low) &&
          Number.isFinite(high) &&
          high - low < NARROWEST * Math.max(Math.abs(low), Math.abs(high))
        )
          return `${name} between ${low} and ${high}, which is hardly more than one unit`;
    }
  return null;
}

const TURNED: Readonly<Record<string, string>> = { "<": ">", "<=": ">=", ">": "<", ">=": "<=" };
const OPPOSITE: Readonly<Record<string, string>> = { "<": ">=", "<=": ">", ">": "<=", ">=": "<" };

/** What holds together, or is left out together (`!(a || b)`), as bounds on each number. */
function collect(formula: Formula, negated: boolean, numbers: ReadonlySet<string>, into: Map<string, Bounds>): void {
  if (formula.is === "not") collect(formula.of, !negated, numbers, into);
  if (formula.is !== "binary") return;
  const { op, left, right } = formula;
  if (op === (negated ? "||" : "&&")) {
    collect(left, negated, numbers, into);
    collect(right, negated, numbers, into);
    return;
  }
  const turned = TURNED[op];
  if (turned === undefined) return;
  const [name, value, its] =
    left.is === "name" ? [left.name, numberOf(right), op] : [nameOf(right), numberOf(left), turned];
  if (name === null || value === null || !numbers.has(name)) return;
  const holds = negated ? OPPOSITE[its] : its;
  const bounds = into.get(name) ?? { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  if (holds === ">" || holds === ">=") bounds.low = Math.max(bounds.low, value);
  else bounds.high = Math.min(bounds.high, value);
  into.set(name, bounds);
}

const nameOf = (formula: Formula): string | null => (formula.is === "name" ? formula.name : null);
function numberOf(formula: Formula): number | null {
  if (formula.is === "number") return formula.value;
  return formula.is === "negate" && formula.of.is === "number" ? -formula.of.value : null;
}
