import { State } from "../table.ts";

export interface DataAvailability {
  /** per unit: cells without a value, and cells that are 0 */
  readonly missing: Int32Array;
  readonly zero: Int32Array;
  /** per unit: share of its cells that have a value, and share of those that is not 0; NaN where there are none */
  readonly availableShare: Float64Array;
  readonly nonZeroShare: Float64Array;
  /** share of the cells of group g of unit i that have a value, at g × nUnits + i; NaN where none applies */
  readonly byGroup: Float64Array;
}

/**
 * How much data each unit has, in all and within groups of columns (a node's leaves: `leavesBelow`).
 * @param values column after column: unit i of column j at j × nUnits + i; NaN is missing
 * @param groups columns of each group
 * @param states where given, cells that do not apply count as neither present nor missing
 */
export function dataAvailability(
  values: Float64Array,
  nUnits: number,
  groups: readonly (readonly number[])[] = [],
  states?: Uint8Array,
): DataAvailability {
  const every = Array.from({ length: values.length / nUnits }, (_, j) => j);
  const all = countsOf(every);
  const byGroup = new Float64Array(groups.length * nUnits);
  for (const [g, columns] of groups.entries()) {
    const { present, asked } = countsOf(columns);
    for (let i = 0; i < nUnits; i++) byGroup[g * nUnits + i] = present[i] / asked[i];
  }
  return {
    missing: all.asked.map((asked, i) => asked - all.present[i]),
    zero: all.zero,
    availableShare: Float64Array.from(all.present, (present, i) => present / all.asked[i]),
    nonZeroShare: Float64Array.from(all.present, (present, i) => 1 - all.zero[i] / present),
    byGroup,
  };

  function countsOf(columns: readonly number[]): { asked: Int32Array; present: Int32Array; zero: Int32Array } {
    const counts = { asked: new Int32Array(nUnits), present: new Int32Array(nUnits), zero: new Int32Array(nUnits) };
    for (const j of columns)
      for (let i = 0, at = j * nUnits; i < nUnits; i++, at++) {
        if (states?.[at] === State.notApplicable) continue;
        counts.asked[i]++;
        if (Number.isNaN(values[at])) continue;
        counts.present[i]++;
        if (values[at] === 0) counts.zero[i]++;
      }
    return counts;
  }
}
