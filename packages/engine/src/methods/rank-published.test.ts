import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rankDescending } from "./rank.ts";
import { rankPublished } from "./rank-published.ts";
import { published } from "./round.ts";

const plain = (scores: Float64Array): number[] =>
  Array.from(rankDescending(scores), (rank) => (Number.isNaN(rank) ? 0 : rank));

describe("rankPublished", () => {
  test("ranks by hand: ties share the better rank, and who has no score has rank 0", () => {
    expect([...rankPublished(Float64Array.of(50, 70.000001, NaN, 70.000001, 70), new Int32Array(5))]).toEqual([
      4, 1, 0, 1, 3,
    ]);
  });

  test("ranks many units as sorting does, ties, gaps and scores below 0 included", () => {
    const score = fc.oneof(
      { weight: 5, arbitrary: fc.double({ min: -50, max: 100, noNaN: true }).map(published) },
      { weight: 2, arbitrary: fc.integer({ min: 0, max: 5 }) },
      { weight: 1, arbitrary: fc.constant(NaN) },
    );
    fc.assert(
      fc.property(fc.array(score, { minLength: 100, maxLength: 400 }), (scores) => {
        const values = Float64Array.from(scores);
        expect([...rankPublished(values, new Int32Array(values.length).fill(-5))]).toEqual(plain(values));
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  test("ranks what is no whole millionth, or too far apart for 32 bits, all the same", () => {
    const unrounded = Float64Array.from({ length: 300 }, (_, i) => Math.sin(i));
    expect([...rankPublished(unrounded, new Int32Array(300))]).toEqual(plain(unrounded));
    const far = Float64Array.from({ length: 300 }, (_, i) => (i % 7) * 1000);
    expect([...rankPublished(far, new Int32Array(300))]).toEqual(plain(far));
  });

  test("ranks nobody where nobody has a score", () => {
    expect(new Set(rankPublished(new Float64Array(200).fill(NaN), new Int32Array(200).fill(3)))).toEqual(new Set([0]));
  });

  test("says which lengths disagree", () => {
    expect(() => rankPublished(new Float64Array(3), new Int32Array(2))).toThrow(
      new RangeError("rankPublished: got 2 places, want 3, one per unit"),
    );
  });
});
