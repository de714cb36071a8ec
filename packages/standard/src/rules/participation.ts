import type { Finding } from "../problem.ts";
import type { Standard } from "../schema.ts";
import { conditionsOf } from "./conditions-of.ts";
import { refused } from "./finding.ts";
import { type Formula, formulaOf } from "./formula.ts";
import { called } from "./walk.ts";
import { worthOf } from "./worth-of.ts";

/**
 * A share or a mean of child units is of what they earned. One that is the same for the worst and
 * for the best of them counts how many take part, which is voluntary.
 */
export function participationCounted(standard: Standard): Finding[] {
  const free = new Set(standard.grades.filter((grade) => isFree(grade, standard)).map(({ id }) => id));
  const [bottom, top] = scaleOf(standard);
  return conditionsOf(standard).flatMap(({ place, source, path, leaf }) => {
    const formula = place === "childUnits" && leaf ? formulaOf(source) : null;
    if (!leaf || formula === null) return [];
    const worst = worthOf(
      formula,
      earned(bottom, (grade) => free.has(grade)),
    );
    const best = worthOf(
      formula,
      earned(top, () => true),
    );
    if (!Object.is(worst, best)) return [];
    return refused({
      code: "participation-counted",
      path,
      got: `${called(leaf.item)}, which is a share or a mean of ${source}, the same for every unit that takes part`,
      want: "what child units earned: gradeAtLeast('…') of a grade that has to be earned, or score",
    });
  });
}

/** What a child unit has that scores so much and holds these grades. */
const earned =
  (score: number, holds: (grade: string) => boolean) =>
  (name: string, args: readonly Formula[]): number => {
    if (name === "score") return score;
    const [grade] = args;
    return name === "gradeAtLeast" && grade?.is === "text" ? Number(holds(grade.value)) : Number.NaN;
  };

function scaleOf({ scoring }: Standard): readonly [bottom: number, top: number] {
  return (typeof scoring.normalise === "object" ? scoring.normalise.to : undefined) ?? [0, 100];
}

/** A grade that everyone who takes part has: at the bottom of the scale, with no condition. */
function isFree({ atLeast, holds, requires }: Standard["grades"][number], standard: Standard): boolean {
  return atLeast <= scaleOf(standard)[0] && holds === undefined && (requires ?? []).length === 0;
}
