import { momentsOf } from "./moments.ts";
import { completePairs } from "./pairs.ts";

/**
 * Cronbach's alpha: how far the columns of a group say the same thing. 1 is one voice; 0 or less,
 * no common one. Covariances are over the units that have both values.
 * @param columns at least two, each as long
 * @param directions 1 or −1 for each column, applied first: indicators that point against each other
 *   make alpha negative for no fault of theirs. Left out: columns are taken as they are.
 * @returns NaN for fewer than two columns, or where some pair has fewer than two units in common
 * @see Cronbach, Coefficient alpha and the internal structure of tests, Psychometrika 16 (1951)
 */
export function cronbachAlpha(columns: readonly Float64Array[], directions?: readonly (1 | -1)[]): number {
  const k = columns.length;
  if (directions && directions.length !== k)
    throw new RangeError(`cronbachAlpha: got ${directions.length} directions, want one for each of ${k} columns`);
  if (k < 2) return Number.NaN;
  let all = 0;
  let between = 0;
  for (const [a, x] of columns.entries())
    for (const [b, y] of columns.entries()) {
      const sign = directions && directions[a] !== directions[b] ? -1 : 1;
      const shared = sign * covariance(x, y);
      all += shared;
      if (a !== b) between += shared;
    }
  return (k * between) / ((k - 1) * all); // k² × mean(between) / sum(all), with k(k − 1) pairs between
}

/** Covariance with n − 1 over complete pairs; NaN for fewer than two. */
function covariance(first: Float64Array, second: Float64Array): number {
  const { x, y } = completePairs(first, second);
  if (x.length < 2) return Number.NaN;
  const meanX = momentsOf(x).mean;
  const meanY = momentsOf(y).mean;
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += (x[i] - meanX) * (y[i] - meanY);
  return sum / (x.length - 1);
}
