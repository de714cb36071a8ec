import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Normalise } from "../model.ts";
import { sampleModel, sampleTable } from "../sample-model.ts";
import { score } from "../score.ts";
import { drawOf } from "./draw.ts";
import type { PlanFactor } from "./plan.ts";
import { robustness } from "./robustness-of.ts";
import { aggregatesOf, leaveOutLeaves, samplePlan } from "./sample-plan.ts";
import { addScores, emptySpread, mergeSpread, type SpreadCounts, spreadAt, spreadOf, spreadSizesOf } from "./spread.ts";
import { movedTable, variantOf } from "./variant.ts";

const POSTS: Normalise = { method: "goalposts", low: 0, high: 1, to: [0, 100], truncate: true };
const leaf = (id: string) => ({ id, input: { normalise: POSTS } });
const model = sampleModel({
  id: "score",
  children: [
    { id: "a", weight: 2, children: [leaf("a1"), { id: "aa", children: [leaf("a2"), leaf("a3")] }] },
    { id: "b", children: [leaf("b1"), leaf("b2")] },
    leaf("c"),
  ],
});
const table = sampleTable(model, {
  even: { a1: 0.5, a2: 0.5, a3: 0.5, b1: 0.5, b2: 0.5, c: 0.5 },
  gaps: { a1: 0.3, a3: 0.9, c: 0.2 },
  torn: { a1: 0.1, a2: 0.9, a3: 0.4, b1: 1, b2: 0.05, c: 0.7 },
});
const room = (bytes: number): ArrayBuffer => new ArrayBuffer(bytes);

/** Of values in any order: the first in ascending order by which such a share is reached. */
function quantile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted.find((_, at) => at + 1 >= (percent * sorted.length) / 100) ?? NaN;
}

/** The same in steps of 0–100, as scores. */
const spreadEnd = (steps: readonly number[], percent: number): number => (quantile(steps, percent) / 10_000) * 100;

