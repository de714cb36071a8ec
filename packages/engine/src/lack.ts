import { evaluate, partsOf, type Sight } from "./evaluate.ts";
import type { Expression } from "./expression.ts";

/** A truth of the wrong kind, or an unknown, is this far off: farther than any score can be. */
export interface Distances {
  readonly unknown: number;
  /** what a share of 1 is worth in points of score */
  readonly share: number;
}

/** The least step of a published score: what is wanted of a strict comparison beyond the bound. */
const STRICT = 1e-6;

/**
 * How far a condition is from holding for the one unit in sight, in points of score: 0 where it holds. It falls as
 * scores come nearer to what the condition asks, so that a search for steps can follow it: of an `and` every part is
 * wanting, of an `or` only the nearest.
 */
export function lackOf(condition: Expression, sight: Sight, distances: Distances): number {
  return lack(condition, true, sight, distances);
}

function lack(condition: Expression, wanted: boolean, sight: Sight, distances: Distances): number {
  switch (condition.op) {
    case "and":
    case "or": {
      const parts = condition.args.map((part) => lack(part, wanted, sight, distances));
      return (condition.op === "and") === wanted ? parts.reduce((a, b) => a + b, 0) : Math.min(...parts);
    }
    case "not":
      return lack(condition.of, !wanted, sight, distances);
    case "if": {
      const way = (holds: boolean, then: Expression): number =>
        lack(condition.test, holds, sight, distances) + lack(then, wanted, sight, distances);
      return Math.min(way(true, condition.yes), way(false, condition.no));
    }
    case ">=":
    case ">":
      return wanted
        ? apart(condition.left, condition.right, condition.op === ">", sight, distances)
        : apart(condition.right, condition.left, condition.op === ">=", sight, distances);
    case "<=":
    case "<":
      return wanted
        ? apart(condition.right, condition.left, condition.op === "<", sight, distances)
        : apart(condition.left, condition.right, condition.op === "<=", sight, distances);
    case "value":
    case "column":
    case "score":
    case "done":
    case "planned":
    case "gate":
    case "negate":
    case "min":
    case "max":
    case "+":
    case "-":
    case "*":
    case "/":
    case "==":
    case "!=": {
      const value = evaluate(condition, sight)[0];
      if (Number.isNaN(value)) return distances.unknown;
      return (value !== 0) === wanted ? 0 : distances.unknown;
    }
  }
}

/** How far `more` is from being at least `less`, or where `strict` from being more. */
function apart(more: Expression, less: Expression, strict: boolean, sight: Sight, distances: Distances): number {
  const on = (m: Expression, l: Expression): number => apart(m, l, strict, sight, distances);
  const each = (all: boolean, lacks: readonly number[]): number =>
    all ? lacks.reduce((a, b) => a + b, 0) : Math.min(...lacks);
  if (more.op === "min" || more.op === "max")
    return each(
      more.op === "min",
      more.args.map((part) => on(part, less)),
    );
  if (less.op === "max" || less.op === "min")
    return each(
      less.op === "max",
      less.args.map((part) => on(more, part)),
    );
  const gap = evaluate(less, sight)[0] - evaluate(more, sight)[0];
  if (Number.isNaN(gap)) return distances.unknown;
  const scale = speaksOfShares(more) || speaksOfShares(less) ? distances.share : 1;
  const holds = strict ? gap < 0 : gap <= 0;
  return holds ? 0 : gap * scale + STRICT;
}

/** Whether a formula's value is a share, not a score: it names one. */
function speaksOfShares(expression: Expression): boolean {
  if (expression.op === "done" || expression.op === "planned") return true;
  return partsOf(expression).some(speaksOfShares);
}
