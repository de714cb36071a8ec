/** A criterion of an older standard that a new one continues. Shares are of its potential, 0 to 1, and sum to at most 1. */
export interface Continued {
  /** before any reduction: only the progress made carries over, not what lowered the old one's worth */
  readonly points: number;
  readonly done: number;
  readonly planned: number;
  readonly notDone: number;
  /** how much of it the new criterion continues, ≥ 0 */
  readonly weight: number;
}

/** Points of a new criterion; the four sum to its points. */
export interface CarriedOver {
  readonly done: number;
  readonly planned: number;
  readonly notDone: number;
  readonly unfilled: number;
}

/**
 * What a new criterion inherits from the older ones that it continues: each brings its weighted
 * points, split as it stood, and all are brought to the worth of the new one in proportion. What
 * nobody had answered, and a criterion that continues nothing of any worth, is unfilled.
 * @param newPoints what the new criterion is worth, ≥ 0
 */
export function carryOver(newPoints: number, old: readonly Continued[]): CarriedOver {
  const worth = old.reduce((sum, { points, weight }) => sum + points * weight, 0);
  if (!(worth > 0)) return { done: 0, planned: 0, notDone: 0, unfilled: newPoints };
  const inherit = (share: "done" | "planned" | "notDone"): number =>
    (newPoints * old.reduce((sum, from) => sum + from[share] * from.points * from.weight, 0)) / worth;
  const carried = { done: inherit("done"), planned: inherit("planned"), notDone: inherit("notDone") };
  return { ...carried, unfilled: Math.max(0, newPoints - carried.done - carried.planned - carried.notDone) };
}
