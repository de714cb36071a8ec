import type { RatingGiven } from "./commands.ts";
import type { RatedIndicator } from "./rated.ts";
import type { SettledRating } from "./states.ts";

/** What one reviewer gave an indicator; null: too little evidence. */
type Level = Pick<RatingGiven, "item" | "level">;

/** The indicators whose ratings lie so far apart, by the standard's own measure, that one more reviewer is to rate. */
export function apartItems(rated: readonly RatedIndicator[], byReviewer: readonly (readonly Level[])[]): string[] {
  return rated.flatMap(({ item, apartBy }) => {
    const levels = levelsOf(item, byReviewer);
    return apartBy !== null && spreadOf(levels) >= apartBy ? [item] : [];
  });
}

/** The ratings of every reviewer as one level an indicator: the middle one; of an even number the mean of the middle two. */
export function settledOf(
  rated: readonly RatedIndicator[],
  byReviewer: readonly (readonly Level[])[],
): SettledRating[] {
  return rated.map(({ item, reviewers }) => {
    const levels = levelsOf(item, byReviewer);
    const error = errorOf(levels, reviewers);
    const ratings = byReviewer.filter((given) => given.some((rating) => rating.item === item)).length;
    return { item, level: medianOf(levels), error: error > 0 ? error : null, ratings };
  });
}

/** Levels that reviewers gave, lowest first: who could not tell gave none. */
function levelsOf(item: string, byReviewer: readonly (readonly Level[])[]): number[] {
  return byReviewer
    .flatMap((ratings) => ratings.filter((rating) => rating.item === item).map(({ level }) => level))
    .filter((level) => level !== null)
    .sort((a, b) => a - b);
}

const spreadOf = (sorted: readonly number[]): number => (sorted.at(-1) ?? 0) - (sorted[0] ?? 0);

function medianOf(sorted: readonly number[]): number | null {
  const half = sorted.length / 2;
  const [below, above] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return below === undefined || above === undefined ? null : (below + above) / 2;
}

/**
 * Standard error of a settled level, never smaller than it is: half of how far the ratings lie apart, which two ratings
 * have exactly and more at most; half a level where fewer could tell than the standard wants. 0 where as many as it
 * wants agree: then another panel is drawn by the model of uncertainty itself (docs/uncertainty.md, `reviewers`).
 */
function errorOf(sorted: readonly number[], wanted: number): number {
  if (sorted.length === 0) return 0;
  return Math.max(spreadOf(sorted) / 2, sorted.length < wanted ? HALF_A_LEVEL : 0);
}

const HALF_A_LEVEL = 0.5;
