/** Where a unit stands on one node. */
export interface Standing {
  readonly node: number;
  readonly score: number;
  /** 1 is best, ties share the better rank; NaN where there is no score */
  readonly rank: number;
  /** units with a score on this node */
  readonly ranked: number;
}

/**
 * A unit's score and rank on every node, the whole first.
 * @param scores node k of unit i at k × nUnits + i
 */
export function unitSummary(scores: Float64Array, nUnits: number, unit: number): Standing[] {
  if (!(unit >= 0 && unit < nUnits)) throw new RangeError(`unitSummary: got unit ${unit}, want one of ${nUnits}`);
  return Array.from({ length: scores.length / nUnits }, (_, node) => {
    const column = scores.subarray(node * nUnits, (node + 1) * nUnits);
    return { node, score: column[unit], ...placeOf(column, unit) };
  });
}

/** Rank of one unit in a column, higher is better, without ranking the rest. */
export function placeOf(column: Float64Array, unit: number): { rank: number; ranked: number } {
  const own = column[unit];
  let better = 0;
  let ranked = 0;
  for (const other of column) {
    if (other > own) better++;
    if (!Number.isNaN(other)) ranked++;
  }
  return { rank: Number.isNaN(own) ? Number.NaN : better + 1, ranked };
}
