import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rankDescending } from "../methods/rank.ts";
import { publish } from "../methods/round.ts";
import { rankerOf } from "./ranker.ts";

const plain = (exact: Float64Array): number[] =>
  [...rankDescending(publish(exact))].map((rank) => (Number.isNaN(rank) ? 0 : rank));

describe("rankerOf", () => {
  test("the ranks are those of the published scores, whatever they are", () => {
    const score = fc.oneof(
      fc.double({ min: 0, max: 100, noNaN: true }),
      fc.double({ min: -1e-5, max: 1e-5, noNaN: true }),
      fc.double({ min: -1e20, max: 1e20 }),
      fc.integer({ min: -3, max: 3 }).map((x) => x + 5e-7),
      fc.constant(NaN),
    );
    fc.assert(
      fc.property(fc.array(score, { maxLength: 60 }), (scores) => {
        const exact = Float64Array.from(scores);
        const ranks = new Int32Array(exact.length);
        rankerOf(exact.length)(exact, ranks);
        expect([...ranks]).toEqual(plain(exact));
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  test("called again, it remembers nothing of the call before", () => {
    const rank = rankerOf(3000);
    const ranks = new Int32Array(3000);
    const first = Float64Array.from({ length: 3000 }, (_, i) => ((i * 7919) % 3001) / 30);
    const second = first.map((x, i) => (i % 5 === 0 ? NaN : 100 - x));
    for (const exact of [first, second, first]) {
      rank(exact, ranks);
      expect([...ranks]).toEqual(plain(exact));
    }
  });

  test("nobody has a score: nobody has a rank", () => {
    const ranks = new Int32Array(2).fill(9);
    rankerOf(2)(new Float64Array(2).fill(NaN), ranks);
    expect([...ranks]).toEqual([0, 0]);
  });
});
