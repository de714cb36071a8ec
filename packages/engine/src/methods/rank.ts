import { unitsByGroup } from "./groups.ts";

/** How many of `sorted`, ascending, are below `value`; with `orEqual`, below it or equal to it. */
function countBelow(sorted: Float64Array, value: number, orEqual: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] < value || (orEqual && sorted[middle] === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sortedPresent(values: Float64Array): Float64Array {
  return values.filter((value) => !Number.isNaN(value)).sort();
}

/**
 * Ranks from the highest value (1) down. Equality is exact: what should tie is rounded first.
 * @param ties `min`: 1, 2, 2, 4; `average`: 1, 2.5, 2.5, 4
 * @returns a rank per unit; NaN where there is no value, which counts for nobody's rank
 */
export function rankDescending(values: Float64Array, ties: "min" | "average" = "min"): Float64Array {
  const sorted = sortedPresent(values);
  const n = sorted.length;
  return values.map((value) => {
    if (Number.isNaN(value)) return NaN;
    const above = n - countBelow(sorted, value, true);
    return ties === "min" ? above + 1 : (above + 1 + n - countBelow(sorted, value, false)) / 2;
  });
}

/** As `rankDescending`, from the lowest value (1) up. */
export function rankAscending(values: Float64Array, ties: "min" | "average" = "min"): Float64Array {
  const sorted = sortedPresent(values);
  return values.map((value) => {
    if (Number.isNaN(value)) return NaN;
    const below = countBelow(sorted, value, false);
    return ties === "min" ? below + 1 : (below + 1 + countBelow(sorted, value, true)) / 2;
  });
}

/**
 * As `rankDescending`, each unit among those of its own group.
 * @param groups one number per unit that names its group; NaN is in none and gets no rank
 * @throws {RangeError} if the lengths disagree
 */
export function rankWithin(values: Float64Array, groups: Float64Array, ties: "min" | "average" = "min"): Float64Array {
  if (groups.length !== values.length)
    throw new RangeError(`rankWithin: got ${groups.length} groups, want ${values.length}, one per unit`);
  const ranks = new Float64Array(values.length).fill(NaN);
  for (const units of unitsByGroup(groups).values()) {
    const within = rankDescending(
      Float64Array.from(units, (i) => values[i]),
      ties,
    );
    units.forEach((i, at) => {
      ranks[i] = within[at];
    });
  }
  return ranks;
}
