import { placeOf } from "./unit-summary.ts";

export interface Standout {
  readonly column: number;
  /** 1 is best, in the direction of the indicator */
  readonly rank: number;
  readonly value: number;
}

export interface StrengthsWeaknesses {
  /** best rank first */
  readonly strengths: readonly Standout[];
  /** worst rank last */
  readonly weaknesses: readonly Standout[];
}

export interface StandoutOptions {
  readonly top: number;
  readonly bottom: number;
  /** a group per unit: ranks are among the unit's own group; left out: among all */
  readonly peers?: ArrayLike<number>;
  /** indicators with a smaller share of distinct values say little and are passed over; 0 takes all */
  readonly distinctShare?: number;
}

/**
 * The indicators on which a unit ranks best and worst, in the order of the columns where ranks are
 * equal. A rank that is also the last of its indicator is no strength: a yes-or-no that nearly
 * everyone has can rank a "no" high.
 * @param columns one per indicator, in the user's own unit
 * @param directions 1: more is better; −1: less is better
 */
export function strengthsWeaknesses(
  columns: readonly Float64Array[],
  directions: readonly (1 | -1)[],
  unit: number,
  options: StandoutOptions,
): StrengthsWeaknesses {
  if (directions.length !== columns.length)
    throw new RangeError(`strengthsWeaknesses: got ${directions.length} directions for ${columns.length} columns`);
  const { peers, distinctShare = 0 } = options;
  const standings = columns.flatMap((column, j) => {
    const value = column[unit];
    const oriented = column
      .filter((_, i) => !peers || peers[i] === peers[unit])
      .filter((x) => !Number.isNaN(x))
      .map((x) => x * directions[j]);
    if (Number.isNaN(value) || new Set(oriented).size < distinctShare * oriented.length) return [];
    const own = oriented.indexOf(value * directions[j]);
    const worst = oriented.indexOf(oriented.reduce((least, x) => Math.min(least, x)));
    const rank = placeOf(oriented, own).rank;
    return [{ column: j, rank, value, last: rank === placeOf(oriented, worst).rank }];
  });
  standings.sort((a, b) => a.rank - b.rank);
  const plain = ({ column, rank, value }: Standout): Standout => ({ column, rank, value });
  return {
    strengths: standings
      .filter(({ last }) => !last)
      .slice(0, options.top)
      .map(plain),
    weaknesses: standings.slice(Math.max(0, standings.length - options.bottom)).map(plain),
  };
}
