import type { Finding } from "../problem.ts";
import type { Indicator, Standard } from "../schema.ts";
import { refused } from "./finding.ts";
import type { Sign } from "./monotone.ts";
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

/** A scale runs upwards: less is better is said by `better: lower`, where everyone can see it. */
export function scalesThatAreTurnedRound(standard: Standard): Finding[] {
  const findings: Finding[] = [];
  const look = (normalise: Normalise | undefined, path: readonly (string | number)[], of: string): void => {
    for (const key of normalise === undefined ? [] : turnedRound(normalise))
      findings.push(
        refused({
          code: "scale-turned-round",
          path: [...path, key],
          got: `${key} of ${of} runs downwards`,
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
          got: `goalposts ${item.goalposts.join(" to ")} run downwards`,
          want: "the lower end first; where less is better, say `better: lower`",
        }),
      );
  }
  return findings;
}
