import type { Criterion, Indicator, Standard } from "./schema.ts";

export type Reporter = Indicator["reportedBy"];

/** What a standard asks of people, before it is published. Upper bounds: what does not apply to a unit costs it nothing. */
export interface Burden {
  /** questions that one unit's round holds, whoever answers them */
  readonly answers: number;
  /** minutes of answering for one unit, over the questions that say theirs */
  readonly minutes: number;
  readonly minutesBy: Readonly<Record<Reporter, number>>;
  /** questions that do not say what answering costs */
  readonly withoutMinutes: number;
  /** pieces of evidence that one unit shows at least */
  readonly proofs: number;
  /** hours of reviewing one unit, over all reviewers */
  readonly reviewHoursPerUnit: number;
  /** rated answers that do not say what reviewing costs */
  readonly withoutReviewMinutes: number;
  /** hours of reviewing all units that are expected; null where the standard does not say how many */
  readonly reviewHours: number | null;
}

interface Question {
  readonly minutes: number | undefined;
  readonly by: Reporter;
}

/**
 * Adds up what answering and reviewing cost. A quantity that several indicators ask for (`asks`) is
 * answered once; what is derived, or comes from the units within, is not asked at all.
 */
export function burdenOf(standard: Standard): Burden {
  const { criteria, indicators } = nodesOf(standard.criteria);
  const questions = new Map<string, Question>();
  for (const { id, minutes, answer } of criteria) if (answer) questions.set(id, { minutes, by: "unit" });
  for (const { id, minutes, asks, reportedBy: by, kind } of indicators) {
    if (kind === "derived" || by === "childUnits") continue;
    const key = asks ?? id;
    const least = questions.get(key)?.minutes;
    questions.set(key, { minutes: least === undefined ? minutes : Math.max(least, minutes ?? 0), by });
  }

  const minutesBy = { unit: 0, reviewer: 0, office: 0, survey: 0, childUnits: 0 };
  for (const { minutes = 0, by } of questions.values()) minutesBy[by] += minutes;
  const reviewed = indicators.filter(({ rating, reviewMinutes }) => rating ?? reviewMinutes);
  const perUnit = sum(reviewed.map(({ rating, reviewMinutes = 0 }) => (rating?.reviewers ?? 1) * reviewMinutes)) / 60;
  return {
    answers: questions.size,
    minutes: sum(Object.values(minutesBy)),
    minutesBy,
    withoutMinutes: [...questions.values()].filter(({ minutes }) => minutes === undefined).length,
    proofs: sum(indicators.map(({ evidence }) => evidence?.atLeast ?? 0)),
    reviewHoursPerUnit: perUnit,
    withoutReviewMinutes: reviewed.filter(({ reviewMinutes }) => reviewMinutes === undefined).length,
    reviewHours: standard.forecastUnits === undefined ? null : perUnit * standard.forecastUnits,
  };
}

function nodesOf(criteria: readonly Criterion[]): { criteria: Criterion[]; indicators: Indicator[] } {
  const below = criteria.map((criterion) => nodesOf(criterion.criteria ?? []));
  return {
    criteria: [...criteria, ...below.flatMap((nodes) => nodes.criteria)],
    indicators: [
      ...criteria.flatMap(({ indicators }) => indicators ?? []),
      ...below.flatMap((nodes) => nodes.indicators),
    ],
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
