import { type Aggregate, copeland, effectiveWeights, outrankingMatrix, rankDescending } from "@touchstone/engine";
import { describe, expect, test } from "vitest";
import { aggregateTree, block, loadAsem, weightsOf } from "./asem.ts";
import {
  at,
  columnIn,
  differences,
  goldenMissing,
  type Json,
  listOf,
  loadFixture,
  numbersOf,
  tableOf,
  textsOf,
} from "./fixtures.ts";

describe.skipIf(goldenMissing)("golden 07 and 11a: aggregate, outrank, effective weights", () => {
  const asem = goldenMissing ? null! : loadAsem();
  const output = (name: string) => at(loadFixture(name), "output");

  interface Case {
    readonly input: string;
    readonly how: Aggregate | ((level: number) => Aggregate);
    readonly threshold?: (level: number) => number;
    readonly weights?: true;
  }
  const complete = "06b_n_minmax_1_100";
  const withNA = "06b_n_minmax_1_100_withNA";
  const from0 = "06a_n_minmax_0_100";
  const arithmetic = { method: "arithmetic" } as const;
  const geometric = { method: "geometric" } as const;
  const cases: readonly (readonly [string, Case])[] = [
    ["07a_amean_default", { input: from0, how: arithmetic }],
    ["07a2_amean_withNA", { input: withNA, how: arithmetic }],
    ["07b_gmean", { input: complete, how: geometric }],
    ["07b2_gmean_withNA", { input: withNA, how: geometric }],
    ["07c_hmean", { input: complete, how: { method: "harmonic" } }],
    ["07c2_hmean_withNA", { input: withNA, how: { method: "harmonic" } }],
    ["07d_genmean_p2", { input: complete, how: { method: "power", p: 2 } }],
    ["07d_genmean_p0.5", { input: complete, how: { method: "power", p: 0.5 } }],
    ["07d_genmean_p-1", { input: complete, how: { method: "power", p: -1 } }],
    ["07d_genmean_p-2", { input: complete, how: { method: "power", p: -2 } }],
    ["07e_amean_gmean_mixed", { input: complete, how: (level) => (level === 3 ? geometric : arithmetic) }],
    ["07f_amean_datthresh_0.95_withNA", { input: withNA, how: arithmetic, threshold: () => 0.95 }],
    [
      "07f2_amean_datthresh_by_level_withNA",
      { input: withNA, how: arithmetic, threshold: (level) => [0.9, 0.5, 1][level - 1]! },
    ],
    ["07g_amean_custom_weights", { input: from0, how: arithmetic, weights: true }],
    ["07g2_gmean_custom_weights", { input: complete, how: geometric, weights: true }],
    ["07g3_amean_custom_weights_withNA", { input: withNA, how: arithmetic, weights: true }],
    ["07j_copeland_all_levels_wrapped", { input: from0, how: { method: "copeland" } }],
    [
      "07k_amean_then_copeland_top",
      { input: from0, how: (level) => (level === 3 ? { method: "copeland" } : arithmetic) },
    ],
  ];

  function aggregated(name: string, { input, how, threshold, weights }: Case): ReadonlyMap<string, Float64Array> {
    const tree = { parents: asem.parents, weights: weights ? weightsOf(name) : asem.weights };
    const howOf = typeof how === "function" ? how : () => how;
    return aggregateTree(tableOf(output(input)), tree, howOf, threshold).columns;
  }

  test.each(cases)("%s: scores, and unrounded ranks exactly", (name, spec) => {
    const got = aggregated(name, spec);
    const scores = tableOf(at(output(name), "Scores"));
    const ranks = tableOf(at(output(name), "Ranks"));
    for (const { id } of asem.parents) {
      const column = got.get(id)!;
      expect(differences(id, column, columnIn(scores, id))).toEqual([]);
      expect([...rankDescending(column)], `ranks of ${id}`).toEqual([...columnIn(ranks, id)]);
    }
  });

  const genmean = "07d2_genmean_p2_withNA";
  const genmeanCase: Case = { input: withNA, how: { method: "power", p: 2 } };
  test.skip(`${genmean}, units with a missing child: left out, COINr answers NA where it says it skips`, () => {});
  test(`${genmean}: pillars of units without a missing child; elsewhere the rest of the weight decides`, () => {
    const got = aggregated(genmean, genmeanCase);
    const table = tableOf(output(withNA));
    const stored = tableOf(at(output(genmean), "Scores"));
    let skipped = 0;
    for (const { id, level, children } of asem.parents) {
      if (level !== 1) continue;
      asem.units.forEach((_, i) => {
        const present = children.map((child) => columnIn(table, child)[i]!).filter((value) => !Number.isNaN(value));
        if (present.length === children.length) {
          expect(differences(id, [got.get(id)![i]!], [columnIn(stored, id)[i]!])).toEqual([]);
          return;
        }
        skipped++;
        const byHand = Math.sqrt(present.reduce((squares, value) => squares + value * value, 0) / present.length);
        expect(differences(id, [got.get(id)![i]!], [byHand])).toEqual([]);
      });
    }
    expect(skipped).toBeGreaterThan(20);
  });

  function outranked(stored: Json, input: string) {
    const children = textsOf(at(stored, "indicators"));
    const weights = numbersOf(at(stored, "weights"));
    const values = block(tableOf(output(input)), children);
    const matrix = new Float64Array(asem.units.length ** 2);
    outrankingMatrix(values, weights, matrix);
    const scores = new Float64Array(asem.units.length);
    copeland(values, weights, scores);
    const wanted = Float64Array.from(listOf(at(stored, "OutRankMatrix", "rows")).flatMap((row) => [...numbersOf(row)]));
    return { values, matrix, scores, wanted, copeland: numbersOf(at(stored, "copeland")) };
  }
  const pillars = () => asem.parents.filter(({ level }) => level === 1).map(({ id }) => id);

  test("07i_outrank_copeland_by_pillar: every pair, and the scores exactly", () => {
    const name = "07i_outrank_copeland_by_pillar";
    for (const id of pillars()) {
      const got = outranked(at(output(name), id), from0);
      expect(differences(id, got.matrix, got.wanted)).toEqual([]);
      expect(differences(`copeland of ${id}`, got.scores, got.copeland)).toEqual([]);
    }
  });

  const weighted = "07i2_outrank_copeland_by_pillar_weighted_withNA";
  test.skip(`${weighted}, pairs with a missing value: left out, COINr gives the missing weight to the later row`, () => {});
  test(`${weighted}: every pair without a missing value, and the scores of pillars without any`, () => {
    let whole = 0;
    let pairs = 0;
    for (const id of pillars()) {
      const got = outranked(at(output(weighted), id), withNA);
      const n = asem.units.length;
      const lacks = (i: number) => got.values.some((value, cell) => cell % n === i && Number.isNaN(value));
      const complete = asem.units.map((_, i) => !lacks(i));
      for (let i = 0; i < n; i++)
        for (let j = 0; j < n; j++) {
          if (!complete[i] || !complete[j]) {
            // split evenly, so both sides add up and neither row gets the other's share
            expect(got.matrix[i * n + j]! + got.matrix[j * n + i]!).toBeCloseTo(i === j ? 0 : 1, 12);
            continue;
          }
          pairs++;
          expect(differences(`${id} ${i} ${j}`, [got.matrix[i * n + j]!], [got.wanted[i * n + j]!])).toEqual([]);
        }
      if (!complete.every(Boolean)) continue;
      whole++;
      expect(differences(`copeland of ${id}`, got.scores, got.copeland)).toEqual([]);
    }
    expect(whole).toBeGreaterThan(0);
    expect(pairs).toBeGreaterThan(10_000);
  });

  test("11a_effective_weights", () => {
    const stored = output("11a_effective_weights");
    const codes = textsOf(at(stored, "iCode"));
    const inner = asem.parents.toReversed();
    const order = ["Index", ...inner.flatMap(({ children }) => children)];
    const nodes = order.map((id) => ({
      parent: order.indexOf(inner.find(({ children }) => children.includes(id))?.id ?? ""),
      weight: asem.weights.get(id) ?? NaN,
    }));
    const effective = effectiveWeights(nodes);
    const got = codes.map((id) => effective[order.indexOf(id)]!);
    expect(differences("effective", got, numbersOf(at(stored, "EffWeight")))).toEqual([]);
  });
});
