import { describe, expect, it } from "vitest";
import { State } from "../table.ts";
import { type ItemScores, itemAnalysis } from "./item-analysis.ts";
import { type TreeModel, treeScores } from "./tree-scores.ts";

const none = Number.NaN;
const leaf = {
  parent: 0,
  first: 0,
  count: 0,
  weight: 1,
  aggregate: { method: "arithmetic" },
  dataThreshold: 0,
} as const;
const model: TreeModel = {
  scale: [0, 100],
  missing: "rescale",
  nodes: [{ ...leaf, parent: -1, first: 1, count: 3 }, leaf, leaf, leaf],
};

/** The whole, then a leaf a line; the last unit is screened out. */
const scores = Float64Array.from(
  [
    [50, 100, none, 40, none],
    [0, 100, none, 0, none],
    [100, 100, none, none, none],
    [50, 100, none, 80, none],
  ].flat(),
);
const states = Uint8Array.from(scores, (score) => (Number.isNaN(score) ? State.missing : State.present));
states[2 * 5 + 3] = State.notApplicable;
const scored: ItemScores = {
  units: ["a", "b", "c", "d", "e"],
  exact: scores,
  scores,
  states,
  screened: Uint8Array.of(0, 0, 0, 0, 1),
};

describe("itemAnalysis", () => {
  it("describes each leaf among the units that were not screened out", () => {
    const [first, second] = itemAnalysis(model, scored);
    expect(first).toMatchObject({ node: 1, n: 3, notApplicableShare: 0, missingShare: 0.25, nDistinct: 2 });
    expect(first?.mean).toBeCloseTo(100 / 3, 12);
    expect(first?.deviation).toBeCloseTo(100 / Math.sqrt(3), 12);
    expect(first?.floorShare).toBeCloseTo(2 / 3, 15);
    expect(first?.ceilingShare).toBeCloseTo(1 / 3, 15);
    // unit d has no use for it, unit c did not answer: one of the three that it applies to
    expect(second).toMatchObject({
      node: 2,
      n: 2,
      notApplicableShare: 0.25,
      floorShare: 0,
      ceilingShare: 1,
      deviation: 0,
    });
    expect(second?.missingShare).toBeCloseTo(1 / 3, 15);
  });

  it("correlates each leaf with the whole that the others make without it", () => {
    const [first, second, third] = itemAnalysis(model, scored);
    // without leaf 1: 75, 100, –, 80 against 0, 100, –, 0: deviations (−10, 15, −5) and (−1, 2, −1)/3·100
    expect(first?.discrimination.value).toBeCloseTo(45 / Math.sqrt(350 * 6), 14);
    expect(first?.discrimination.n).toBe(3);
    expect(second?.discrimination.value).toBeNaN(); // everybody who answers reaches the top
    // without leaf 3: 50, 100, –, 0 against 50, 100, –, 80
    expect(third?.discrimination.value).toBeCloseTo(1000 / Math.sqrt(5000 * (3800 / 3)), 14);
  });

  it("counts an unanswered leaf as nothing earned where the standard does", () => {
    const answered = scores.slice();
    answered[1 * 5 + 2] = 50; // unit c answers leaf 1 and nothing else
    const oneAnswer = { ...scored, exact: answered, scores: answered };
    expect(itemAnalysis(model, oneAnswer)[0]?.discrimination.n).toBe(3);
    const [first] = itemAnalysis({ ...model, missing: "zero" }, oneAnswer);
    // without leaf 1: 75, 100, 0, 80 against 0, 100, 50, 0; leaf 2 does not apply to unit d
    expect(first?.discrimination.n).toBe(4);
    expect(first?.discrimination.value).toBeCloseTo(437.5 / Math.sqrt(5768.75 * 6875), 14);
  });

  it("refuses scores of another model", () => {
    expect(() => itemAnalysis(model, { ...scored, scores: scores.subarray(1) })).toThrow(
      "itemAnalysis: got 19 scores, want 4 nodes × 5 units",
    );
  });
});

describe("treeScores", () => {
  it("is what was scored, where weights are the same for every unit", () => {
    expect(treeScores(model, scored)).toEqual(scored.exact);
  });

  it("brings an unanswered leaf in at the lowest score where the standard does, but for units screened out", () => {
    const filled = treeScores({ ...model, missing: "zero" }, scored);
    expect([...filled.subarray(0, 5)]).toEqual([50, 100, 0, 40, none]);
    expect([...filled.subarray(10, 15)]).toEqual([100, 100, 0, none, none]);
  });
});
