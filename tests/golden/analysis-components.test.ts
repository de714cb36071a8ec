import { aggregateNodes, effectiveWeights, principalComponents, type TreeNode } from "@touchstone/engine";
import { describe, expect, it } from "vitest";
import { columnsIn, loadAsem, stageOf } from "./analysis-asem.ts";
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
  textsOf,
} from "./fixtures.ts";

type Json = ReturnType<typeof loadFixture>;

/** A component's sign is a convention: each is turned to where the stored one points. */
function turned(got: Float64Array, want: Float64Array): Float64Array {
  const along = got.reduce((sum, x, at) => sum + x * (want[at] ?? 0), 0);
  return got.map((x) => (along < 0 ? -x : x));
}

/** Everything that is stored of a group: rows, centre, scale, deviations, shares, loadings, weights. */
function differencesOf(stored: Json, columns: readonly Float64Array[]): string[] {
  const k = columns.length;
  const got = principalComponents(columns);
  const rotation = Float64Array.from(numbersOfRows(stored));
  const loadings = Array.from({ length: k }, (_, c) => {
    const want = Float64Array.from({ length: k }, (__, j) => rotation[j * k + c] ?? Number.NaN);
    return differences(`component ${c}`, turned(got.loadings.subarray(c * k, (c + 1) * k), want), want);
  });
  const weights = numbersOf(at(stored, "weights"));
  return [
    ...differences("rows", [got.n], [numberOf(at(stored, "n_rows_used"))]),
    ...differences("centre", got.centre, numbersOf(at(stored, "center"))),
    ...differences("scale", got.scale, numbersOf(at(stored, "scale"))),
    ...differences("deviations", got.deviations, numbersOf(at(stored, "sdev"))),
    ...differences("shares", got.shares, numbersOf(at(stored, "prop_var"))),
    ...differences("weights", turned(got.weights, weights), weights),
    ...loadings.flat(),
  ];
}

function numbersOfRows(stored: Json): number[] {
  const rows = at(stored, "rotation", "rows");
  if (!Array.isArray(rows)) throw new Error("numbersOfRows: got no rows");
  return rows.flatMap((row: Json) => [...numbersOf(row)]);
}

describe.skipIf(goldenMissing)("golden: principal components", () => {
  const cases = [
    ["10a_pca_raw_L1_bygroup", "Raw", 8],
    ["10b_pca_normalised_L1_bygroup", "Normalised", 8],
    ["10c_pca_aggregated_L2_bygroup", "Scores", 2],
    ["10d_pca_aggregated_L3_bygroup", "Scores", 1],
    ["10e_pca_normalised_L1_all", "Normalised", 1],
    ["10f_pca_aggregated_L2_all", "Scores", 1],
  ] as const;
  for (const [name, stage, nGroups] of cases)
    it(`${name}: every loading, up to the sign of a component`, () => {
      const groups = at(loadFixture(name), "output", "Groups");
      const table = stageOf(stage);
      expect(keysOf(groups)).toHaveLength(nGroups);
      for (const group of keysOf(groups)) {
        const columns = textsOf(at(groups, group, "codes")).map((code) => columnIn(table, code));
        expect(differencesOf(at(groups, group), columns)).toEqual([]);
      }
    });

  describe("10g_aggregate_with_PCA_weights_L2", () => {
    /** The tree with the first loadings of the pillars' groups as weights. */
    const withComponents = (): { codes: readonly string[]; nodes: TreeNode[] } => {
      const { codes, nodes } = loadAsem();
      const scores = stageOf("Scores");
      const weighted = nodes.slice();
      for (const group of ["Conn", "Sust"]) {
        const children = codes.flatMap((_, k) => (codes[nodes[k]?.parent ?? -1] === group ? [k] : []));
        const { weights } = principalComponents(children.map((k) => columnIn(scores, codes[k] ?? "")));
        for (const [c, k] of children.entries()) {
          const node = nodes[k];
          if (node) weighted[k] = { ...node, weight: weights[c] ?? Number.NaN };
        }
      }
      return { codes, nodes: weighted };
    };
    const stored = (): ReturnType<typeof tableOf> =>
      tableOf(at(loadFixture("10g_aggregate_with_PCA_weights_L2"), "output", "Scores"));

    it("weights the pillars of one sub-index by their first loadings", () => {
      const { codes, nodes } = withComponents();
      const want = stored();
      const scores = columnsIn(want, codes.slice(0, 11)); // down to the pillars
      const conn = codes.indexOf("Conn");
      const tree = nodes.slice(0, 11).map((node, k) => (k > 2 ? { ...node, count: 0 } : node));
      scores.fill(Number.NaN, conn * want.units.length, (conn + 1) * want.units.length);
      aggregateNodes(tree, [conn], scores);
      const got = scores.subarray(conn * want.units.length, (conn + 1) * want.units.length);
      expect(differences("Conn", got, columnIn(want, "Conn"))).toEqual([]);
    });

    it("would give the other sub-index and the whole too, but for a weight below 0 that our means refuse", () => {
      const { codes, nodes } = withComponents();
      const want = stored();
      const sust = codes.indexOf("Sust");
      const children = codes.flatMap((_, k) => (nodes[k]?.parent === sust ? [k] : []));
      const weight = (k: number): number => nodes[k]?.weight ?? Number.NaN;
      const sum = children.reduce((all, k) => all + weight(k), 0);
      const mean = want.units.map(
        (_, i) => children.reduce((all, k) => all + weight(k) * (columnIn(want, codes[k] ?? "")[i] ?? 0), 0) / sum,
      );
      expect(differences("Sust", mean, columnIn(want, "Sust"))).toEqual([]);
      const whole = mean.map((score, i) => (score + (columnIn(want, "Conn")[i] ?? 0)) / 2);
      expect(differences("Index", whole, columnIn(want, "Index"))).toEqual([]);

      expect(children.some((k) => weight(k) < 0)).toBe(true);
      const scores = columnsIn(want, codes.slice(0, 11));
      const tree = nodes.slice(0, 11);
      expect(() => aggregateNodes(tree, [sust], scores)).toThrow("want ≥ 0");
    });
  });

  it("11a_effective_weights: each node's weight in the whole", () => {
    const stored = at(loadFixture("11a_effective_weights"), "output");
    const { codes, nodes } = loadAsem();
    const effective = effectiveWeights(nodes);
    const got = textsOf(at(stored, "iCode")).map((code) => effective[codes.indexOf(code)] ?? Number.NaN);
    expect(got).toHaveLength(60);
    expect(differences("effective", got, numbersOf(at(stored, "EffWeight")))).toEqual([]);
  });
});
