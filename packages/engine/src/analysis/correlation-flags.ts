import type { CorrelationMatrix } from "./correlation.ts";

export interface CorrelationFlag {
  /** the two columns, a < b */
  readonly a: number;
  readonly b: number;
  readonly value: number;
  readonly p: number;
}

/**
 * Pairs of columns of one group whose correlation lies above `above` (they may measure one thing
 * twice) or below `below` (they pull the group apart), strictly. In the order of the columns.
 * @param group group of each column; pairs across groups are not looked at
 * @throws {RangeError} if there is not one group per column
 */
export function correlationFlags(
  matrix: CorrelationMatrix,
  group: readonly number[],
  limits: { readonly above?: number; readonly below?: number },
): CorrelationFlag[] {
  const { nColumns, values, p } = matrix;
  if (group.length !== nColumns)
    throw new RangeError(`correlationFlags: got ${group.length} groups, want one for each of ${nColumns} columns`);
  const { above = Number.POSITIVE_INFINITY, below = Number.NEGATIVE_INFINITY } = limits;
  const flags: CorrelationFlag[] = [];
  for (let a = 0; a < nColumns; a++)
    for (let b = a + 1; b < nColumns; b++) {
      const value = values[a * nColumns + b];
      if (group[a] === group[b] && (value > above || value < below))
        flags.push({ a, b, value, p: p[a * nColumns + b] });
    }
  return flags;
}
