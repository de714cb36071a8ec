import {
  columnParameters,
  denominate,
  imputeColumn,
  type Normalise,
  normaliseBy,
  normaliseColumn,
  rankDescending,
  rankWithin,
  screenUnits,
  type Treat,
  treatColumn,
} from "@touchstone/engine";
import { describe, expect, test } from "vitest";
import { aggregateTree, block, codesOf, loadAsem, numbersIn, readCsv } from "./asem.ts";
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
  textOf,
  textsOf,
} from "./fixtures.ts";

const TREAT: Treat = { skew: 2, kurtosis: 3.5, winsorise: 5, otherwise: { method: "log" }, combine: false };
const MINMAX = { method: "minmax", to: [0, 100] } as const satisfies Normalise;

describe.skipIf(goldenMissing)("golden 08 and 14: whole pipelines", () => {
  const asem = goldenMissing ? null! : loadAsem();
  const output = (name: string) => at(loadFixture(name), "output");
  const tree = (normalised: Golden) => aggregateTree(normalised, asem, () => ({ method: "arithmetic" }));
  const mapped = (table: Golden, change: (column: Float64Array, id: string) => Float64Array): Golden => ({
    units: table.units,
    columns: new Map(asem.indicators.map((id) => [id, change(columnIn(table, id), id)])),
  });
  const treated = (table: Golden) => mapped(table, (column) => treatColumn(column, TREAT).values);
  const normalised = (table: Golden) =>
    mapped(table, (column, id) => {
      const out = new Float64Array(column.length);
      normaliseColumn(column, MINMAX, asem.directions.get(id) ?? 1, out);
      return out;
    });
  /** The units of which nine tenths of the indicators are there. */
  const screened = (table: Golden): Golden => {
    const values = block(table, asem.indicators);
    const { screened } = screenUnits(values, null, table.units.length, { present: 0.9, nonZero: 0 });
    const kept = table.units.flatMap((_, i) => (screened[i] === 1 ? [] : [i]));
    const units = kept.map((i) => table.units[i]!);
    return { units, columns: mapped(table, (column) => Float64Array.from(kept, (i) => column[i]!)).columns };
  };
  const groups = () => codesOf(listOf(at(output("01_new_coin_raw"), "Meta_Unit", "EurAsia_group")));

  /** The default pipeline, our own functions one after the other. */
  function pipeline() {
    const meta = at(output("01_new_coin_raw"), "Meta_Ind");
    const codes = textsOf(at(meta, "iCode"));
    const by = listOf(at(meta, "Denominator"));
    const Denominated = mapped(asem.raw, (column, id) => {
      const out = column.slice();
      const name = by[codes.indexOf(id)] ?? null;
      if (name !== null) denominate(out, numbersOf(at(output("01_new_coin_raw"), "Meta_Unit", textOf(name))), 1, out);
      return out;
    });
    const Imputed = mapped(Denominated, (column) => {
      const out = column.slice();
      imputeColumn(out, "mean", groups());
      return out;
    });
    const Screened = screened(Imputed);
    const Treated = treated(Screened);
    const Normalised = normalised(Treated);
    return { Denominated, Imputed, Screened, Treated, Normalised, Scores: tree(Normalised) };
  }

  test("08a_default_pipeline_scores_ranks: every stage, and the unrounded ranks of every level exactly", () => {
    const got = pipeline();
    const want = output("08a_default_pipeline_scores_ranks");
    for (const [stage, table] of Object.entries(got)) {
      const stored = tableOf(at(want, stage));
      expect(table.units).toEqual(stored.units);
      for (const id of table.columns.keys())
        expect(differences(`${stage} ${id}`, columnIn(table, id), columnIn(stored, id))).toEqual([]);
    }
    const ranks = tableOf(at(want, "Ranks"));
    expect(got.Scores.columns.size).toBe(60);
    for (const [id, column] of got.Scores.columns)
      expect([...rankDescending(column)], `ranks of ${id}`).toEqual([...columnIn(ranks, id)]);
    const aggregates = tableOf(at(want, "AggregateScores"));
    for (const [id, column] of aggregates.columns)
      expect(differences(id, columnIn(got.Scores, id), column)).toEqual([]);
  });

  test("08b_group_ranks_EurAsia: ranks within a group", () => {
    const stored = tableOf(output("08b_group_ranks_EurAsia"));
    const { columns } = pipeline().Scores;
    for (const [id, column] of columns)
      expect([...rankWithin(column, groups())], id).toEqual([...columnIn(stored, id)]);
  });

  test("08c_get_results_full_sorted: the table of results from the best down", () => {
    const stored = tableOf(output("08c_get_results_full_sorted"));
    const { units, columns } = pipeline().Scores;
    const ranks = rankDescending(columns.get("Index")!);
    const order = units.map((_, i) => i).sort((a, b) => ranks[a]! - ranks[b]!);
    expect(order.map((i) => units[i])).toEqual(stored.units);
    expect(
      differences(
        "Rank",
        order.map((i) => ranks[i]!),
        columnIn(stored, "Rank"),
      ),
    ).toEqual([]);
    for (const [id, column] of columns)
      expect(
        differences(
          id,
          order.map((i) => column[i]!),
          columnIn(stored, id),
        ),
      ).toEqual([]);
  });

  /** The panel's years, each screened and treated by itself. */
  function years(): { year: number; treated: Golden }[] {
    const csv = readCsv("asem/ASEM_iData_p.csv");
    const times = numbersIn(csv, "Time");
    const codes = csv.get("uCode") ?? [];
    return [...new Set(times)]
      .sort((a, b) => a - b)
      .map((year) => {
        const rows = codes.map((_, row) => row).filter((row) => times[row] === year);
        rows.sort((a, b) => (codes[a]! < codes[b]! ? -1 : 1));
        const columns = asem.indicators.map(
          (id) => [id, Float64Array.from(rows, (row) => numbersIn(csv, id)[row]!)] as const,
        );
        return {
          year,
          treated: treated(screened({ units: rows.map((row) => codes[row]!), columns: new Map(columns) })),
        };
      });
  }

  test("14a_purse_default_global_norm: five years on one scale, from the parameters of all years together", () => {
    const stored = output("14a_purse_default_global_norm");
    const all = tableOf(at(stored, "All"));
    const panel = years();
    const pooled = new Map(
      asem.indicators.map((id) => [
        id,
        columnParameters(Float64Array.from(panel.flatMap(({ treated }) => [...columnIn(treated, id)]))),
      ]),
    );
    let offset = 0;
    for (const { year, treated } of panel) {
      const table = mapped(treated, (column, id) => {
        const out = new Float64Array(column.length);
        normaliseBy(column, MINMAX, asem.directions.get(id) ?? 1, pooled.get(id)!, out);
        return out;
      });
      const scores = tree(table);
      const aggregates = tableOf(at(stored, "Aggregated", String(year)));
      expect(scores.units).toEqual(aggregates.units);
      for (const { id } of asem.parents)
        expect(differences(`${year} ${id}`, columnIn(scores, id), columnIn(aggregates, id))).toEqual([]);
      for (const [id, column] of scores.columns)
        expect(
          differences(`${year} ${id}`, column, columnIn(all, id).subarray(offset, offset + column.length)),
        ).toEqual([]);
      offset += scores.units.length;
    }
    expect(offset).toBe(all.units.length);
  });

  test("14b_purse_local_norm: each year on its own scale", () => {
    const stored = tableOf(output("14b_purse_local_norm"));
    let offset = 0;
    for (const { year, treated } of years()) {
      const scores = tree(normalised(treated));
      expect(scores.units).toEqual(stored.units.slice(offset, offset + scores.units.length));
      for (const { id } of asem.parents) {
        const want = columnIn(stored, id).subarray(offset, offset + scores.units.length);
        expect(differences(`${year} ${id}`, columnIn(scores, id), want)).toEqual([]);
      }
      offset += scores.units.length;
    }
    expect(offset).toBe(stored.units.length);
  });
});
