import type { Finding } from "../problem.ts";
import type { Standard } from "../schema.ts";
import { conditionsOf, type Stated } from "./conditions-of.ts";
import { directionOf } from "./direction.ts";
import { refused } from "./finding.ts";
import { type Formula, formulaOf } from "./formula.ts";
import { signsOf, through } from "./monotone.ts";
import { tokensOf } from "./tokens.ts";

/** Names of what was earned, by where they can be seen. */
const EARNED = /^(score$|grade$|(criteria|indicators|gates|done|planned)(\.|$))/;
const PLACES: readonly Stated["place"][] = ["gate", "grade", "scoreRule", "childUnits"];

/**
 * No condition is met by a lower score, no rule gives more for less done. Read from the formula and
 * proven, not guessed: what can't be shown to move upwards only is refused.
 */
export function lowerScoresRewarded(standard: Standard): Finding[] {
  return conditionsOf(standard).flatMap((stated) => {
    if (!PLACES.includes(stated.place)) return [];
    const earned = earnedDownwards(formulaOf(stated.source), stated, standard);
    if (earned.length === 0) return [];
    return refused({
      code: "lower-score-rewarded",
      path: stated.path,
      got: `${stated.source}: ${earned.join(", ")} can rise and the condition fall`,
      want: "scores compared by >= or > a number, joined by && and ||: nobody loses by doing better",
    });
  });
}

function earnedDownwards(formula: Formula | null, { place, source, leaf }: Stated, standard: Standard): string[] {
  if (formula === null) {
    const names = tokensOf(source).filter(({ kind, text }) => kind === "name" && EARNED.test(text));
    return [...new Set(names.map(({ text }) => text))];
  }
  const outside = place === "childUnits" && leaf ? directionOf(leaf.item, standard) : "+";
  return [...signsOf(formula, (name) => /^(done|planned)\./.test(name))]
    .filter(([name, sign]) => EARNED.test(name) && through(outside, sign) !== "+")
    .map(([name]) => name);
}
