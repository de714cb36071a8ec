import type { Finding } from "../problem.ts";
import type { Standard } from "../schema.ts";
import { conditionsOf } from "./conditions-of.ts";
import { refused } from "./finding.ts";
import { formulaOf, namesIn } from "./formula.ts";
import { signsOf } from "./monotone.ts";
import { called } from "./walk.ts";

/**
 * A share or a mean of child units is of what they earned. One that is the same for every child
 * unit that takes part counts taking part, which is voluntary.
 */
export function participationCounted(standard: Standard): Finding[] {
  const free = new Set(standard.grades.filter((grade) => isFree(grade, standard)).map(({ id }) => id));
  return conditionsOf(standard).flatMap(({ place, source, path, leaf }) => {
    if (place !== "childUnits" || !leaf) return [];
    const formula = formulaOf(source);
    const earned = formula === null || ["grade", "score"].some((name) => signsOf(formula, () => false).has(name));
    const grade = /^\s*gradeAtLeast\(\s*["']([a-z0-9_]+)["']\s*\)\s*$/.exec(source)?.[1];
    if (earned && !(grade !== undefined && free.has(grade))) return [];
    const named = formula === null ? [] : namesIn(formula);
    return refused({
      code: "participation-counted",
      path,
      got: `${called(leaf.item)} is of ${grade ? `${grade}, a grade that costs nothing` : named.join(", ") || source}: it counts taking part`,
      want: "what child units earned: gradeAtLeast('…') of a grade that has to be earned, or score",
    });
  });
}

/** A grade that everyone who takes part has: at the bottom of the scale, with no condition. */
function isFree({ atLeast, holds, requires }: Standard["grades"][number], { scoring }: Standard): boolean {
  const bottom = typeof scoring.normalise === "object" ? (scoring.normalise.to?.[0] ?? 0) : 0;
  return atLeast <= bottom && holds === undefined && (requires ?? []).length === 0;
}
