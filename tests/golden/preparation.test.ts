import {
  byBytes,
  denominate,
  imputeColumn,
  imputePanel,
  imputeRow,
  type PanelImpute,
  screenUnits,
} from "@touchstone/engine";
import { describe, expect, test } from "vitest";
import { block, codesOf, loadAsem, loadStage, numbersIn, readCsv } from "./asem.ts";
import {
  at,
  columnIn,
  differences,
  goldenMissing,
  keysOf,
  listOf,
  loadFixture,
  numberOf,
  numbersOf,
  readGolden,
  tableOf,
  textOf,
  textsOf,
} from "./fixtures.ts";

describe.skipIf(goldenMissing)("golden 01–04: raw data, denominate, impute, screen", () => {
  const asem = goldenMissing ? null! : loadAsem();
  const output = (name: string) => at(loadFixture(name), "output");

  test("01_new_coin_raw: sorted by the bytes of their ids, units and their data come out in the stored order", () => {
    const input = JSON.parse(readGolden("asem/ASEM_iData.json"));
    const ids = textsOf(at(input, "uCode"));
    const order = ids.map((_, i) => i).sort((a, b) => byBytes(ids[a]!, ids[b]!));
    expect(order.map((i) => ids[i])).toEqual(asem.units);
    for (const id of asem.indicators) {
      const column = numbersOf(at(input, id));
      expect(
        differences(
          id,
          Float64Array.from(order, (i) => column[i]!),
          columnIn(asem.raw, id),
        ),
      ).toEqual([]);
    }
    const lineage = at(output("01_new_coin_raw"), "Lineage");
    textsOf(at(lineage, "Indicator")).forEach((id, row) => {
      const chain = ["Pillar", "Sub-index", "Index"].map((level) => textOf(listOf(at(lineage, level))[row]));
      let child = id;
      for (const parent of chain) {
        expect(asem.parents.find(({ children }) => children.includes(child))?.id).toBe(parent);
        child = parent;
      }
    });
    const weights = at(output("01_new_coin_raw"), "Weights");
    expect(textsOf(at(weights, "iCode")).map((id) => asem.weights.get(id))).toEqual([
      ...numbersOf(at(weights, "Weight")),
    ]);
  });

  test.each([["02_denominate_default"], ["02b_denominate_scalefactor"]])("%s", (name) => {
    const own = name === "02b_denominate_scalefactor" ? at(loadFixture(name), "parameters", "denomby") : null;
    const meta = own ?? at(output("01_new_coin_raw"), "Meta_Ind");
    const codes = textsOf(at(meta, "iCode"));
    const units = at(output("01_new_coin_raw"), "Meta_Unit");
    const want = tableOf(output(name));
    expect(want.units).toEqual(asem.units);
    for (const id of asem.indicators) {
      const row = codes.indexOf(id);
      const by = row < 0 ? null : listOf(at(meta, "Denominator"))[row]!;
      const got = columnIn(asem.raw, id).slice();
      const times = own ? numberOf(listOf(at(own, "ScaleFactor"))[row] ?? 1) : 1;
      if (by) denominate(got, numbersOf(at(units, textOf(by))), times, got);
      expect(differences(id, got, columnIn(want, id))).toEqual([]);
    }
  });

  test.each([
    ["03a_impute_i_mean", "mean", null],
    ["03b_impute_i_median", "median", null],
    ["03c_impute_i_mean_grp_EurAsia", "mean", "EurAsia_group"],
    ["03d_impute_i_median_grp_EurAsia", "median", "EurAsia_group"],
    ["03e_impute_i_mean_grp_Pop", "mean", "Pop_group"],
    ["03f_impute_i_median_grp_GDPpc", "median", "GDPpc_group"],
  ] as const)("%s", (name, how, group) => {
    const denominated = loadStage("Denominated");
    const groups = group ? codesOf(listOf(at(output("01_new_coin_raw"), "Meta_Unit", group))) : null;
    const want = tableOf(output(name));
    for (const id of asem.indicators) {
      const got = columnIn(denominated, id).slice();
      imputeColumn(got, how, groups);
      expect(differences(id, got, columnIn(want, id))).toEqual([]);
    }
  });

  test.each([
    ["03g_impute_row_i_mean_level2", "mean", true],
    ["03h_impute_row_i_median_all", "median", false],
  ] as const)("%s", (name, how, siblings) => {
    const denominated = loadStage("Denominated");
    const want = tableOf(output(name));
    const blocks = siblings
      ? asem.parents.filter(({ level }) => level === 1).map(({ children }) => children)
      : [asem.indicators];
    for (const names of blocks) {
      const values = block(denominated, names);
      const before = values.slice();
      imputeRow(
        values,
        names.map((id) => asem.directions.get(id) ?? 1),
        how,
      );
      expect(differences(names.join(), values, block(want, names))).toEqual([]);
      before.forEach((value, cell) => {
        if (!Number.isNaN(value)) expect(values[cell]).toBe(value);
      });
    }
  });

  test.each([
    ["03p1_impute_panel_latest", { method: "latest", within: Infinity }],
    ["03p2_impute_panel_latest_max1", { method: "latest", within: 1 }],
    ["03p3_impute_panel_constant", { method: "constant" }],
    ["03p4_impute_panel_linear_constant", { method: "linearConstant" }],
  ] as const satisfies [string, PanelImpute][])("%s", (name, how) => {
    const csv = readCsv("fixtures/03p_panel_input_with_holes.csv");
    const years = Float64Array.from(new Set(numbersIn(csv, "Time"))).sort();
    const units = [...new Set(csv.get("uCode"))];
    const place = new Map(
      units.flatMap((unit, i) => [...years].map((year, t) => [`${year} ${unit}`, t * units.length + i])),
    );
    const cells = (times: Float64Array, ids: readonly string[]) =>
      ids.map((unit, row) => place.get(`${times[row]} ${unit}`) ?? NaN);
    const rows = cells(numbersIn(csv, "Time"), csv.get("uCode") ?? []);
    const filled = at(output(name), "iData_imp");
    const wanted = cells(numbersOf(at(filled, "Time")), textsOf(at(filled, "uCode")));
    const origin = at(output(name), "DataT");

    for (const id of asem.indicators) {
      const values = new Float64Array(rows.length).fill(NaN);
      numbersIn(csv, id).forEach((value, row) => {
        values[rows[row]!] = value;
      });
      const out = new Float64Array(values.length);
      const sources = new Int32Array(values.length);
      imputePanel({ values, positions: years }, how, out, sources);
      expect(
        differences(
          id,
          wanted.map((cell) => out[cell]!),
          numbersOf(at(filled, id)),
        ),
      ).toEqual([]);
      if (origin === null) continue;
      const of = cells(numbersOf(at(origin, "Time")), textsOf(at(origin, "uCode")));
      const got = of.map((cell) => (sources[cell] === -1 ? NaN : years[sources[cell]!]!));
      expect(differences(`source of ${id}`, got, numbersOf(at(origin, id)))).toEqual([]);
    }
  });

  test.each([
    ["04a_screen_raw_byNA_default", 2 / 3, 0],
    ["04b_screen_raw_byNA_0.9", 0.9, 0],
    ["04c_screen_raw_byzeros", 0, 0.95],
    ["04d_screen_raw_byNAandzeros", 0.95, 0.9],
    ["04e_screen_imputed_byNA_0.9", 0.9, 0],
  ] as const)("%s", (name, present, nonZero) => {
    const table = name === "04e_screen_imputed_byNA_0.9" ? loadStage("Imputed") : asem.raw;
    const screening = screenUnits(block(table, asem.indicators), null, asem.units.length, { present, nonZero });
    const summary = at(output(name), "DataSummary");
    const numbers = (key: string) => numbersOf(at(summary, key));
    expect(differences("missing", screening.nMissing, numbers("N_missing"))).toEqual([]);
    expect(differences("zeros", screening.nZero, numbers("N_zero"))).toEqual([]);
    expect(differences("present", screening.present, numbers("Dat_Avail"))).toEqual([]);
    expect(differences("not zero", screening.nonZero, numbers("Non_Zero"))).toEqual([]);
    if (keysOf(summary).includes("LowData") && present > 0)
      expect(differences("too few", screening.tooFew, numbers("LowData"))).toEqual([]);
    if (keysOf(summary).includes("LowNonZero") && nonZero > 0)
      expect(differences("too many zeros", screening.tooManyZeros, numbers("LowNonZero"))).toEqual([]);
    const removed = asem.units.filter((_, i) => screening.screened[i] === 1);
    expect(removed).toEqual(textsOf(at(output(name), "RemovedUnits")));
  });
});
