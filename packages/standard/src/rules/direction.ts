import type { Finding } from "../problem.ts";
import type { Indicator, Standard } from "../schema.ts";
import { conditionsOf } from "./conditions-of.ts";
import { refused } from "./finding.ts";
import { formulaOf } from "./formula.ts";
import { isAtLeastZero, type Sign } from "./monotone.ts";
import { called, leavesOf } from "./walk.ts";

type Normalise = Standard["scoring"]["normalise"];
const methodOf = (normalise: Normalise): string => (typeof normalise === "string" ? normalise : normalise.method);

/** methods with a point beyond which more is less; `distanceToTarget` turns round where everyone is above the target */
const TARGETS = ["target", "distanceToTarget"];

/**
 * Whether a higher answer can only raise the score of an indicator (`+`), only lower it (`-`), or
 * either (`?`: with a target, too much costs as well). Whatever turns a scale round counts as `?`.
 */
export function directionOf(indicator: Indicator, standard: Standard): Sign {
  const normalise = indicator.normalise ?? standard.scoring.normalise;
  if (typeof indicator.better === "object" || TARGETS.includes(methodOf(normalise))) return "?";
  if (turnedRound(normalise).length > 0 || turnedRound(standard.scoring.normalise).length > 0) return "?";
  if (indicator.goalposts && indicator.goalposts[0] > indicator.goalposts[1]) return "?";
  return indicator.better === "lower" ? "-" : "+";
}

/** The keys of a normalisation that make more into less. */
function turnedRound(normalise: Normalise): ("to" | "from" | "factor")[] {
  if (typeof normalise === "string") return [];
  const { to, from, factor } = normalise;
  const keys: ("to" | "from" | "factor")[] = [];
  if (to && to[0] > to[1]) keys.push("to");
  if (from && from[0] > from[1]) keys.push("from");
  if (factor !== undefined && factor < 0) keys.push("factor");
  return keys;
}

/** A factor that is worked out is never negative: it would turn what was done against the unit. */
export function factorsBelowZero(standard: Standard): Finding[] {
  const never = new Set(
    standard.context
      .filter(({ kind, range }) => kind !== "amount" || (range !== undefined && range[0] >= 0))
      .map(({ id }) => `unit.${id}`),
  );
  return conditionsOf(standard).flatMap(({ place, source, path }) => {
    const formula = place === "reduceBy" ? formulaOf(source) : null;
    if (formula === null || isAtLeastZero(formula, (name) => never.has(name))) return [];
    return refused({
      code: "factor-below-zero",
      path,
      got: `${source}, which may be below 0`,
      want: "a factor that can't be: max(0.0, …), or a number; of an amount, a range that begins at 0",
    });
  });
}

/** A scale runs upwards: less is better is said by `better: lower`, where everyone can see it. */
export function scalesThatAreTurnedRound(standard: Standard): Finding[] {
  const findings: Finding[] = [];
  const look = (normalise: Normalise | undefined, path: readonly (string | number)[], of: string): void => {
    for (const key of normalise === undefined ? [] : turnedRound(normalise))
      findings.push(
        refused({
          code: "scale-turned-round",
          path: [...path, key],
          got: `${key} of ${of}, which runs downwards`,
          want: "the lower end first and a factor above 0; where less is better, say `better: lower`",
        }),
      );
  };
  look(standard.scoring.normalise, ["scoring", "normalise"], "every indicator");
  for (const [at, one] of (standard.robustness?.vary.normalise ?? []).entries())
    look(one, ["robustness", "vary", "normalise", at], "every indicator");
  for (const { item, path } of leavesOf(standard)) {
    look(item.normalise, [...path, "normalise"], called(item));
    if (item.goalposts && item.goalposts[0] > item.goalposts[1])
      findings.push(
        refused({
          code: "scale-turned-round",
          path: [...path, "goalposts"],
          got: `goalposts ${item.goalposts.join(" to ")}, which run downwards`,
          want: "the lower end first; where less is better, say `better: lower`",
        }),
      );
  }
  return findings;
}
