import { describe, expect, it } from "vitest";
import type { Refusal } from "./refusal.ts";
import { refusalText } from "./refusal-text.ts";

/** Refusals whose way out is another in a terminal, in a browser and in a program: here are the facts alone. */
const CASES: readonly (readonly [Refusal, string])[] = [
  [
    { code: "not-allowed", command: "DraftStandard", roles: ["programme/office"] },
    "To draft standard is for office of the programme, which this account does not hold.",
  ],
  [
    { code: "not-allowed", command: "FoundOrganisation", roles: [] },
    "To found organisation is for nobody, which this account does not hold.",
  ],
  [{ code: "role-needs-unit", role: "unit" }, "The role unit is for one unit and all below it."],
  [{ code: "not-first", versions: ["1", "2"] }, "Only a programme's first version can be adopted; this one has 1, 2."],
  [
    { code: "calendar-unknown", knownThrough: null, until: "2026-11-10" },
    "Which days before 2026-11-10 are worked is not known, so nobody can say that the notice has lasted.",
  ],
  [{ code: "objections-open", version: "2", objections: ["o1"] }, "1 objection to version 2 has no answer yet: o1."],
  [{ code: "not-a-period", got: "", want: "a year such as 2026" }, "got no period, want a year such as 2026."],
  [
    { code: "no-data", period: "2026", nEnrolled: 12_000 },
    "None of the 12,000 units that take part have an answer for 2026.",
  ],
];

describe("the facts of a refusal", () => {
  it.each(CASES)("%j", (refusal, words) => {
    expect(refusalText(refusal)).toBe(words);
  });

  it("name no command of a terminal", () => {
    for (const [refusal] of CASES) expect(refusalText(refusal)).not.toMatch(/touchstone|--/);
  });
});
