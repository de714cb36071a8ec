import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { imputePanel, type PanelImpute } from "./impute-panel.ts";

/** One unit's values over time. */
function overTime(values: readonly number[], positions: readonly number[], how: PanelImpute) {
  const out = new Float64Array(values.length);
  const sources = new Int32Array(values.length);
  imputePanel({ values: Float64Array.from(values), positions: Float64Array.from(positions) }, how, out, sources);
  return { out: [...out], sources: [...sources] };
}

const years = [2018, 2019, 2020, 2023, 2024];
const row = [NaN, 4, NaN, NaN, 10];

describe("imputing over time", () => {
  test("latest: an older value stands in, a later one never", () => {
    const { out, sources } = overTime(row, years, { method: "latest", within: Infinity });
    expect(out).toEqual([NaN, 4, 4, 4, 10]);
    expect(sources).toEqual([-1, 1, 1, 1, 4]);
  });

  test("latest: no older than so much on the calendar, though a period is missing between", () => {
    expect(overTime(row, years, { method: "latest", within: 1 }).out).toEqual([NaN, 4, 4, NaN, 10]);
    expect(overTime(row, years, { method: "latest", within: 4 }).out).toEqual([NaN, 4, 4, 4, 10]);
    expect(overTime(row, years, { method: "latest", within: 3.9 }).out).toEqual([NaN, 4, 4, NaN, 10]);
  });

  test("constant: the last value goes on, the first one reaches back", () => {
    const { out, sources } = overTime(row, years, { method: "constant" });
    expect(out).toEqual([4, 4, 4, 4, 10]);
    expect(sources).toEqual([1, 1, 1, 1, 4]);
  });

  test("linear: on the line between, by the calendar; outside it the nearest", () => {
    // 4 in 2019, 10 in 2024: 1.2 a year
    const { out, sources } = overTime(row, years, { method: "linear" });
    expect(out[0]).toBe(4);
    expect(out[2]).toBeCloseTo(5.2, 12);
    expect(out[3]).toBeCloseTo(8.8, 12);
    expect(sources).toEqual([1, 1, -1, -1, 4]);
  });

  test("one value makes no line: linear leaves the unit, linearConstant keeps the value throughout", () => {
    const one = [NaN, NaN, 7, NaN, NaN];
    expect(overTime(one, years, { method: "linear" }).out).toEqual([NaN, NaN, 7, NaN, NaN]);
    expect(overTime(one, years, { method: "linearConstant" }).out).toEqual([7, 7, 7, 7, 7]);
  });

  test("without any value nothing is made up", () => {
    for (const method of ["constant", "linear", "linearConstant"] as const)
      expect(overTime([NaN, NaN], [1, 2], { method })).toEqual({ out: [NaN, NaN], sources: [-1, -1] });
  });

  test("units are kept apart", () => {
    const out = new Float64Array(4);
    const values = Float64Array.of(1, NaN, NaN, 6); // period 0: 1, –; period 1: –, 6
    imputePanel({ values, positions: Float64Array.of(1, 2) }, { method: "constant" }, out, new Int32Array(4));
    expect([...out]).toEqual([1, 6, 1, 6]);
  });

  test("periods out of order and lengths that disagree are refused", () => {
    expect(() => overTime([1, 2], [2020, 2019], { method: "constant" })).toThrow(
      "imputePanel: got period at 2019 after 2020, want them ascending",
    );
    expect(() => overTime([1, 2, 3], [1, 2], { method: "constant" })).toThrow("want as many of each, a multiple of 2");
  });

  test("what was there stays, what is filled lies within the unit's own values, and a source holds that very value", () => {
    const cell = fc.oneof(fc.double({ min: -100, max: 100, noNaN: true }), fc.constant(NaN));
    const how = fc.constantFrom<PanelImpute>(
      { method: "latest", within: 2 },
      { method: "constant" },
      { method: "linear" },
      { method: "linearConstant" },
    );
    fc.assert(
      fc.property(fc.array(cell, { minLength: 5, maxLength: 5 }), how, (values, how) => {
        const { out, sources } = overTime(values, years, how);
        const present = values.filter((value) => !Number.isNaN(value));
        return out.every((value, t) => {
          if (!Number.isNaN(values[t]!)) return Object.is(value, values[t]) && sources[t] === t;
          if (Number.isNaN(value)) return sources[t] === -1;
          if (sources[t]! >= 0) return Object.is(value, values[sources[t]!]);
          return value >= Math.min(...present) - 1e-9 && value <= Math.max(...present) + 1e-9;
        });
      }),
      { seed: 18 },
    );
  });
});
