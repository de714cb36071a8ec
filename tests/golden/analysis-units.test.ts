import {
  columnStatistics,
  compareVariants,
  dataAvailability,
  leavesBelow,
  strengthsWeaknesses,
  unitSummary,
} from "@touchstone/engine";
import { describe, expect, it } from "vitest";
import { columnsIn, loadAsem, stageOf } from "./analysis-asem.ts";
import {
  at,
  columnIn,
  differences,
  goldenMissing,
  keysOf,
  loadFixture,
  numbersOf,
  tableOf,
  textsOf,
} from "./fixtures.ts";

const output = (name: string): ReturnType<typeof loadFixture> => at(loadFixture(name), "output");

describe.skipIf(goldenMissing)("golden: statistics", () => {
  const figures = {
    Min: "min",
    Max: "max",
    Mean: "mean",
    Median: "median",
    Std: "deviation",
    Skew: "skewness",
    Kurt: "kurtosis",
    "N.Avail": "nAvailable",
    "N.NonZero": "nNonZero",
    "N.Unique": "nDistinct",
    "N.Same": "nSame",
    "Frc.Avail": "availableShare",
    "Frc.NonZero": "nonZeroShare",
    "Frc.Unique": "distinctShare",
    "Frc.Same": "sameShare",
  } as const;
  const flags = {
    "Flag.Avail": "fewAvailable",
    "Flag.NonZero": "fewNonZero",
    "Flag.Unique": "fewDistinct",
    "Flag.SkewKurt": "outliers",
  } as const;

  for (const stage of ["Raw", "Denominated"] as const)
    it(`05l_get_stats_${stage}: every figure and flag of every indicator`, () => {
      const want = output(`05l_get_stats_${stage}`);
      const codes = textsOf(at(want, "iCode"));
      const table = stageOf(stage);
      const got = codes.map((code) => columnStatistics(columnIn(table, code)));
      for (const [theirs, ours] of Object.entries(figures)) {
        const column = got.map((statistics) => statistics[ours]);
        expect(differences(theirs, column, numbersOf(at(want, theirs)))).toEqual([]);
      }
      for (const [theirs, ours] of Object.entries(flags)) {
        const column = got.map((statistics) => statistics.flags[ours]);
        const stored = textsOf(at(want, theirs)).map((flag) => flag !== "ok");
        const apart = codes.filter((_, j) => column[j] !== stored[j]);
        expect(`${theirs}: ${apart.join(", ")}`).toBe(`${theirs}: `);
      }
    });
});

describe.skipIf(goldenMissing)("golden: units", () => {
  it("04f_data_avail_by_group: per unit, and per group of every level", () => {
    const want = output("04f_data_avail_by_group");
    const { codes, nodes, indicators } = loadAsem();
    const raw = stageOf("Raw");
    const nUnits = raw.units.length;
    const groups = keysOf(at(want, "ByGroup")).filter((code) => code !== "uCode");
    expect(groups).toHaveLength(11);
    const leaves = groups.map((code) =>
      leavesBelow(nodes, codes.indexOf(code)).map((k) => indicators.indexOf(codes[k] ?? "")),
    );
    const got = dataAvailability(columnsIn(raw, indicators), nUnits, leaves);

    const summary = tableOf(at(want, "Summary"));
    expect(differences("missing", got.missing, columnIn(summary, "N_missing"))).toEqual([]);
    expect(differences("zero", got.zero, columnIn(summary, "N_zero"))).toEqual([]);
    const either = got.missing.map((count, i) => count + (got.zero[i] ?? 0));
    expect(differences("either", either, columnIn(summary, "N_miss_or_zero"))).toEqual([]);
    expect(differences("available", got.availableShare, columnIn(summary, "Dat_Avail"))).toEqual([]);
    expect(differences("non-zero", got.nonZeroShare, columnIn(summary, "Non_Zero"))).toEqual([]);
    const byGroup = tableOf(at(want, "ByGroup"));
    for (const [g, code] of groups.entries()) {
      const column = got.byGroup.subarray(g * nUnits, (g + 1) * nUnits);
      expect(differences(code, column, columnIn(byGroup, code))).toEqual([]);
    }
  });

  for (const unit of ["ESP", "IND", "SGP"])
    it(`08d_strengths_weaknesses_${unit}: the five best and the five worst ranks, in order`, () => {
      const want = output(`08d_strengths_weaknesses_${unit}`);
      const { indicators, directionOf } = loadAsem();
      const raw = stageOf("Raw");
      const got = strengthsWeaknesses(
        indicators.map((code) => columnIn(raw, code)),
        indicators.map((code) => directionOf.get(code) ?? 1),
        raw.units.indexOf(unit),
        { top: 5, bottom: 5 },
      );
      for (const [theirs, ours] of [
        ["Strengths", got.strengths],
        ["Weaknesses", got.weaknesses],
      ] as const) {
        expect(ours.map(({ column }) => indicators[column])).toEqual(textsOf(at(want, theirs, "Code")));
        expect(ours.map(({ rank }) => rank)).toEqual([...numbersOf(at(want, theirs, "Rank"))]);
        const values = ours.map(({ value }) => value);
        expect(differences(theirs, values, numbersOf(at(want, theirs, "Value")))).toEqual([]);
      }
    });

  it("08e_unit_summary_IND: score and rank on every node, from the whole down", () => {
    const want = output("08e_unit_summary_IND");
    const { codes } = loadAsem();
    const scores = stageOf("Scores");
    const standings = unitSummary(columnsIn(scores, codes), scores.units.length, scores.units.indexOf("IND"));
    const order = textsOf(at(want, "Code")).map((code) => standings[codes.indexOf(code)]);
    expect(order).toHaveLength(60);
    expect(order[0]?.node).toBe(0);
    const scored = order.map((standing) => standing?.score ?? Number.NaN);
    expect(differences("score", scored, numbersOf(at(want, "Score")))).toEqual([]);
    expect(order.map((standing) => standing?.rank)).toEqual([...numbersOf(at(want, "Rank"))]);
  });

  it("15a_compare_minmax_vs_zscore: ranks under both, and who gains how many places", () => {
    const want = output("15a_compare_minmax_vs_zscore");
    const first = stageOf("Scores");
    const second = tableOf(at(want, "zscore_scores"));
    expect(second.units).toEqual(first.units);
    const { ranks, against } = compareVariants([columnIn(first, "Index"), columnIn(second, "Index")]);
    const table = tableOf(at(want, "table"));
    expect(table.units).toHaveLength(51);
    const gain = against[0]?.rankGain ?? new Float64Array();
    for (const [row, unit] of table.units.entries()) {
      const i = first.units.indexOf(unit);
      const stored = ["coin.1", "coin.2", "Diff", "Abs.diff"].map((name) => columnIn(table, name)[row]);
      expect([ranks[0]?.[i], ranks[1]?.[i], gain[i], Math.abs(gain[i] ?? Number.NaN)]).toEqual(stored);
    }
  });
});
