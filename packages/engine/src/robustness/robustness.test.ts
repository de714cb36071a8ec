import { describe, expect, test } from "vitest";
import type { Grade, Model } from "../model.ts";
import { sampleModel, sampleTable } from "../sample-model.ts";
import { score } from "../score.ts";
import { emptyCounts, mergeCounts } from "./counts.ts";
import type { PlanFactor } from "./plan.ts";
import { interimOf, robustness, robustnessOf, settlingOf, stopsOf } from "./robustness-of.ts";
import { runnerOf, runReplicates } from "./run-replicates.ts";
import { nRunsOf } from "./runs.ts";
import { aggregatesOf, leaveOutLeaves, samplePlan } from "./sample-plan.ts";

const grade = (id: string, atLeast: number): Grade => ({ id, atLeast, holds: null, requires: [], after: -1 });
const POSTS = { method: "goalposts", low: 0, high: 1, to: [1, 100], truncate: true } as const;
const model = sampleModel(
  {
    id: "score",
    children: ["x", "y", "z"].map((id) => ({ id, input: { normalise: POSTS } })),
  },
  { scale: [1, 100], grades: [grade("gold", 80), grade("bronze", 50)] },
);
/** `clear` is far from every threshold and good at everything; `fragile` just reaches gold, and only by its mean. */
const table = sampleTable(model, {
  clear: { x: 0.95, y: 0.95, z: 0.95 },
  fragile: { x: 1, y: 1, z: 0.41 },
  low: { x: 0.2, y: 0.2, z: 0.2 },
});
const [CLEAR, FRAGILE, LOW] = [0, 1, 2];
const WEIGHTS: PlanFactor = { kind: "weights", by: 0.25 };

describe("robustness", () => {
  const factors = [WEIGHTS, aggregatesOf(model, [{ method: "geometric" }]), leaveOutLeaves(model)];
  const found = robustness(model, table, samplePlan(factors, { replicates: 2000, influence: 500, still: 500 }));

  test("a unit with a clear margin is certain, one that hangs on a choice is not", () => {
    expect([...found.certain]).toEqual([1, 0, 1]);
    expect(found.kept[CLEAR]).toBe(1);
    expect(found.kept[LOW]).toBe(1);
    expect(found.kept[FRAGILE]).toBeGreaterThan(0.2);
    expect(found.kept[FRAGILE]).toBeLessThan(0.7);
  });

  test("the choices that flip it are named, the strongest first", () => {
    expect(found.flips.every(({ unit }) => unit === FRAGILE)).toBe(true);
    const [first, second] = found.flips;
    // without x (or y) the mean of the others never reaches gold
    expect(found.factors[first.factor].options[first.option]).toMatch(/^without [xy]$/);
    expect(first.keptWith).toBe(0);
    // by geometric means gold is out of reach, unless z is left out, as in a quarter of the replicates
    expect(found.factors[second.factor].options[second.option]).toBe("geometric");
    expect(Math.abs(second.keptWith - 0.25)).toBeLessThan(0.04);
    expect(second.keptWithout).toBeGreaterThan(second.keptWith + 0.1);
  });

  test("shares of grades sum to 1 and agree with the grade kept", () => {
    const n = table.units.length;
    const published = score(model, table).grades;
    for (let i = 0; i < n; i++) {
      const shares = [0, 1, 2].map((g) => found.gradeShares[g * n + i]);
      expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
      expect(shares[published[i] < 0 ? 2 : published[i]]).toBe(found.kept[i]);
    }
  });

  test("ranks stay within what can happen", () => {
    expect([...found.rankLow]).toEqual([1, 1, 3]);
    expect([...found.rankHigh]).toEqual([2, 2, 3]);
    expect([...found.rankMedian]).toEqual([1, 2, 3]);
  });

  test("figures are given as they settle, at powers of two and at the end", () => {
    expect(found.convergence.map(({ replicates }) => replicates)).toEqual([128, 256, 512, 1024, 2000]);
    expect(found.convergence.at(-1)!.keptMoved).toBeLessThan(0.03);
  });

  test("the same bytes whatever runs are counted where, and in which order", () => {
    const plan = samplePlan(factors);
    const whole = robustness(model, table, plan);
    const all = nRunsOf(plan);
    for (const cuts of [
      [0, all],
      [0, 13, 97, 200, 355, all],
      [0, 1, all - 1, all],
    ]) {
      const runner = runnerOf(model, table, plan);
      const into = emptyCounts(model, table.units.length, plan);
      for (const [at, from] of [...cuts.slice(0, -1).entries()].reverse())
        mergeCounts(into, runReplicates(model, table, plan, from, cuts[at + 1]));
      expect(robustnessOf(model, plan, runner.nominal, into, whole.convergence)).toEqual(whole);
    }
  });

  test("another seed gives other figures, of the same size", () => {
    const other = robustness(model, table, samplePlan(factors, { seed: 8, replicates: 2000 }));
    expect(other.kept[FRAGILE]).not.toBe(found.kept[FRAGILE]);
    expect(Math.abs(other.kept[FRAGILE] - found.kept[FRAGILE])).toBeLessThan(0.06);
  });
});

