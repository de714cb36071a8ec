import {
  type CorrelationMethod,
  correlation,
  correlationFlags,
  correlationMatrix,
  cronbachAlpha,
  denominatorCorrelations,
} from "@touchstone/engine";
import { describe, expect, it } from "vitest";
import { columnsIn, loadAsem, matrixOf, stageOf } from "./analysis-asem.ts";
import { at, columnIn, differences, goldenMissing, loadFixture, numbersOf, tableOf, textsOf } from "./fixtures.ts";

const output = (name: string): Parameters<typeof at>[0] => at(loadFixture(name), "output");

describe.skipIf(goldenMissing)("golden: correlations", () => {
  const methods: CorrelationMethod[] = ["pearson", "spearman", "kendall"];

  for (const stage of ["Raw", "Normalised"] as const)
    for (const method of methods)
      it(`09a_cor_matrix_${stage}_${method}: every pair of the 49 indicators`, () => {
        const { names, values } = matrixOf(output(`09a_cor_matrix_${stage}_${method}`));
        expect(names).toHaveLength(49);
        const table = stageOf(stage);
        const got = correlationMatrix(columnsIn(table, names), table.units.length, method);
        expect(differences(method, got.values, values)).toEqual([]);
      });

  for (const levels of ["L1_L2", "L1_L4", "L2_L3", "L3_L4"])
    it(`09b_get_corr_parent_${levels}: each element with the one above it`, () => {
      const pairs = output(`09b_get_corr_parent_${levels}`);
      const above = textsOf(at(pairs, "Var1"));
      const below = textsOf(at(pairs, "Var2"));
      const scores = stageOf("Scores");
      const got = above.map(
        (code, row) => correlation(columnIn(scores, code), columnIn(scores, below[row] ?? "")).value,
      );
      expect(got.length).toBeGreaterThan(1);
      expect(differences(levels, got, numbersOf(at(pairs, "Correlation")))).toEqual([]);
    });

  it("09c_get_corr_family_pval0.05: the indicators of a pillar with everything above them, the weak ones by our p", () => {
    const family = output("09c_get_corr_family_pval0.05");
    const levels = new Map([
      ["Pillar", "Physical"],
      ["Sub-index", "Conn"],
      ["Index", "Index"],
    ]);
    const below = textsOf(at(family, "Var2"));
    const scores = stageOf("Scores");
    const got = textsOf(at(family, "Var1")).map((level, row) => {
      const { value, p } = correlation(columnIn(scores, levels.get(level) ?? ""), columnIn(scores, below[row] ?? ""));
      return p < 0.05 ? value : Number.NaN; // COINr blanks them; we show both
    });
    const want = numbersOf(at(family, "Correlation"));
    expect(want.some(Number.isNaN)).toBe(true);
    expect(differences("family", got, want)).toEqual([]);
  });

  it("09d_pvals_pearson_raw: the p-value of every pair, relative to itself too", () => {
    const { names, values } = matrixOf(output("09d_pvals_pearson_raw"));
    const table = stageOf("Raw");
    const { p } = correlationMatrix(columnsIn(table, names), table.units.length);
    expect(differences("p", p, values)).toEqual([]);
    const relative = [...values].map((want, cell) => (want > 0 ? (p[cell] ?? Number.NaN) / want : 1));
    expect(differences("p / p", relative, new Float64Array(relative.length).fill(1))).toEqual([]);
  });

  const asem = (): { names: readonly string[]; group: number[]; normalised: Float64Array } => {
    const { indicators, pillarOf } = loadAsem();
    const pillars = [...new Set(pillarOf.values())];
    const group = indicators.map((code) => pillars.indexOf(pillarOf.get(code) ?? ""));
    return { names: indicators, group, normalised: columnsIn(stageOf("Normalised"), indicators) };
  };
  const flagged = (limits: { above?: number; below?: number }): Map<string, number> => {
    const { names, group, normalised } = asem();
    const matrix = correlationMatrix(normalised, normalised.length / names.length);
    return new Map(
      correlationFlags(matrix, group, limits).map(({ a, b, value }) => [pairName(names[a], names[b]), value]),
    );
  };
  const pairName = (a = "", b = ""): string => (a < b ? `${a} ~ ${b}` : `${b} ~ ${a}`);

  for (const [name, limits] of [
    ["09e_corr_flags_high0.75", { above: 0.75 }],
    ["09f_corr_flags_low-0.3", { below: -0.3 }],
  ] as const)
    it(`${name}: the pairs within a pillar beyond the limit, and no other`, () => {
      const flags = output(name);
      const second = textsOf(at(flags, "Ind2"));
      const pairs = textsOf(at(flags, "Ind1")).map((code, row) => pairName(code, second[row]));
      const got = flagged(limits);
      expect([...got.keys()].sort()).toEqual([...pairs].sort());
      const values = pairs.map((pair) => got.get(pair) ?? Number.NaN);
      expect(differences(name, values, numbersOf(at(flags, "Corr")))).toEqual([]);
    });

  it("09g_denom_corr_0.6: indicators that move with a denominator", () => {
    const flags = output("09g_denom_corr_0.6");
    const denominators = ["Area", "Energy", "GDP", "Population"];
    const units = tableOf(at(loadFixture("01_new_coin_raw"), "output", "Meta_Unit"));
    const raw = stageOf("Raw");
    const { indicators } = loadAsem();
    const got = denominatorCorrelations(
      indicators.map((code) => columnIn(raw, code)),
      denominators.map((code) => columnIn(units, code)),
      0.6,
    );
    const found = new Map(
      got.map((flag) => [`${indicators[flag.indicator]} ~ ${denominators[flag.denominator]}`, flag.value]),
    );
    const denominator = textsOf(at(flags, "Denom"));
    const want = textsOf(at(flags, "Ind")).map((code, row) => `${code} ~ ${denominator[row]}`);
    expect([...found.keys()].sort()).toEqual([...want].sort());
    const values = want.map((pair) => found.get(pair) ?? Number.NaN);
    expect(differences("denominators", values, numbersOf(at(flags, "Corr")))).toEqual([]);
  });

  it("09h_cronbach_alpha: every group of every stage", () => {
    const alphas = output("09h_cronbach_alpha");
    const { codes, nodes, indicators, pillarOf } = loadAsem();
    const childrenOf = (group: string): readonly string[] => {
      if (group === "All") return indicators;
      const own = indicators.filter((code) => pillarOf.get(code) === group);
      return own.length > 0 ? own : codes.filter((_, k) => codes[nodes[k]?.parent ?? -1] === group);
    };
    const stages = [
      ["Raw", "Raw"],
      ["Treated", "Treated"],
      ["Normalised", "Normalised"],
      ["Level2", "Scores"],
      ["Level3", "Scores"],
    ] as const;
    for (const [name, stage] of stages) {
      const table = stageOf(stage);
      const groups = textsOf(at(alphas, name, "group"));
      const got = groups.map((group) => cronbachAlpha(childrenOf(group).map((code) => columnIn(table, code))));
      expect(differences(name, got, numbersOf(at(alphas, name, "alpha")))).toEqual([]);
    }
  });
});
