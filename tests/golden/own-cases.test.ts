import {
  aggregate,
  copeland,
  denominate,
  effectiveWeights,
  imputeColumn,
  normaliseColumn,
  publish,
  rankDescending,
  screenUnits,
  treatColumn,
} from "@touchstone/engine";
import { describe, expect, test } from "vitest";

/*
 * A small programme of our own, worked out on paper. Five invented places and four figures:
 *
 *           doctors  residents  wait (days)  paths (km)  halls  terrain
 *   ash          6       3000           10           8      2        1
 *   birch        1       1000           30           4      –        1
 *   cedar       10       2500            –          16      0        2
 *   dogwood      –          –            –          20      –        2
 *   elm          4       4000           20         100      4        2
 *
 * Two criteria: care (weight 3) of doctors per 1000 residents (weight 2) and wait, less being better (weight 1);
 * space (weight 1) of paths and halls (weight 1 each).
 */
const UNITS = ["ash", "birch", "cedar", "dogwood", "elm"];
const DOCTORS = [6, 1, 10, NaN, 4];
const RESIDENTS = [3000, 1000, 2500, NaN, 4000];
const WAIT = [10, 30, NaN, NaN, 20];
const PATHS = [8, 4, 16, 20, 100];
const HALLS = [2, NaN, 0, NaN, 4];
const column = (values: readonly number[]) => Float64Array.from(values);
const kept = (values: readonly number[]) => column(values.filter((_, i) => i !== 3)); // all but dogwood

