import { describe, expect, it } from "vitest";
import { loadAsem } from "./asem.ts";
import { asemRoad, type Road } from "./asem-standard.ts";
import { at, columnIn, differences, goldenMissing, loadFixture, numbersOf, tableOf } from "./fixtures.ts";

const DEFAULT = {
  impute: { method: "groupMean", group: "eurasia_group" },
  treat: { skew: 2, kurtosis: 3.5, winsorise: 5, otherwise: "log" },
  normalise: { method: "minmax", to: [0, 100] },
  aggregate: "arithmetic",
};
const AGGREGATES = [
  "Physical",
  "ConEcFin",
  "Political",
  "Instit",
  "P2P",
  "Environ",
  "Social",
  "SusEcFin",
  "Conn",
  "Sust",
  "Index",
];

/** The golden table beside ours: every cell of every named column. */
const compared = (
  road: Road,
  wanted: ReturnType<typeof tableOf>,
  codes: readonly string[],
  of = road.exact,
): string[] => {
  expect(road.table.table.units).toEqual(wanted.units);
  return codes.flatMap((code) => differences(code, of(code), columnIn(wanted, code)));
};

describe.skipIf(goldenMissing)(
  "COINr's cases through YAML and CSV, the road of every command (skipped: no golden folder)",
  () => {
    it("08a: the default pipeline, every stage, score and rank", async () => {
      const road = await asemRoad(DEFAULT);
      const output = at(loadFixture("08a_default_pipeline_scores_ranks"), "output");
      const { indicators } = loadAsem();
      const stages = { imputed: "Imputed", treated: "Treated", normalised: "Normalised" } as const;
      for (const [ours, theirs] of Object.entries(stages) as [keyof typeof stages, string][])
        expect(compared(road, tableOf(at(output, theirs)), indicators, (code) => road.stage(ours, code))).toEqual([]);
      expect(compared(road, tableOf(at(output, "AggregateScores")), AGGREGATES)).toEqual([]);
      const top = [...road.scored.ranks]
        .map((rank, i) => [rank, road.scored.units[i]] as const)
        .sort(([a], [b]) => a - b);
      expect(top.slice(0, 5).map(([, unit]) => unit)).toEqual(["CHE", "NLD", "DNK", "NOR", "BEL"]);
    });

    it.each([
      ["07b_gmean", { method: "minmax", to: [1, 100] }, "geometric"],
      ["07c_hmean", { method: "minmax", to: [1, 100] }, "harmonic"],
      ["07d_genmean_p2", { method: "minmax", to: [1, 100] }, { method: "power", p: 2 }],
      ["07d_genmean_p-1", { method: "minmax", to: [1, 100] }, { method: "power", p: -1 }],
      ["07a_amean_default", { method: "minmax", to: [0, 100] }, "arithmetic"],
    ])("%s", async (name, normalise, aggregate) => {
      const road = await asemRoad({ ...DEFAULT, normalise, aggregate });
      expect(compared(road, tableOf(at(loadFixture(name), "output", "Scores")), AGGREGATES)).toEqual([]);
    });

    it("07b2: with missing values, nothing imputed or treated", async () => {
      const road = await asemRoad({ normalise: { method: "minmax", to: [1, 100] }, aggregate: "geometric" });
      expect(compared(road, tableOf(at(loadFixture("07b2_gmean_withNA"), "output", "Scores")), AGGREGATES)).toEqual([]);
    });

    it.each([
      ["06c_n_zscore_0_1", { method: "zscore", mean: 0, sd: 1 }],
      ["06f_n_rank", { method: "rank", ties: "min" }],
      ["06g_n_borda", "borda"],
      ["06h_n_prank", "percentileRank"],
      ["06j_n_dist2max", "distanceToMax"],
    ])("%s", async (name, normalise) => {
      const road = await asemRoad({ ...DEFAULT, normalise });
      const wanted = tableOf(at(loadFixture(name), "output"));
      expect(compared(road, wanted, loadAsem().indicators, (code) => road.stage("normalised", code))).toEqual([]);
    });

    it("the rank of the whole is COINr's, unit by unit", async () => {
      const road = await asemRoad(DEFAULT);
      const results = at(loadFixture("08c_get_results_full_sorted"), "output");
      const rank = numbersOf(at(results, "Rank"));
      const units = at(results, "uCode") as readonly string[];
      units.forEach((unit, row) => {
        expect([unit, road.scored.ranks[road.scored.units.indexOf(unit)]]).toEqual([unit, rank[row]]);
      });
    });
  },
);
