import type { Counts } from "./counts.ts";
import { type RankBuckets, rankBucketsOf } from "./rank-buckets.ts";

/** Replicates whose ranks wait to be counted together: a unit's ranks lie close to each other in memory. */
const WAITING = 8;

/** Counts ranks into `Counts.ranks`. */
export interface RankCounter {
  /** Takes one replicate's ranks; counted with the next ones, at the latest by `flush`. */
  readonly add: (ranks: Int32Array, counts: Counts) => void;
  readonly flush: (counts: Counts) => void;
}

/** @param nominal published ranks, from which large tables count */
export function rankCounterOf(nominal: Int32Array): RankCounter {
  const n = nominal.length;
  const buckets = rankBucketsOf(n);
  const waiting = Array.from({ length: WAITING }, () => new Int32Array(n));
  let held = 0;
  const flush = (counts: Counts): void => {
    const some = waiting.slice(0, held);
    if (buckets.exact) countExact(some, counts.ranks, buckets.count);
    else countNear(some, nominal, counts.ranks, buckets);
    held = 0;
  };
  return {
    add(ranks, counts) {
      waiting[held++].set(ranks);
      if (held === WAITING) flush(counts);
    },
    flush,
  };
}

function countExact(waiting: readonly Int32Array[], counts: Counts["ranks"], width: number): void {
  const n = waiting[0]?.length ?? 0;
  if (waiting.length < WAITING) {
    for (const ranks of waiting) for (let i = 0, at = 0; i < n; i++, at += width) counts[at + ranks[i]]++;
    return;
  }
  const [a, b, c, d, e, f, g, h] = waiting; // as `WAITING` says
  for (let i = 0, at = 0; i < n; i++, at += width) {
    counts[at + a[i]]++;
    counts[at + b[i]]++;
    counts[at + c[i]]++;
    counts[at + d[i]]++;
    counts[at + e[i]]++;
    counts[at + f[i]]++;
    counts[at + g[i]]++;
    counts[at + h[i]]++;
  }
}

function countNear(
  waiting: readonly Int32Array[],
  nominal: Int32Array,
  counts: Counts["ranks"],
  buckets: RankBuckets,
): void {
  const width = buckets.count;
  for (let i = 0, at = 0; i < nominal.length; i++, at += width)
    for (let w = 0; w < waiting.length; w++) counts[at + buckets.bucketOf(waiting[w][i], nominal[i])]++;
}
