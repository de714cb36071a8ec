import { compoundGrowth, coverageOf, percentageChange, type Series, shapeOf, sobolIndices } from "@touchstone/engine";
import { describe, expect, it } from "vitest";
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
} from "./fixtures.ts";

const output = (name: string): ReturnType<typeof loadFixture> => at(loadFixture(name), "output");

describe.skipIf(goldenMissing)("golden: trends", () => {
  for (const [name, trend] of [
    ["CAGR", compoundGrowth],
    ["prc_change", percentageChange],
  ] as const)
    it(`14c_trends_${name}: every unit on the index and its parts, and what the trend rests on`, () => {
      const want = output(`14c_trends_${name}`);
      const panel = tableOf(at(output("14a_purse_default_global_norm"), "All"));
      const year = columnIn(panel, "Time");
      expect(keysOf(want)).toEqual(["Index", "Conn", "Sust"]);
      for (const code of keysOf(want)) {
        const stored = tableOf(at(want, code, "Trends"));
        const column = columnIn(panel, code);
        const series = stored.units.map((unit): Series => {
          const rows = [...year.keys()].filter((row) => panel.units[row] === unit);
          rows.sort((a, b) => (year[a] ?? 0) - (year[b] ?? 0));
          return {
            times: Float64Array.from(rows, (row) => year[row] ?? Number.NaN),
            values: Float64Array.from(rows, (row) => column[row] ?? Number.NaN),
          };
        });
        expect(series.every(({ times }) => times.length > 1)).toBe(true);
        expect(
          differences(
            code,
            series.map((s) => trend(s)),
            columnIn(stored, name),
          ),
        ).toEqual([]);
        const coverage = series.map(coverageOf);
        expect(
          differences(
            "share",
            coverage.map((c) => c.availableShare),
            columnIn(stored, "Avail"),
          ),
        ).toEqual([]);
        expect(
          differences(
            "first",
            coverage.map((c) => c.first),
            columnIn(stored, "t_first"),
          ),
        ).toEqual([]);
        expect(
          differences(
            "last",
            coverage.map((c) => c.last),
            columnIn(stored, "t_latest"),
          ),
        ).toEqual([]);
      }
    });

  for (const [name, trend] of [
    ["CAGR_first", compoundGrowth],
    ["prc_change", percentageChange],
  ] as const)
    it(`16_edge_vectors, ${name}: ties, gaps, constants, zeros, negatives`, () => {
      const vectors = at(loadFixture("16_edge_vectors"), "input");
      for (const vector of keysOf(vectors)) {
        const values = numbersOf(at(vectors, vector));
        const got = trend({ times: Float64Array.from(values.keys()), values });
        expect(differences(vector, [got], numbersOf(at(output("16_edge_vectors"), name, vector)))).toEqual([]);
      }
    });

  it("16_edge_vectors, skew and kurt: as the statistics table shows them", () => {
    const vectors = at(loadFixture("16_edge_vectors"), "input");
    for (const vector of keysOf(vectors)) {
      const { skewness, kurtosis } = shapeOf(numbersOf(at(vectors, vector)));
      expect(
        differences(`skew ${vector}`, [skewness], numbersOf(at(output("16_edge_vectors"), "skew", vector))),
      ).toEqual([]);
      expect(
        differences(`kurt ${vector}`, [kurtosis], numbersOf(at(output("16_edge_vectors"), "kurt", vector))),
      ).toEqual([]);
    }
  });
});

describe.skipIf(goldenMissing)("golden: sensitivity", () => {
  it("12c_SA_estimate_ishigami: both orders of the three factors, from the runs given", () => {
    const want = output("12c_SA_estimate_ishigami");
    const { variance, first, total } = sobolIndices(numbersOf(at(want, "y")), 3);
    expect(differences("variance", [variance], [numberOf(at(want, "Variance"))])).toEqual([]);
    expect(differences("first", first, numbersOf(at(want, "SensInd", "Si")))).toEqual([]);
    expect(differences("total", total, numbersOf(at(want, "SensInd", "STi")))).toEqual([]);
  });
});
