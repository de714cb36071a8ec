import { type Drawn, type Plan, type Replicator, replicatorOf, robustness, sobolIndices } from "@touchstone/engine";
import { compile, planOf, type Standard } from "@touchstone/standard";
import { beforeAll, describe, expect, it } from "vitest";
import { OWN, ROBUSTNESS, winsorise } from "./asem-robustness.ts";
import { asemRoad, type Road } from "./asem-standard.ts";
import {
  at,
  columnIn,
  differences,
  type Golden,
  goldenMissing,
  listOf,
  loadFixture,
  numbersOf,
  tableOf,
  textsOf,
} from "./fixtures.ts";

const UA = "12a_UA_N100_seed42";
const SA = "12b_SA_N100_seed43_boot200";
const LONG = "12d_UA_N1000_seed45";

describe.skipIf(goldenMissing)("COINr's uncertainty and sensitivity (skipped: no golden folder)", () => {
  let road: Road;
  let plan: Plan;
  let replicator: Replicator;
  let nominal: Int32Array;
  let refused: string[];
  /** weight sets of `12_noisy_weights_100`, by node */
  let weightSets: Float64Array[];
  /** per unit of the fixtures its place in our table: theirs has no unit that was screened out */
  const place = (units: readonly string[]): number[] => units.map((unit) => road.table.table.units.indexOf(unit));
  const output = (name: string) => at(loadFixture(name), "output");

  beforeAll(async () => {
    road = await asemRoad(OWN);
    const standard: Standard = { ...road.standard, robustness: ROBUSTNESS };
    const { model, columns, findings } = compile(standard);
    // we would refuse geometric means of z-scores, which can be 0 or less; those of this table happen not to be
    refused = findings.filter(({ level }) => level === "error").map(({ code, got }) => `${code}: ${got}`);
    plan = planOf(standard, model, columns);
    replicator = replicatorOf(model, road.table.table, plan);
    const noisy = output("12_noisy_weights_100");
    const codes = textsOf(at(noisy, "iCode")).map((code) => (code === "Index" ? "score" : code.toLowerCase()));
    weightSets = listOf(at(noisy, "Replicates")).map((set) => {
      const weights = numbersOf(set);
      return Float64Array.from(model.nodes, ({ id }) => weights[codes.indexOf(id)] ?? Number.NaN);
    });
    nominal = (await asemRoad({ ...OWN, treat: winsorise(5), normalise: { method: "minmax", to: [0, 100] } })).scored
      .ranks;
  });

  /** COINr's choices, run by run, as draws of our plan. */
  function drawsOf(name: string): Drawn[] {
    const of = (factor: string): Float64Array => numbersOf(at(output(name), "ParameterIndex_1based", factor));
    const by = { treat: of("Winmax"), normalise: of("Normalisation"), aggregate: of("Aggregation") };
    return [...of("Weights")].map((set, run) => ({
      replicate: run,
      draw: {
        options: plan.factors.map(({ kind }) => (kind in by ? by[kind as keyof typeof by][run]! - 1 : 0)), // `in` has just said so
        weights: weightSets[set - 1]!,
        moved: null,
      },
    }));
  }

  /** Scores and ranks of every run. */
  function replay(name: string): { scores: Float64Array[]; ranks: Int32Array[] } {
    const drawn = drawsOf(name);
    const scores: Float64Array[] = [];
    const ranks: Int32Array[] = [];
    replicator.run(drawn, (run, outcome) => {
      scores[run] = outcome.exact.slice();
      ranks[run] = outcome.ranks.slice();
    });
    return { scores, ranks };
  }

  it("a standard with this pair of variants would be refused by us, and nothing else in it", () => {
    expect(refused).toEqual([expect.stringMatching(/^scale-holds-zero: geometric mean over \w+ \(zscore\)/)]);
  });

  it("the plan has COINr's four factors, the standard's own option first", () => {
    expect(plan.factors.map((factor) => [factor.kind, "options" in factor ? factor.options.length : 0])).toEqual([
      ["weights", 0],
      ["treat", 5],
      ["normalise", 2],
      ["aggregate", 2],
    ]);
  });

  it("the standard unvaried ranks as COINr's", () => {
    for (const name of [UA, SA, LONG]) {
      const want = tableOf(at(output(name), "Nominal"));
      expect(place(want.units).map((i) => nominal[i])).toEqual([...columnIn(want, "Rank")]);
    }
  });

  it.each([
    [UA, 100],
    [SA, 200],
  ])("%s: each run's scores, given its choices", (name, nRuns) => {
    const { scores } = replay(name);
    const want = listOf(at(output(name), "Scores_by_replicate"));
    const units = place(textsOf(at(output(name), "Scores_uCode")));
    expect(want).toHaveLength(nRuns);
    for (const [run, exact] of want.entries()) {
      const got = units.map((i) => scores[run]![i]!);
      expect(differences(`run ${run}`, got, numbersOf(exact))).toEqual([]);
    }
  });

  it.each([
    [UA, 100],
    [SA, 200],
    [LONG, 1000],
  ])("%s: mean, median and both quantiles of every unit's ranks", (name, counted) => {
    const { ranks } = replay(name);
    const want: Golden = tableOf(at(output(name), "RankStats"));
    const units = place(want.units);
    const ofUnit = units.map((i) => Float64Array.from(ranks.slice(0, counted), (run) => run[i]!).sort());
    const statistics = {
      Mean: ofUnit.map((sorted) => sorted.reduce((a, b) => a + b, 0) / sorted.length),
      Median: ofUnit.map((sorted) => quantile(sorted, 0.5)),
      Q5: ofUnit.map((sorted) => quantile(sorted, 0.05)),
      Q95: ofUnit.map((sorted) => quantile(sorted, 0.95)),
    };
    for (const [statistic, got] of Object.entries(statistics))
      expect(differences(statistic, got, columnIn(want, statistic))).toEqual([]);
  });

  it("12b: each run's mean change of rank, and Sobol's indices of both orders", () => {
    const { ranks } = replay(SA);
    const units = place(textsOf(at(output(SA), "Scores_uCode")));
    const moved = Float64Array.from(ranks, (run) => {
      const changes = units.map((i) => Math.abs(run[i]! - nominal[i]!));
      return changes.reduce((a, b) => a + b, 0) / units.length;
    });
    expect(differences("y", moved, numbersOf(at(output(SA), "y_mean_abs_rank_change")))).toEqual([]);
    const { first, total } = sobolIndices(moved, 4);
    const want = at(output(SA), "Sensitivity");
    expect(differences("first", first, numbersOf(at(want, "Si")))).toEqual([]);
    expect(differences("total", total, numbersOf(at(want, "STi")))).toEqual([]);
  });

  it("12_noisy_weights_100: sets of weights between three quarters and five quarters, evenly", () => {
    const noisy = output("12_noisy_weights_100");
    const level = numbersOf(at(noisy, "Level"));
    const before = numbersOf(at(noisy, "Nominal"));
    const sets = listOf(at(noisy, "Replicates")).map(numbersOf);
    const theirs = [...level].flatMap((l, m) => (l === 2 || l === 3 ? sets.map((set) => set[m]! / before[m]!) : []));
    expect(Math.min(...theirs)).toBeGreaterThanOrEqual(0.75);
    expect(Math.max(...theirs)).toBeLessThanOrEqual(1.25);
    expect(Math.abs(mean(theirs) - 1)).toBeLessThan(0.02);
    expect(Math.abs(deviation(theirs) - 0.25 / Math.sqrt(3))).toBeLessThan(0.01);
  });

  /** COINr varies the weights of two levels, we those of all: a little more moves. */
  describe("our own draws", () => {
    it("give every unit's ranks as COINr's 1000 runs do, to within two places and most to within one", () => {
      const { model } = compile(road.standard);
      const found = robustness(model, road.table.table, { ...plan, replicates: 4000, influence: 0, still: 0 });
      const want = tableOf(at(output(LONG), "RankStats"));
      const units = place(want.units);
      for (const [ours, theirs] of [
        [found.rankLow, "Q5"],
        [found.rankMedian, "Median"],
        [found.rankHigh, "Q95"],
      ] as const) {
        const apart = units.map((i, u) => Math.abs(ours[i]! - columnIn(want, theirs)[u]!));
        expect(Math.max(...apart), theirs).toBeLessThanOrEqual(2);
        expect(apart.filter((places) => places > 1).length, theirs).toBeLessThanOrEqual(3);
      }
    });

    it("give Sobol's indices whose intervals meet COINr's, save for the weights, where ours do more", () => {
      const { model } = compile(road.standard);
      const { influence, factors } = robustness(model, road.table.table, {
        ...plan,
        replicates: 2000,
        influence: 1000,
        still: 0,
      });
      const want = at(output(SA), "Sensitivity");
      const order = ["treat", "normalise", "weights", "aggregate"];
      const columns = ["Si_q5", "Si_q95", "STi_q5", "STi_q95"].map((name) => numbersOf(at(want, name)));
      for (const one of influence ?? []) {
        const f = order.indexOf(factors[one.factor]!.kind);
        expect(f).toBeGreaterThanOrEqual(0);
        const [firstLow, firstHigh, totalLow, totalHigh] = columns.map((column) => column[f]!);
        const name = order[f];
        expect(one.firstLow <= firstHigh! && firstLow! <= one.firstHigh, `first order of ${name}`).toBe(true);
        if (name === "weights") expect(one.total).toBeGreaterThan(totalLow!);
        else expect(one.totalLow <= totalHigh! && totalLow! <= one.totalHigh, `total order of ${name}`).toBe(true);
      }
    });
  });
});

const mean = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0) / numbers.length;
const deviation = (numbers: readonly number[]): number => {
  const middle = mean(numbers);
  return Math.sqrt(mean(numbers.map((x) => (x - middle) ** 2)));
};

/** Of values in ascending order, on a straight line between two (type 7), as R's. */
function quantile(sorted: Float64Array, share: number): number {
  const where = share * (sorted.length - 1);
  const below = Math.floor(where);
  const above = Math.min(sorted.length - 1, below + 1);
  return sorted[below]! + (where - below) * (sorted[above]! - sorted[below]!);
}
