import { describe, expect, it } from "vitest";
import type { UnitRow } from "../api/views.ts";
import { csvOfUnits } from "./csv-of-units.ts";

const UNIT = "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88";
const label = (names: Readonly<Record<string, string>>, code = "fz-07") => ({
  unitId: UNIT,
  code,
  type: "village",
  names: Object.entries(names).map(([lang, text]) => ({ lang, text })),
  anonymous: null,
});
const row: UnitRow = {
  unit: label({ en: "Old Mill", "zh-Hans": "老磨坊" }),
  parent: label({ en: "North" }, "north"),
  parentId: UNIT,
  since: "2026-03-02",
  application: { applicationId: UNIT, state: "deciding" },
  result: {
    score: 81.25,
    grade: "gold",
    certainty: { kept: 0.93, certain: true, rank: 3, rankLow: 2, rankHigh: 7 },
    isPublic: false,
  },
};
const glance = {
  assessment: {
    assessmentId: UNIT,
    period: "2025",
    day: "2026-03-02",
    nUnits: 9,
    grades: [{ id: "gold", title: { en: "Gold", "zh-Hans": "金" }, atLeast: 80 }],
  },
};
const linesOf = (rows: readonly UnitRow[], language: string): string[] =>
  csvOfUnits(rows, { glance, language }).split("\r\n");

describe("units as CSV", () => {
  it("have a line each, with a score beside how sure it is, in the reader's language", () => {
    const [head = "", first, end] = linesOf([row], "zh-Hans");
    expect(head.startsWith("\uFEFFcode,unit,name,")).toBe(true);
    expect(first).toBe(`fz-07,${UNIT},老磨坊,village,North,2026-03-02,deciding,81.25,金,3,2,7,0.93,true,2025,${UNIT}`);
    expect(end).toBe("");
    expect(head.split(",")).toHaveLength(first?.split(",").length ?? 0);
  });

  it("leave empty what is not known", () => {
    const [, first] = linesOf([{ ...row, parent: null, application: null, result: null }], "en");
    expect(first).toBe(`fz-07,${UNIT},Old Mill,village,,2026-03-02,none,,,,,,,,,`);
  });

  it("are no formulas, and keep commas and quotation marks", () => {
    const [, first] = linesOf([{ ...row, unit: label({ en: '=cmd|"x", y' }) }], "en");
    expect(first).toContain(`,"'=cmd|""x"", y",`);
  });
});