describe("golden cases of our own: worked out on paper", () => {
  test("denominate: 6 ÷ 3, 1 ÷ 1, 10 ÷ 2.5, –, 4 ÷ 4 doctors per 1000 residents", () => {
    const out = column(DOCTORS);
    denominate(out, column(RESIDENTS), 1000, out);
    expect([...out]).toEqual([2, 1, 4, NaN, 1]);
  });

  test("screen: dogwood has 1 of 4, below one half; birch 3 of 4 and cedar 3 of 4 stay", () => {
    const values = column([...DOCTORS, ...WAIT, ...PATHS, ...HALLS]);
    const got = screenUnits(values, null, 5, { present: 0.5, nonZero: 0 });
    expect([...got.present]).toEqual([1, 0.75, 0.75, 0.25, 1]);
    expect(UNITS.filter((_, i) => got.screened[i] === 1)).toEqual(["dogwood"]);
  });

  test("impute: cedar waits as elm does, the one other on its terrain; birch gets the hall count of ash", () => {
    const terrain = column([1, 1, 2, 2]);
    const wait = kept(WAIT);
    imputeColumn(wait, "median", terrain);
    expect([...wait]).toEqual([10, 30, 20, 20]);
    const halls = kept(HALLS);
    imputeColumn(halls, "mean", terrain);
    expect([...halls]).toEqual([2, 2, 0, 4]);
  });

  test("treat: paths 8, 4, 16, 100 pass, skewness 1.93 below 2", () => {
    // mean 32; d −24, −28, −16, 68; Σd² 576 + 784 + 256 + 4624 = 6240; Σd³ −13824 − 21952 − 4096 + 314432 = 274560
    // √4 × 274560 ÷ 6240^1.5 × √(4 × 3) ÷ 2
    const treat = { skew: 2, kurtosis: 3.5, winsorise: 1, otherwise: null, combine: false } as const;
    const got = treatColumn(kept(PATHS), treat);
    expect(got.outcome).toBe("none");
    expect(got.before.skewness).toBeCloseTo((2 * 274560 * Math.sqrt(12)) / (6240 ** 1.5 * 2), 12);
    expect(got.before.skewness).toBeCloseTo(1.9295, 3);
    // below 1.9 it is to be brought in: elm's 100 to cedar's 16
    const strict = treatColumn(kept(PATHS), { ...treat, skew: 1.9 });
    expect(strict.outcome).toBe("winsorised");
    expect([...strict.values]).toEqual([8, 4, 16, 16]);
    expect(strict.high).toEqual([3]);
  });

  /** ash, birch, cedar, elm; 0 to 100, better upwards. */
  function normalised() {
    const minmax = (values: readonly number[], direction: 1 | -1 = 1) => {
      const out = column(values);
      normaliseColumn(out, { method: "minmax", to: [0, 100] }, direction, out);
      return out;
    };
    return {
      doctors: minmax([2, 1, 4, 1]), // (x − 1) ÷ 3
      wait: minmax([10, 30, NaN, 20], -1), // (30 − x) ÷ 20, cedar's not imputed here
      paths: minmax([8, 4, 16, 16]), // (x − 4) ÷ 12
      halls: minmax([2, NaN, 0, 4]), // x ÷ 4
    };
  }

  test("normalise: thirds, halves and quarters of the way from worst to best", () => {
    const { doctors, wait, paths, halls } = normalised();
    expect([...publish(doctors)]).toEqual([33.333333, 0, 100, 0]);
    expect([...wait]).toEqual([100, 0, NaN, 50]);
    expect([...publish(paths)]).toEqual([33.333333, 0, 100, 100]);
    expect([...halls]).toEqual([50, NaN, 0, 100]);
  });

  test("aggregate: criteria, whole, published scores and ranks", () => {
    const { doctors, wait, paths, halls } = normalised();
    const care = new Float64Array(4);
    const space = new Float64Array(4);
    const whole = new Float64Array(4);
    aggregate({ method: "arithmetic" }, column([...doctors, ...wait]), column([2, 1]), 0, care);
    aggregate({ method: "arithmetic" }, column([...paths, ...halls]), column([1, 1]), 0, space);
    aggregate({ method: "arithmetic" }, column([...care, ...space]), column([3, 1]), 0, whole);
    // care: (2 × 33⅓ + 100) ÷ 3 = 55 5⁄9 · 0 · 100, doctors alone · 50 ÷ 3 = 16⅔
    expect([...publish(care)]).toEqual([55.555556, 0, 100, 16.666667]);
    // space: (33⅓ + 50) ÷ 2 = 41⅔ · 0, paths alone · 50 · 100
    expect([...publish(space)]).toEqual([41.666667, 0, 50, 100]);
    // whole: (166⅔ + 41⅔) ÷ 4 = 52 1⁄12 · 0 · 87.5 · (50 + 100) ÷ 4 = 37.5
    expect([...publish(whole)]).toEqual([52.083333, 0, 87.5, 37.5]);
    expect([...rankDescending(publish(whole))]).toEqual([2, 4, 1, 3]);
  });

  test("with a threshold of all children, cedar has no care and birch no space", () => {
    const { doctors, wait, paths, halls } = normalised();
    const care = new Float64Array(4);
    const space = new Float64Array(4);
    aggregate({ method: "arithmetic" }, column([...doctors, ...wait]), column([2, 1]), 1, care);
    aggregate({ method: "arithmetic" }, column([...paths, ...halls]), column([1, 1]), 1, space);
    expect([...publish(care)]).toEqual([55.555556, 0, NaN, 16.666667]);
    expect([...publish(space)]).toEqual([41.666667, NaN, 50, 100]);
  });

  test("geometric on 1 to 100: √(1 × 100) = 10, and with weights 2 and 1 ∛(4² × 32) = 8", () => {
    const out = new Float64Array(2);
    aggregate({ method: "geometric" }, column([1, 4, 100, 32]), column([1, 1]), 0, out);
    expect([...publish(out)]).toEqual([10, 11.313708]); // √128
    aggregate({ method: "geometric" }, column([1, 4, 100, 32]), column([2, 1]), 0, out);
    expect([...publish(out)]).toEqual([4.641589, 8]); // ∛100, ∛512
  });

  test("copeland over the four figures, weights 2, 1, 1, 1", () => {
    const { doctors, wait, paths, halls } = normalised();
    const out = new Float64Array(4);
    copeland(column([...doctors, ...wait, ...paths, ...halls]), column([2, 1, 1, 1]), out);
    // ash–birch: doctors, wait, paths to ash. ash–cedar: doctors 2 and paths 1 to cedar, halls 1 to ash: cedar.
    // ash–elm: doctors 2 and wait 1 to ash, paths and halls 2 to elm: ash. birch–cedar: cedar.
    // birch–elm: doctors even, the rest to elm. cedar–elm: doctors 2 to cedar, halls 1 to elm, paths even: cedar.
    expect([...out]).toEqual([1, -3, 3, -1]);
  });

  test("effective weights: care ¾, of which doctors ⅔; space ¼, halved", () => {
    const nodes = [
      { parent: -1, weight: 1 },
      { parent: 0, weight: 3 },
      { parent: 0, weight: 1 },
      { parent: 1, weight: 2 },
      { parent: 1, weight: 1 },
      { parent: 2, weight: 1 },
      { parent: 2, weight: 1 },
    ];
    expect([...publish(effectiveWeights(nodes))]).toEqual([1, 0.75, 0.25, 0.5, 0.25, 0.125, 0.125]);
  });
});
