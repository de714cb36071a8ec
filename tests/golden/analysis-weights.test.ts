import { leaveOneOut, type OptimisedWeights, optimiseWeights, type WeightTarget } from "@touchstone/engine";
import { describe, expect, it } from "vitest";
import { type Asem, columnsIn, loadAsem, stageOf } from "./analysis-asem.ts";
import {
  at,
  columnIn,
  differences,
  goldenMissing,
  keysOf,
  loadFixture,
  numberOf,
  numbersOf,
  tableOf,
  textsOf,
} from "./fixtures.ts";

/** Optimises the weights of a stored case's elements, and reads what the peer reached. */
function optimised(
  name: string,
  target: WeightTarget,
): OptimisedWeights & { stored: { weights: Float64Array; correlations: Float64Array } } {
  const output = at(loadFixture(name), "output");
  const { codes, nodes } = loadAsem();
  const reached = textsOf(at(output, "TrueCorrAtOptimum", "Var2"));
  // the weights are in the order of the metadata, the correlations in the order of names
  const elements = codes.filter((code) => reached.includes(code));
  const scores = columnsIn(stageOf("Scores"), codes);
  const correlations = numbersOf(at(output, "TrueCorrAtOptimum", "Correlation"));
  return {
    ...optimiseWeights(
      nodes,
      scores,
      elements.map((code) => codes.indexOf(code)),
      target,
    ),
    stored: {
      weights: numbersOf(at(output, "CorrResultsNorm", "OptWeight")),
      correlations: Float64Array.from(elements, (code) => correlations[reached.indexOf(code)] ?? Number.NaN),
    },
  };
}

const sum = (x: Float64Array): number => x.reduce((all, v) => all + v, 0);

/** Root mean square distance of the shares of some correlations from equal ones. */
function distanceFromEqual(correlations: Float64Array): number {
  const all = sum(correlations);
  const squares = correlations.map((r) => (r / all - 1 / correlations.length) ** 2);
  return Math.sqrt(sum(squares) / squares.length);
}

describe.skipIf(goldenMissing)("golden: optimised weights, by what they reach", () => {
  it.skip("11b to 11f, cell by cell, left out: they are a Nelder–Mead path of R's own, stopped early, with weights that may be negative", () => {});

  it("11c_opt_weights_L3_equal_tol1e-8: reaches the same optimum to 10⁻⁶, and both correlations to 10⁻⁸", () => {
    const { weights, correlations, converged, stored } = optimised("11c_opt_weights_L3_equal_tol1e-8", "equal");
    expect(converged).toBe(true);
    expect(weights[0]).toBeCloseTo(0.3853167, 6);
    expect(weights[1]).toBeCloseTo(0.6146833, 6);
    for (const [e, want] of stored.correlations.entries()) expect(correlations[e]).toBeCloseTo(want, 8);
    expect(correlations[0]).toBeCloseTo(0.89483475, 8);
    expect(Math.abs((weights[0] ?? 0) - (stored.weights[0] ?? 1))).toBeLessThan(1e-6);
  });

  it("11b_opt_weights_L3_equal_default: comes closer than the peer's default tolerance stops", () => {
    const { correlations, stored } = optimised("11b_opt_weights_L3_equal_default", "equal");
    expect(distanceFromEqual(stored.correlations)).toBeGreaterThan(1e-3);
    expect(distanceFromEqual(correlations)).toBeLessThan(1e-8);
  });

  it("11d_opt_weights_L2_equal_tol1e-6: finds a least distance without the peer's negative weights", () => {
    const { weights, correlations, objective, stored } = optimised("11d_opt_weights_L2_equal_tol1e-6", "equal");
    expect(stored.weights.some((weight) => weight < 0)).toBe(true);
    expect(weights.every((weight) => weight >= 0)).toBe(true);
    expect(sum(weights.subarray(0, 5))).toBeCloseTo(1, 12); // of one sub-index, then of the other
    expect(sum(weights.subarray(5))).toBeCloseTo(1, 12);
    expect(objective).toBeCloseTo(0.0310841386951709, 12); // SciPy's best of 60 random starts of its own Nelder–Mead
    expect(objective).toBeCloseTo(distanceFromEqual(correlations), 12);
    // no weight of the eight, moved up or down by a hundredth of the whole, brings it closer
    const { codes, nodes } = loadAsem();
    const elements = codes.flatMap((_, k) => (k >= 3 && k < 11 ? [k] : []));
    const scores = columnsIn(stageOf("Scores"), codes);
    for (const e of elements.keys())
      for (const step of [-0.01, 0.01]) {
        const moved = nodes.map((node, k) => {
          const at = elements.indexOf(k);
          return at < 0 ? node : { ...node, weight: Math.max(0, (weights[at] ?? 0) + (at === e ? step : 0)) };
        });
        const there = optimiseWeights(moved, scores, elements, "equal", { maxEvaluations: 1 });
        expect(there.objective).toBeGreaterThanOrEqual(objective - 1e-9);
      }
  });

  it("11e_opt_weights_L3_1to2_tol1e-8: ends at weight 0 where the peer goes below it", () => {
    const { weights, correlations, stored } = optimised("11e_opt_weights_L3_1to2_tol1e-8", [1, 2]);
    expect(stored.weights[0]).toBeLessThan(0);
    expect(weights[0]).toBeCloseTo(0, 6);
    expect(correlations[1]).toBeCloseTo(1, 6);
    expect((correlations[0] ?? 0) / sum(correlations)).toBeGreaterThan(1 / 3);
  });

  it("11f_opt_weights_L2_infomax_tol1e-6: reaches at least the peer's sum of correlations", () => {
    const { weights, correlations, stored } = optimised("11f_opt_weights_L2_infomax_tol1e-6", "infomax");
    expect(sum(stored.correlations)).toBeCloseTo(4.593439, 5);
    expect(sum(correlations)).toBeGreaterThanOrEqual(sum(stored.correlations) - 1e-9);
    expect(sum(correlations)).toBeLessThan(sum(stored.correlations) + 1e-2);
    expect(weights.every((weight) => weight > 0)).toBe(true);
  });
});

describe.skipIf(goldenMissing)("golden: leave one out", () => {
  for (const level of ["L1", "L2", "L3"])
    it(`13a_remove_elements_${level}: the whole without each element, its ranks, and how far they move`, () => {
      const output = at(loadFixture(`13a_remove_elements_${level}`), "output");
      const wantScores = tableOf(at(output, "Scores"));
      const wantRanks = tableOf(at(output, "Ranks"));
      const { codes, nodes }: Asem = loadAsem();
      const elements = keysOf(at(output, "MeanAbsDiff")).filter((code) => code !== "Nominal");
      expect(elements).toHaveLength({ L1: 49, L2: 8, L3: 2 }[level] ?? Number.NaN);
      const scores = columnsIn(stageOf("Scores"), codes);
      for (const left of leaveOneOut(
        nodes,
        scores,
        elements.map((code) => codes.indexOf(code)),
      )) {
        const code = codes[left.node] ?? "";
        expect(differences(code, left.scores, columnIn(wantScores, code))).toEqual([]);
        expect([...left.ranks]).toEqual([...columnIn(wantRanks, code)]);
        const change = numberOf(at(output, "MeanAbsDiff", code));
        expect(differences(code, [left.meanAbsoluteRankChange], [change])).toEqual([]);
      }
    });
});
