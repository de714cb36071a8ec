import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Aggregate } from "../model.ts";
import { leaveOneOut } from "./leave-one-out.ts";
import { aggregateNodes, ancestorsOf, innerNodes, leavesBelow, type TreeNode } from "./tree.ts";

const inner = (
  parent: number,
  first: number,
  count: number,
  weight = 1,
  method: "arithmetic" | "minimum" = "arithmetic",
): TreeNode => ({
  parent,
  first,
  count,
  weight,
  aggregate: { method },
  dataThreshold: 0,
});
const leaf = (parent: number, weight = 1): TreeNode => inner(parent, 0, 0, weight);

/** The whole (0) of two criteria (1, 2); 1 has leaves 3, 4 and 2 has leaf 5. */
const nodes = [inner(-1, 1, 2), inner(0, 3, 2, 2), inner(0, 5, 1), leaf(1), leaf(1, 3), leaf(2)];

/** Scores of every node from columns of the leaves. */
function filled(tree: readonly TreeNode[], leaves: readonly (readonly number[])[]): Float64Array {
  const nUnits = leaves[0]?.length ?? 0;
  const scores = new Float64Array(tree.length * nUnits);
  const at = tree.length - leaves.length;
  for (const [l, column] of leaves.entries()) scores.set(column, (at + l) * nUnits);
  aggregateNodes(tree, innerNodes(tree), scores);
  return scores;
}

describe("aggregateNodes", () => {
  it("fills the tree from the leaves up", () => {
    // unit 0: criterion 1 = (1·10 + 3·20) / 4 = 17.5, the whole (2·17.5 + 40) / 3; unit 1 lacks leaf 4
    const scores = filled(nodes, [
      [10, 1],
      [20, Number.NaN],
      [40, 4],
    ]);
    expect([...scores.subarray(0, 6)]).toEqual([25, 2, 17.5, 1, 40, 4]);
  });

  it("knows what lies above and below a node", () => {
    expect(innerNodes(nodes)).toEqual([2, 1, 0]);
    expect(ancestorsOf(nodes, [3, 5])).toEqual([2, 1, 0]);
    expect(ancestorsOf(nodes, [3, 4])).toEqual([1, 0]);
    expect(leavesBelow(nodes, 0)).toEqual([3, 4, 5]);
    expect(leavesBelow(nodes, 4)).toEqual([4]);
  });
});

describe("leaveOneOut", () => {
  const scores = filled(nodes, [
    [10, 60, 35],
    [20, 30, 10],
    [40, 10, 90],
  ]);

  it("gives the whole that its siblings would make alone, and how far ranks move", () => {
    // wholes: 25, (2·37.5 + 10)/3 = 28.3, (2·16.25 + 90)/3 = 40.8: ranks 3, 2, 1
    const [without4] = leaveOneOut(nodes, scores, [4]);
    // without leaf 4: (2·10 + 40)/3 = 20, (2·60 + 10)/3 = 43.3, (2·35 + 90)/3 = 53.3: the same ranks
    expect(without4?.scores[0]).toBeCloseTo(20, 12);
    expect(without4?.scores[1]).toBeCloseTo(130 / 3, 12);
    expect([...(without4?.ranks ?? [])]).toEqual([3, 2, 1]);
    expect(without4?.meanAbsoluteRankChange).toBe(0);
  });

  it("takes out a parent whose only child is left out", () => {
    const [without5, without2] = leaveOneOut(nodes, scores, [5, 2]);
    // only criterion 1 is left: 17.5, 37.5, 16.25
    expect([...(without5?.scores ?? [])]).toEqual([17.5, 37.5, 16.25]);
    expect(without5?.scores).toEqual(without2?.scores);
    expect([...(without5?.ranks ?? [])]).toEqual([2, 1, 3]);
    expect(without5?.meanAbsoluteRankChange).toBeCloseTo(4 / 3, 15);
  });

  it("leaves the scores as they were", () => {
    const before = scores.slice();
    leaveOneOut(nodes, scores, [1, 2, 3, 4, 5]);
    expect(scores).toEqual(before);
  });

  it("changes nothing for an element of weight 0, whatever the mean", () => {
    const methods: Aggregate[] = [
      { method: "arithmetic" },
      { method: "geometric" },
      { method: "harmonic" },
      { method: "power", p: 2 },
      { method: "median" },
      { method: "minimum" },
    ];
    const cell = fc.oneof(fc.double({ min: 1, max: 100, noNaN: true }), fc.constant(Number.NaN));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 9 }), (rows) => {
        for (const method of methods) {
          const whole: TreeNode = { ...inner(-1, 1, 3), aggregate: method };
          const tree = [whole, leaf(0, 2), leaf(0, 0), leaf(0, 1)];
          const all = filled(
            tree,
            [0, 1, 2].map((j) => rows.map((row) => row[j] ?? 0)),
          );
          const [without] = leaveOneOut(tree, all, [2]);
          expect(without?.scores).toEqual(all.slice(0, rows.length));
          if (rows.some((_, i) => !Number.isNaN(all[i] ?? 0))) expect(without?.meanAbsoluteRankChange).toBe(0);
        }
      }),
      { seed: 23 },
    );
  });

  it("takes the minimum of the rest where a criterion is as good as its worst child", () => {
    const tree = [inner(-1, 1, 2, 1, "minimum"), leaf(0), leaf(0)];
    const [without1] = leaveOneOut(tree, filled(tree, [[1], [7]]), [1]);
    expect(without1?.scores[0]).toBe(7);
  });

  it("can't leave out the whole", () => {
    expect(() => leaveOneOut(nodes, scores, [0])).toThrow("wholeWithout: got node 0, want one below the whole");
    expect(() => leaveOneOut(nodes, scores.subarray(1), [1])).toThrow("got 17 scores, want a multiple of 6 nodes");
  });
});
