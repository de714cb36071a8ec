/**
 * Where ranks are counted. Tables of up to 10,000 units have a place for every rank, so that everything read off
 * the counts is exact. Larger ones count how far a rank lies from the published one: exactly up to 15 places away,
 * beyond that to within a sixteenth of the distance.
 */
export interface RankBuckets {
  /** the first is for replicates without a rank */
  readonly count: number;
  /** true: a rank is its own bucket */
  readonly exact: boolean;
  /** @param nominal the unit's published rank */
  bucketOf(rank: number, nominal: number): number;
  /** the rank that stands for a bucket */
  rankOf(bucket: number, nominal: number): number;
}

const MOST_EXACT = 10_000;
const EXACT_STEPS = 16;

export function rankBucketsOf(nUnits: number): RankBuckets {
  if (nUnits <= MOST_EXACT)
    return { count: nUnits + 1, exact: true, bucketOf: (rank) => rank, rankOf: (bucket) => bucket };
  const middle = 1 + stepsOf(nUnits);
  return {
    count: 2 * middle,
    exact: false,
    bucketOf(rank, nominal) {
      if (rank === 0) return 0;
      const away = rank - nominal;
      return away < 0 ? middle - stepsOf(-away) : middle + stepsOf(away);
    },
    rankOf(bucket, nominal) {
      if (bucket === 0) return 0;
      const rank = bucket < middle ? nominal - distanceOf(middle - bucket) : nominal + distanceOf(bucket - middle);
      return Math.min(nUnits, Math.max(1, rank));
    },
  };
}

/** Distances in steps: one by one up to 15, then eight steps to every doubling. */
function stepsOf(away: number): number {
  if (away < EXACT_STEPS) return away;
  const doublings = 31 - Math.clz32(away); // ≥ 4
  return EXACT_STEPS + (doublings - 4) * 8 + ((away >>> (doublings - 3)) & 7);
}

/** The middle of a step. */
function distanceOf(step: number): number {
  if (step < EXACT_STEPS) return step;
  const doublings = 4 + ((step - EXACT_STEPS) >> 3);
  const eighth = 8 + ((step - EXACT_STEPS) & 7);
  return (eighth << (doublings - 3)) + ((1 << (doublings - 3)) >> 1);
}
