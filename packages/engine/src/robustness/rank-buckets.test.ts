import { describe, expect, test } from "vitest";
import { rankBucketsOf } from "./rank-buckets.ts";

describe("rankBucketsOf", () => {
  test("up to 10,000 units every rank has its own place", () => {
    const buckets = rankBucketsOf(10_000);
    for (const rank of [0, 1, 5000, 10_000]) expect(buckets.rankOf(buckets.bucketOf(rank, 77), 77)).toBe(rank);
  });

  test("beyond, a rank is exact up to 15 places from the published one, and to a sixteenth of the distance further out", () => {
    const n = 700_000;
    const buckets = rankBucketsOf(n);
    for (const nominal of [1, 300, 350_000, n])
      for (const rank of [1, 2, 285, 299, 315, 317, 1000, 349_000, 350_015, 350_016, 500_000, n]) {
        const bucket = buckets.bucketOf(rank, nominal);
        expect(bucket).toBeGreaterThan(0);
        expect(bucket).toBeLessThan(buckets.count);
        const away = Math.abs(rank - nominal);
        const error = Math.abs(buckets.rankOf(bucket, nominal) - rank);
        expect(error).toBeLessThanOrEqual(away < 16 ? 0 : away / 16);
      }
  });

  test("buckets are in the order of ranks, and no rank has its own", () => {
    const buckets = rankBucketsOf(20_000);
    let last = 0;
    for (let rank = 1; rank <= 20_000; rank++) {
      const bucket = buckets.bucketOf(rank, 9000);
      expect(bucket).toBeGreaterThanOrEqual(last);
      last = bucket;
    }
    expect(buckets.bucketOf(0, 9000)).toBe(0);
    expect(buckets.rankOf(0, 9000)).toBe(0);
  });
});