describe("robustness of measured answers", () => {
  const measured: PlanFactor = { kind: "error", columns: [{ column: 0, error: 0.1, low: 0, high: 1 }] };
  const one = sampleModel({ id: "score", children: [{ id: "x" }] }, { grades: [grade("g", 50)] });

  test("a grade is kept as often as the normal distribution says", () => {
    const near = sampleTable(one, { far: { x: 0.75 }, near: { x: 0.55 }, under: { x: 0.4 } });
    const { kept } = robustness(one, near, samplePlan([measured], { replicates: 20_000, influence: 0, still: 0 }));
    // Φ(2.5), Φ(0.5), Φ(1)
    for (const [i, share] of [0.99379, 0.69146, 0.84134].entries())
      expect(Math.abs(kept[i] - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / 20_000));
  });

  test("the cell's own standard error counts before the indicator's", () => {
    const units = sampleTable(one, { a: { x: 0.55 }, b: { x: 0.55 } });
    const own = { ...units, errors: Float64Array.of(0.001, NaN) };
    const { kept, flips, factors } = robustness(one, own, samplePlan([measured], { replicates: 4000, still: 1000 }));
    expect(kept[0]).toBe(1);
    expect(Math.abs(kept[1] - 0.69146)).toBeLessThan(0.03);
    expect(flips).toHaveLength(1);
    expect(factors[flips[0].factor].kind).toBe("error");
    expect(flips[0]).toMatchObject({ unit: 1, keptWithout: 1, keptWith: kept[1] });
  });

  test("a panel of two gives another level about one time in four, and never leaves the rubric", () => {
    const levels = [0, 1, 2, 3];
    const rated = sampleModel(
      { id: "score", children: [{ id: "x", input: { levels, normalise: { ...POSTS, high: 3, to: [0, 100] } } }] },
      { grades: [grade("three", 100), grade("two", 60), grade("one", 30)] },
    );
    const units = sampleTable(rated, { bottom: { x: 0 }, middle: { x: 2 }, top: { x: 3 } });
    const plan = samplePlan([{ kind: "reviewers", columns: [{ column: 0, levels: 4, reviewers: 2 }] }], {
      replicates: 20_000,
      influence: 0,
      still: 0,
    });
    const { kept } = robustness(rated, units, plan);
    // a panel moves up where both do, or by lot where one does: 0.15² + 0.15 × 0.7 = 0.1275; and down as often
    for (const [i, share] of [0.8725, 0.745, 0.8725].entries()) expect(Math.abs(kept[i] - share)).toBeLessThan(0.012);
  });
});

describe("which choice moves the ranks", () => {
  const wide = sampleModel({ id: "score", children: [{ id: "x" }, { id: "y" }] });
  const rows = Object.fromEntries(
    Array.from({ length: 30 }, (_, i) => [`u${String(i).padStart(2, "0")}`, { x: i / 29, y: ((i * 11) % 30) / 29 }]),
  );
  const units = sampleTable(wide, rows);

  test("what moves nothing has no part; what moves everything has all", () => {
    const idle = aggregatesOf(wide, [{ method: "power", p: 1 }]);
    const plan = samplePlan([leaveOutLeaves(wide), idle], { replicates: 1000, influence: 500 });
    const [leaveOut, aggregate] = robustness(wide, units, plan).influence ?? [];
    expect(leaveOut.total).toBeGreaterThan(0.9);
    expect(leaveOut.totalLow).toBeLessThan(leaveOut.total);
    expect(leaveOut.totalHigh).toBeGreaterThan(leaveOut.total);
    expect(aggregate).toMatchObject({ total: 0, totalLow: 0, totalHigh: 0 });
  });

  test("where no rank moves, nothing has influence", () => {
    const single = sampleTable(wide, { only: { x: 0.3, y: 0.9 } });
    const { influence } = robustness(wide, single, samplePlan([WEIGHTS]));
    expect(influence).toEqual([
      { factor: 0, first: 0, firstLow: 0, firstHigh: 0, total: 0, totalLow: 0, totalHigh: 0 },
    ]);
  });
});

