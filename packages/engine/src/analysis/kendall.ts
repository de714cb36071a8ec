import { normalTwoSided } from "./normal-two-sided.ts";

/**
 * Kendall's tau-b of complete pairs, with the two-sided p-value of the normal approximation that
 * corrects for ties. O(n log n): pairs are sorted by x, and the swaps that a merge sort by y then
 * needs are the discordant pairs (Knight).
 * @returns NaN where either column is constant
 * @see Knight, A computer method for calculating Kendall's tau with ungrouped data, JASA 61 (1966); Kendall, Rank Correlation Methods (1970), 4.13 (variance under ties)
 */
export function kendallOfPairs(x: Float64Array, y: Float64Array): { value: number; p: number } {
  const n = x.length;
  const order = Uint32Array.from(x.keys()).sort((a, b) => x[a] - x[b] || y[a] - y[b]);
  const both = tiesOf(order, (a, b) => x[a] === x[b] && y[a] === y[b]);
  const inX = tiesOf(order, (a, b) => x[a] === x[b]);
  const discordant = sortCountingSwaps(order, y);
  const inY = tiesOf(order, (a, b) => y[a] === y[b]);

  const pairs = (n * (n - 1)) / 2;
  if (inX.pairs === pairs || inY.pairs === pairs) return { value: Number.NaN, p: Number.NaN };
  const score = pairs - inX.pairs - inY.pairs + both.pairs - 2 * discordant;
  const value = Math.max(-1, Math.min(1, score / Math.sqrt((pairs - inX.pairs) * (pairs - inY.pairs))));
  return { value, p: normalTwoSided(score / Math.sqrt(variance(n, inX, inY))) };
}

interface Ties {
  /** sums over the groups of t equal values: t(t−1)/2, t(t−1)(t−2), t(t−1)(2t+5) */
  pairs: number;
  triples: number;
  spread: number;
}

/** The groups of equal neighbours in `order`. */
function tiesOf(order: Uint32Array, equal: (a: number, b: number) => boolean): Ties {
  const ties = { pairs: 0, triples: 0, spread: 0 };
  for (let from = 0, to = 0; from < order.length; from = to) {
    while (to < order.length && equal(order[from], order[to])) to++;
    const t = to - from;
    ties.pairs += (t * (t - 1)) / 2;
    ties.triples += t * (t - 1) * (t - 2);
    ties.spread += t * (t - 1) * (2 * t + 5);
  }
  return ties;
}

/** Variance of concordant less discordant pairs among unrelated columns with these ties. */
function variance(n: number, inX: Ties, inY: Ties): number {
  const plain = (n * (n - 1) * (2 * n + 5) - inX.spread - inY.spread) / 18;
  const double = (2 * inX.pairs * inY.pairs) / (n * (n - 1));
  const triple = n > 2 ? (inX.triples * inY.triples) / (9 * n * (n - 1) * (n - 2)) : 0;
  return plain + double + triple;
}

/** Sorts `order` by y, stable, bottom up; returns how many pairs changed places. */
function sortCountingSwaps(order: Uint32Array, y: Float64Array): number {
  const n = order.length;
  const merged = new Uint32Array(n);
  let swaps = 0;
  for (let width = 1; width < n; width *= 2) {
    for (let from = 0; from < n; from += 2 * width) {
      const middle = Math.min(from + width, n);
      const end = Math.min(from + 2 * width, n);
      for (let left = from, right = middle, out = from; out < end; out++) {
        if (left < middle && (right >= end || y[order[left]] <= y[order[right]])) merged[out] = order[left++];
        else {
          merged[out] = order[right++];
          swaps += middle - left;
        }
      }
    }
    order.set(merged);
  }
  return swaps;
}
