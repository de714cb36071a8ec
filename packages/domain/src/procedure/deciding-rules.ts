import type { Criterion, Standard } from "@touchstone/standard";
import type { DecidingRules } from "./decide.ts";

/** What a standard says of deciding; where it says nothing of certainty, as `planOf` has it. */
export function decidingRulesOf({ grades, criteria, robustness }: Standard): DecidingRules {
  return {
    grades: grades.map(({ id }) => id),
    places: new Set(criteria.flatMap(idsIn)),
    certainAt: robustness?.certainAt ?? 0.9,
    whenUncertain: robustness?.whenUncertain ?? "deciderGivesReason",
  };
}

const idsIn = ({ id, indicators = [], criteria = [] }: Criterion): string[] => [
  id,
  ...indicators.map((indicator) => indicator.id),
  ...criteria.flatMap(idsIn),
];