describe("plans and tables at the edge", () => {
  test("no factors: every replicate is the standard itself", () => {
    const found = robustness(model, table, samplePlan([]));
    expect([...found.kept]).toEqual([1, 1, 1]);
    expect(found.rankLow).toEqual(score(model, table).ranks);
    expect(found.rankHigh).toEqual(score(model, table).ranks);
    expect(found.influence).toBeNull();
  });

  test("one unit is first in every replicate", () => {
    const alone = sampleTable(model, { only: { x: 0.9, y: 0.9, z: 0.9 } });
    const found = robustness(model, alone, samplePlan([WEIGHTS]));
    expect([found.rankLow[0], found.rankHigh[0], found.kept[0]]).toEqual([1, 1, 1]);
  });

  test("units that are alike share every rank", () => {
    const same = { x: 0.7, y: 0.6, z: 0.5 };
    const found = robustness(model, sampleTable(model, { a: same, b: same, c: same }), samplePlan([WEIGHTS]));
    expect([...found.rankLow, ...found.rankHigh]).toEqual([1, 1, 1, 1, 1, 1]);
  });

  test("no units: nothing, and no error", () => {
    const found = robustness(model, sampleTable(model, {}), samplePlan([WEIGHTS]));
    expect(found.kept).toHaveLength(0);
    expect(found.flips).toEqual([]);
  });

  test("a unit without an answer has no rank and no grade, in any replicate", () => {
    const some = sampleTable(model, { a: { x: 0.9, y: 0.9, z: 0.9 }, none: {} });
    const found = robustness(model, some, samplePlan([WEIGHTS, leaveOutLeaves(model)]));
    expect([found.rankLow[1], found.rankMedian[1], found.rankHigh[1]]).toEqual([0, 0, 0]);
    expect(found.kept[1]).toBe(1);
  });

  test("nobody has an answer: the standard itself can't be scored, and that is said", () => {
    const none = sampleTable(model, { a: {}, b: {} });
    expect(() => robustness(model, none, samplePlan([WEIGHTS]))).toThrow(
      "the standard itself of seed 7 (the standard's own options): replicate: got no score for any unit, want one for some",
    );
  });

  test("a plan that makes no sense is refused with what it got", () => {
    const wrong = (over: object, message: RegExp): void => {
      expect(() => robustness(model, table, { ...samplePlan([WEIGHTS]), ...over })).toThrow(message);
    };
    wrong({ seed: -1 }, /got seed -1, want a whole number from 0 to 4294967295/);
    wrong({ replicates: 0, influence: 0, still: 0 }, /got replicates 0/);
    wrong({ influence: 150 }, /got influence 150, want a whole number from 0 to 100/);
    wrong({ certainAt: NaN }, /got certainAt NaN, want 0 to 1/);
    wrong({ factors: [WEIGHTS, WEIGHTS] }, /got weights twice/);
    wrong(
      { factors: [{ kind: "aggregate", options: [{ name: "own", value: [] }] }] },
      /got 0 entries for aggregate, want 4/,
    );
    wrong(
      { factors: [{ kind: "leaveOut", options: [{ name: "x", value: 1 }] }] },
      /got node 1 for leaveOut, want −1 first/,
    );
    wrong({ factors: [{ kind: "impute", options: [] }] }, /got no option for impute/);
  });

  test("a standard without grades has ranks, and no share kept", () => {
    const plain: Model = { ...model, grades: [] };
    const found = robustness(plain, table, samplePlan([WEIGHTS]));
    expect([...found.kept]).toEqual([NaN, NaN, NaN]);
    expect([...found.certain]).toEqual([0, 0, 0]);
    expect(found.flips).toEqual([]);
  });
});

test("how far figures moved is the greatest change of any unit", () => {
  const plan = samplePlan([WEIGHTS, leaveOutLeaves(model)], { replicates: 128, influence: 0, still: 0 });
  const runner = runnerOf(model, table, plan);
  const counts = emptyCounts(model, 3, plan);
  expect(stopsOf(plan)).toEqual([64, 128]);
  runner.count(0, 64, counts);
  const before = interimOf(model, runner.nominal, [counts]);
  runner.count(64, 128, counts);
  const now = interimOf(model, runner.nominal, [counts]);
  const moves = [...now.kept].map((kept, i) => Math.abs(kept - before.kept[i]));
  expect(settlingOf(before, now).keptMoved).toBe(Math.max(...moves));
});
