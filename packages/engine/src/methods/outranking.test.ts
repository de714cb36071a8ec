import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { copeland, outrankingMatrix } from "./outranking.ts";

const seed = 15;

function block(rows: readonly (readonly number[])[]): Float64Array {
  const nUnits = rows.length;
  const values = new Float64Array(nUnits * (rows[0]?.length ?? 0));
  rows.forEach((row, i) => {
    row.forEach((value, c) => {
      values[c * nUnits + i] = value;
    });
  });
  return values;
}
function scores(rows: readonly (readonly number[])[], weights: readonly number[]): number[] {
  const out = new Float64Array(rows.length);
  copeland(block(rows), Float64Array.from(weights), out);
  return [...out];
}
function matrix(rows: readonly (readonly number[])[], weights: readonly number[]): number[] {
  const out = new Float64Array(rows.length ** 2);
  outrankingMatrix(block(rows), Float64Array.from(weights), out);
  return [...out];
}

describe("outranking and Copeland scores", () => {
  test("by hand: three units, weights 2, 1 and 1", () => {
    // a beats b where weight 2 + 1 lies, c beats b nowhere but ties in the last: ½
    const rows = [
      [3, 2, 1],
      [2, 1, 4],
      [1, 3, 4],
    ];
    // a–b: a wins 2 + 1, b 1: 0.75; a–c: a 2, c 1 + 1: even; b–c: b 2, c 1, tie 1: (2 + ½) ÷ 4
    expect(matrix(rows, [2, 1, 1])).toEqual([0, 0.75, 0.5, 0.25, 0, 0.625, 0.5, 0.375, 0]);
    expect(scores(rows, [2, 1, 1])).toEqual([1, 0, -1]);
  });

  test("the weight of a missing value is split evenly: neither order of rows gains", () => {
    expect(
      matrix(
        [
          [5, 5],
          [NaN, 5],
        ],
        [1, 1],
      ),
    ).toEqual([0, 0.5, 0.5, 0]);
    expect(
      scores(
        [
          [5, 5],
          [NaN, 5],
        ],
        [1, 1],
      ),
    ).toEqual([0, 0]);
    expect(
      scores(
        [
          [NaN, 5],
          [5, 5],
        ],
        [1, 1],
      ),
    ).toEqual([0, 0]);
  });

  test("rounding of weights decides no comparison: 0.1 + 0.2 against 0.3 is even", () => {
    expect(
      scores(
        [
          [1, 1, 0],
          [0, 0, 1],
        ],
        [0.1, 0.2, 0.3],
      ),
    ).toEqual([0, 0]);
    expect(
      scores(
        [
          [1, 0, 0, 0, 0, 0],
          [0, 1, 1, 1, 1, 1],
        ],
        [0.5, 0.1, 0.1, 0.1, 0.1, 0.1],
      ),
    ).toEqual([0, 0]);
  });

  test("a unit without any value has no score, and costs the others nothing", () => {
    expect(
      scores(
        [
          [3, 1],
          [NaN, NaN],
          [1, 0],
        ],
        [1, 1],
      ),
    ).toEqual([1, NaN, -1]);
    expect(scores([[3, 1]], [0, 0])).toEqual([NaN]);
  });

  test("one unit alone scores 0", () => {
    expect(scores([[3, 1]], [1, 1])).toEqual([0]);
    expect(matrix([[3, 1]], [1, 1])).toEqual([0]);
  });

  test("with a weight per cell a comparison counts the mean of both sides' weights", () => {
    const out = new Float64Array(2);
    // child 0: weights 1 and 3, unit 0 wins it (2); child 1: weights 1 and 1, unit 1 wins it (1)
    copeland(
      block([
        [9, 1],
        [1, 9],
      ]),
      Float64Array.of(1, 3, 1, 1),
      out,
    );
    expect([...out]).toEqual([1, -1]);
  });

  test("the number of places must be a square", () => {
    expect(() => outrankingMatrix(block([[1], [2]]), Float64Array.of(1), new Float64Array(3))).toThrow(
      "outrankingMatrix: got 3 places, want a square number, one per pair of units",
    );
  });

  const cell = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max: 4 }) }, fc.constant(NaN));
  const table = fc.integer({ min: 1, max: 5 }).chain((nChildren) =>
    fc.record({
      rows: fc.array(fc.array(cell, { minLength: nChildren, maxLength: nChildren }), { minLength: 1, maxLength: 9 }),
      weights: fc.array(fc.double({ min: 0.01, max: 9, noNaN: true }), { minLength: nChildren, maxLength: nChildren }),
    }),
  );

  test("what one unit wins another loses: pairs add up to 1, scores of complete units to 0", () => {
    fc.assert(
      fc.property(table, ({ rows, weights }) => {
        const n = rows.length;
        const shares = matrix(rows, weights);
        const pairs = shares.every((share, at) => {
          const [i, j] = [Math.floor(at / n), at % n];
          return i === j ? share === 0 : Math.abs(share + shares[j * n + i]! - 1) <= 1e-12;
        });
        const total = scores(rows, weights).reduce((sum, score) => sum + (Number.isNaN(score) ? 0 : score), 0);
        return pairs && total === 0;
      }),
      { seed },
    );
  });

  test("the order of units does not matter", () => {
    fc.assert(
      fc.property(table, ({ rows, weights }) => {
        const there = scores(rows, weights);
        const back = scores(rows.toReversed(), weights).toReversed();
        return there.every((score, i) => Object.is(score + 0, back[i]! + 0));
      }),
      { seed },
    );
  });

  test("only the order of values counts: any rising change of scale leaves the scores", () => {
    fc.assert(
      fc.property(table, ({ rows, weights }) => {
        const cubed = rows.map((row) => row.map((value) => value ** 3 - 7));
        return scores(cubed, weights).every((score, i) => Object.is(score, scores(rows, weights)[i]));
      }),
      { seed },
    );
  });
});