describe("the spread of scores", () => {
  test("is what scoring every replicate and sorting its scores gives", () => {
    const factors: PlanFactor[] = [
      { kind: "weights", by: 0.5 },
      aggregatesOf(model, [{ method: "power", p: 2 }]),
      leaveOutLeaves(model),
      { kind: "error", columns: [{ column: 0, error: 0.2, low: 0, high: 1 }] },
    ];
    const plan = samplePlan(factors, { replicates: 333 });
    const { scores } = robustness(model, table, plan);
    expect(Array.from(scores.nodes, (k) => model.nodes[k].id)).toEqual(["score", "a", "b", "c", "aa"]);
    expect(scores.replicates).toBe(333);
    const runs = Array.from({ length: 333 }, (_, r) => {
      const draw = drawOf(model, table, plan, [r, r, r, r]);
      return score(variantOf(model, plan, draw), movedTable(table, draw.moved)).exact;
    });
    const n = table.units.length;
    scores.nodes.forEach((k, s) => {
      for (let i = 0; i < n; i++) {
        const some = runs.map((exact) => exact[k * n + i]).filter((value) => !Number.isNaN(value));
        const steps = some.map((value) => Math.floor((value / 100) * 10_000 + 0.5));
        expect(scores.low[s * n + i], `${model.nodes[k].id}, ${i}`).toBe(spreadEnd(steps, 5));
        expect(scores.high[s * n + i], `${model.nodes[k].id}, ${i}`).toBe(spreadEnd(steps, 95));
      }
    });
  });

  test("nothing varies where all parts are alike, and nothing is said where there is never a score", () => {
    const { scores } = robustness(model, table, samplePlan([{ kind: "weights", by: 0.5 }]));
    const at = (id: string, i: number) =>
      spreadAt(
        scores,
        model.nodes.findIndex((node) => node.id === id),
        i,
      );
    const [even, gaps, torn] = [0, 1, 2];
    expect(at("score", even)).toEqual({ low: 50, high: 50 });
    expect(at("b", gaps)).toBeNull();
    expect(at("a1", torn)).toBeNull();
    const whole = at("score", torn);
    expect(whole?.low).toBeLessThan(whole?.high ?? 0);
    expect(at("aa", torn)).toEqual({ low: scores.low[4 * 3 + 2], high: scores.high[4 * 3 + 2] });
  });

  test("a variant on another scale counts by its place on it", () => {
    const small: Normalise = { ...POSTS, to: [1, 2] };
    const own = model.nodes.map(({ input }) => input?.normalise ?? null);
    const factor: PlanFactor = {
      kind: "normalise",
      options: [
        { name: "own", value: { of: own, scale: [0, 100] } },
        { name: "small", value: { of: own.map((how) => how && small), scale: [1, 2] } },
      ],
    };
    const nominal = score(model, table).exact;
    const { low, high } = robustness(model, table, samplePlan([factor])).scores;
    // a of torn, whose score lies on a step
    expect(low[5]).toBeCloseTo(nominal[1 * 3 + 2], 9);
    expect(high[5]).toBe(low[5]);
  });

  test("whatever order scores come in and whoever keeps which, the same ends", () => {
    const step = fc.oneof({ weight: 6, arbitrary: fc.integer({ min: -300, max: 10_300 }) }, fc.constant(null));
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 140 }),
        fc.nat(),
        fc.integer({ min: 1, max: 4 }),
        (steps, by, parts) => {
          const sizes = spreadSizesOf(model, 1, { replicates: steps.length });
          const keep = (of: readonly (number | null)[]): SpreadCounts => {
            const counts = emptySpread(sizes, 1, room);
            for (const one of of) {
              const scores = Float64Array.of(one === null ? NaN : one / 100);
              addScores(counts, sizes, { s: 0, from: 0, scores, scale: [0, 100] }, new Uint8Array(1));
            }
            return counts;
          };
          const turned = [...steps.slice(by % steps.length), ...steps.slice(0, by % steps.length)];
          const into = emptySpread(sizes, 1, room);
          for (let p = parts - 1; p >= 0; p--) mergeSpread(into, keep(turned.filter((_, at) => at % parts === p)));
          expect(into).toEqual(keep(steps));
          const { low, high } = spreadOf(model, sizes, into);
          const some = steps.flatMap((one) => one ?? []);
          expect(low[0]).toBe(spreadEnd(some, 5));
          expect(high[0]).toBe(spreadEnd(some, 95));
        },
      ),
      { seed: 4, numRuns: 300 },
    );
  });

  test("a score far off its scale is held, and the screened have none", () => {
    const sizes = spreadSizesOf(model, 3, { replicates: 1 });
    const counts = emptySpread(sizes, 3, room);
    const scores = Float64Array.of(1e9, -Infinity, 50);
    addScores(counts, sizes, { s: 0, from: 0, scores, scale: [0, 100] }, Uint8Array.of(0, 0, 1));
    const { low, high } = spreadOf(model, sizes, counts);
    expect([...low.subarray(0, 3)]).toEqual([327.66, -327.66, NaN]);
    expect([...high.subarray(0, 3)]).toEqual([327.66, -327.66, NaN]);
  });

  test("small tables are looked at longer and deeper than countries", () => {
    const sizes = (nUnits: number) => {
      const { replicates, nodes, nLow, nHigh } = spreadSizesOf(model, nUnits, { replicates: 4000 });
      return [replicates, nodes.length, nLow, nHigh];
    };
    expect(sizes(30)).toEqual([1000, 5, 50, 51]);
    expect(sizes(5000)).toEqual([200, 5, 10, 11]);
    expect(sizes(10_000)).toEqual([100, 5, 5, 6]);
    expect(sizes(10_001)).toEqual([100, 4, 5, 6]);
    expect(spreadSizesOf(model, 30, { replicates: 64 })).toMatchObject({ replicates: 64, nLow: 4, nHigh: 4 });
  });
});
