import { MethodError, shapeOf, type Treat, type Treatment, treatColumn } from "@touchstone/engine";
import { describe, expect, test } from "vitest";
import { loadAsem, loadStage } from "./asem.ts";
import {
  at,
  columnIn,
  differences,
  type Golden,
  goldenMissing,
  type Json,
  keysOf,
  listOf,
  loadFixture,
  numbersOf,
  tableOf,
  textsOf,
} from "./fixtures.ts";

const DEFAULT: Treat = { skew: 2, kurtosis: 3.5, winsorise: 5, otherwise: { method: "log" }, combine: false };
const once = (otherwise: Treat["otherwise"]): Treat => ({ ...DEFAULT, winsorise: 1, otherwise });
const LOG_GII = "05h_treat_logGII_winmax1";

describe.skipIf(goldenMissing)("golden 05: treat", () => {
  const asem = goldenMissing ? null! : loadAsem();
  const output = (name: string) => at(loadFixture(name), "output");

  /** The columns of a case as we treat them. */
  function treated(input: Golden, treat: Treat): Map<string, Treatment> {
    return new Map(asem.indicators.map((id) => [id, treatColumn(columnIn(input, id), treat)]));
  }

  /** How our report reads in the words of the case. */
  function wordsOf(treatment: Treatment, word: string): string[] {
    return [...treatment.values].map((_, i) => {
      const moved = treatment.low.includes(i) ? "winlo" : treatment.high.includes(i) ? "winhi" : "";
      return treatment.outcome === "transformed" ? `${moved}+${word}` : moved;
    });
  }

  function expectDetails(details: Json, treatments: ReadonlyMap<string, Treatment>): void {
    const codes = textsOf(at(details, "iCode"));
    const column = (key: string) => (keysOf(details).includes(key) ? numbersOf(at(details, key)) : null);
    const all = codes.map((id) => treatments.get(id)!);
    (["before", "winsorised", "transformed"] as const).forEach((stage, s) => {
      for (const [key, of] of [
        ["Skew", "skewness"],
        ["Kurt", "kurtosis"],
        ["Pass", "passes"],
      ] as const) {
        const got = all.map((treatment) => Number(treatment[stage]?.[of] ?? NaN));
        const want = column(`check_SkewKurt${s}.${key}`) ?? new Float64Array(codes.length).fill(NaN);
        expect(differences(`${stage} ${of}`, got, want)).toEqual([]);
      }
    });
    const points = all.map((treatment) => (treatment.winsorised ? treatment.high.length + treatment.low.length : NaN));
    expect(differences("points", points, column("winsorise.nwin") ?? [])).toEqual([]);
  }

  test.each([
    ["05a_treat_default_screened", "Screened", DEFAULT, "log_CT"],
    ["05b_treat_default_raw_withNA", "Raw", DEFAULT, "log_CT"],
    ["05c_treat_default_denominated_withNA", "Denominated", DEFAULT, "log_CT"],
    ["05d_treat_combine_screened", "Screened", { ...DEFAULT, combine: true }, "log_CT"],
    ["05e_treat_winmax1_screened", "Screened", { ...DEFAULT, winsorise: 1 }, "log_CT"],
    ["05e_treat_winmax2_screened", "Screened", { ...DEFAULT, winsorise: 2 }, "log_CT"],
    ["05e_treat_winmax3_screened", "Screened", { ...DEFAULT, winsorise: 3 }, "log_CT"],
    ["05f_treat_logCTplus_winmax1", "Screened", once({ method: "logPlus" }), "log_CT_plus"],
    ["05g_treat_logCTorig_winmax1", "Screened", once({ method: "logOriginal" }), "log_CT_orig"],
    ["05i_treat_boxcox0.3_winmax1", "Screened", once({ method: "boxcox", lambda: 0.3 }), "boxcox"],
    ["05j_qTreat_winmax4_skew1.5_kurt3", "Screened", { ...DEFAULT, winsorise: 4, skew: 1.5, kurtosis: 3 }, "log_CT"],
  ] as const)("%s: columns, points and tests", (name, stage, treat, word) => {
    const treatments = treated(stage === "Raw" ? asem.raw : loadStage(stage), treat);
    const want = tableOf(at(output(name), "x_treat"));
    for (const [id, treatment] of treatments) expect(differences(id, treatment.values, columnIn(want, id))).toEqual([]);
    expectDetails(at(output(name), "Dets_Table"), treatments);
    if (!keysOf(output(name)).includes("Treated_Points")) return;
    for (const [id, treatment] of treatments)
      expect(wordsOf(treatment, word), id).toEqual(expectedWords(output(name), id, word));
  });

  /** COINr names a transformation after its function, `log_CT_plus` by the one it calls. */
  function expectedWords(stored: Json, id: string, word: string): string[] {
    return textsOf(at(stored, "Treated_Points", id)).map((point) => point.replace(/\+.*$/, `+${word}`));
  }

  test.skip(`${LOG_GII}, columns that reach the transformation: left out, COINr computes it and returns the column unchanged`, () => {});

  test(`${LOG_GII}: columns that do not reach the transformation, and every test before it`, () => {
    const want = tableOf(at(output(LOG_GII), "x_treat"));
    const screened = loadStage("Screened");
    let reached = 0;
    for (const id of asem.indicators) {
      const column = columnIn(screened, id);
      const plain = treatColumn(column, once(null));
      if (plain.winsorised?.passes !== false) {
        expect(differences(id, plain.values, columnIn(want, id))).toEqual([]);
        continue;
      }
      reached++;
      const max = Math.max(...column);
      if (max <= 1) expect(() => treatColumn(column, once({ method: "logGII" }))).toThrow(MethodError);
      else {
        // applied, unlike the stored column: from 0 at the lowest to ln(max) at the highest
        const { values, outcome } = treatColumn(column, once({ method: "logGII" }));
        expect(outcome).toBe("transformed");
        expect(Math.max(...values)).toBeCloseTo(Math.log(max), 12);
        expect(Math.min(...values)).toBe(0);
      }
    }
    expect(reached).toBeGreaterThan(5);
  });

  test("05k_skew_kurt_all_dsets", () => {
    for (const stage of ["Raw", "Denominated", "Screened", "Treated"] as const) {
      const table = stage === "Raw" ? asem.raw : loadStage(stage);
      const stored = at(output("05k_skew_kurt_all_dsets"), stage);
      const shapes = textsOf(at(stored, "iCode")).map((id) => shapeOf(columnIn(table, id)));
      expect(
        differences(
          `${stage} skewness`,
          shapes.map((s) => s.skewness),
          numbersOf(at(stored, "skew")),
        ),
      ).toEqual([]);
      expect(
        differences(
          `${stage} kurtosis`,
          shapes.map((s) => s.kurtosis),
          numbersOf(at(stored, "kurt")),
        ),
      ).toEqual([]);
      expect(listOf(at(stored, "n")).length).toBe(49);
    }
  });
});
