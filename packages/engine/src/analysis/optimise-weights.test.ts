import { describe, expect, it } from "vitest";
import { nelderMead } from "./nelder-mead.ts";
import { optimiseWeights } from "./optimise-weights.ts";
import type { TreeNode } from "./tree.ts";

describe("nelderMead", () => {
  const settings = { tolerance: 1e-9, maxEvaluations: 10_000 };

  it("finds the bottom of Rosenbrock's valley from its usual start", () => {
    const valley = ([x = 0, y = 0]: Float64Array): number => 100 * (y - x * x) ** 2 + (1 - x) ** 2;
    const { at, value, converged } = nelderMead(valley, Float64Array.of(-1.2, 1), settings);
    expect(converged).toBe(true);
    expect(at[0]).toBeCloseTo(1, 7);
    expect(at[1]).toBeCloseTo(1, 7);
    expect(value).toBeLessThan(1e-14);
  });

  it("answers the best point seen when the evaluations run out", () => {
    let best = Number.POSITIVE_INFINITY;
    const bowl = (x: Float64Array): number => {
      const value = x.reduce((sum, v) => sum + (v - 3) ** 2, 0);
      best = Math.min(best, value);
      return value;
    };
    const { value, converged, evaluations } = nelderMead(bowl, new Float64Array(4), {
      ...settings,
      maxEvaluations: 25,
    });
    expect(converged).toBe(false);
    expect(value).toBe(best);
    expect(evaluations).toBeLessThan(32);
  });

  it("walks around where the function is unknown", () => {
    const half = ([x = 0]: Float64Array): number => (x < 0.5 ? Number.NaN : (x - 2) ** 2);
    expect(nelderMead(half, Float64Array.of(1), settings).at[0]).toBeCloseTo(2, 7);
  });
});

describe("optimiseWeights", () => {
  const child: TreeNode = {
    parent: 0,
    first: 0,
    count: 0,
    weight: 1,
    aggregate: { method: "arithmetic" },
    dataThreshold: 0,
  };
  const nodes: TreeNode[] = [{ ...child, parent: -1, first: 1, count: 2 }, child, child];
  const x = [1, 2, 3, 4];
  const y = [20, 10, 40, 30]; // r = 0.6 with x, ten times the spread
  const scores = Float64Array.from([...x.map(() => Number.NaN), ...x, ...y]);

  it("makes two elements equally important by undoing their spreads", () => {
    const { weights, correlations, objective, converged } = optimiseWeights(nodes, scores, [1, 2], "equal");
    expect(converged).toBe(true);
    expect(weights[0]).toBeCloseTo(10 / 11, 7);
    expect(weights[1]).toBeCloseTo(1 / 11, 7);
    // both correlate as a standard variable with the sum of two: √((1 + 0.6) / 2)
    expect(correlations[0]).toBeCloseTo(Math.sqrt(0.8), 7);
    expect(correlations[1]).toBeCloseTo(Math.sqrt(0.8), 7);
    expect(objective).toBeLessThan(1e-8);
  });

  it("reaches other proportions of correlations", () => {
    const { correlations } = optimiseWeights(nodes, scores, [1, 2], [3, 4]);
    expect((correlations[0] ?? 0) / (correlations[1] ?? 1)).toBeCloseTo(0.75, 7);
  });

  it("makes the sum of correlations as large as it gets, here at equal shares", () => {
    const { weights, objective } = optimiseWeights(nodes, scores, [1, 2], "infomax");
    expect(objective).toBeCloseTo(-2 * Math.sqrt(0.8), 12);
    expect(weights[0]).toBeCloseTo(10 / 11, 5);
  });

  it("gives no negative weight where the target is out of reach, and says what it came to", () => {
    // the correlations' shares can't get below 0.6 / 1.6 with weights of at least 0
    const { weights, correlations } = optimiseWeights(nodes, scores, [1, 2], [1, 9]);
    expect(weights[0]).toBeCloseTo(0, 6);
    expect(weights[1]).toBeCloseTo(1, 6);
    expect(correlations[0]).toBeCloseTo(0.6, 5);
  });

  it("refuses an element without its siblings, and the whole", () => {
    expect(() => optimiseWeights(nodes, scores, [1], "equal")).toThrow("got element 1 without its sibling 2");
    expect(() => optimiseWeights(nodes, scores, [0, 1, 2], "equal")).toThrow("got element 0 without a parent");
  });

  it("refuses targets that are not one positive number per element", () => {
    expect(() => optimiseWeights(nodes, scores, [1, 2], [1])).toThrow("got targets 1, want 2 above 0");
    expect(() => optimiseWeights(nodes, scores, [1, 2], [1, -1])).toThrow("got targets 1, -1, want 2 above 0");
  });
});
