/** What a cell is, beside its number: NaN alone can't say why there is none. */
export const State = {
  present: 0,
  missing: 1,
  notApplicable: 2,
  /** a reviewer looked and could not tell */
  insufficientEvidence: 3,
  /** the unit declined to answer */
  refused: 4,
} as const;
export type State = (typeof State)[keyof typeof State];

/**
 * Columns in: one cell per column and unit. Unit i of column j lies at j × nUnits + i.
 *
 * Values by kind: yes-no 1 or 0; choice the place in its list, from 0; rubric the level, from 0;
 * checklist the share of items held; status the share done, with the share planned in a column of
 * its own; everything else the number itself.
 */
export interface Table {
  /** unit ids, unique, sorted by their UTF-8 bytes */
  readonly units: readonly string[];
  /** column ids, unique */
  readonly columns: readonly string[];
  /** NaN wherever the state is not `present` */
  readonly values: Float64Array;
  /** one `State` per cell */
  readonly states: Uint8Array;
  /** standard errors in the unit of the value; NaN where not known */
  readonly errors?: Float64Array;
}

/** A view of one column: writes go to the table. */
export function columnOf(table: Table, j: number): Float64Array {
  const n = table.units.length;
  return table.values.subarray(j * n, (j + 1) * n);
}

/** Order of ids by their UTF-8 bytes, which is the order of their code points. */
export function byBytes(a: string, b: string): number {
  const n = Math.min(a.length, b.length);
  for (let at = 0; at < n; at++) {
    const x = a.charCodeAt(at);
    const y = b.charCodeAt(at);
    if (x === y) continue;
    // UTF-16 puts surrogates (code points above U+FFFF) before U+E000–U+FFFF; UTF-8 puts them after
    const xHigh = x >= 0xd800 && x <= 0xdfff;
    const yHigh = y >= 0xd800 && y <= 0xdfff;
    return xHigh === yHigh ? x - y : xHigh ? 1 : -1;
  }
  return a.length - b.length;
}
