import type { Simulated } from "@touchstone/server";
import { describe, expect, it } from "vitest";
import { simulationLines } from "./simulate-text.ts";

const moved = (unit: string, from: string | null, to: string | null, certain: boolean | null) => ({
  unit,
  before: { score: 58, rank: 5, grade: from, kept: 0.89 },
  after: { score: 58, rank: 5, grade: to, kept: certain === null ? null : 0.62 },
  certain,
});
const SIMULATED: Simulated = {
  ok: true,
  assessment: { assessmentId: "a", period: "2026", day: "2026-11-22", version: "2026.1" },
  version: "2027.1",
  comparison: {
    gained: [moved("u1", null, "good", false), moved("u2", null, "good", true), moved("u3", null, "good", null)],
    lost: [{ ...moved("u4", "good", null, null), after: null }],
    changed: [],
    same: 20,
    reranked: 1,
    farthest: 3,
  },
  newlyAsked: [
    { id: "chairs", answered: 0 },
    { id: "notices", answered: 1 },
  ],
  noLongerAsked: ["wait"],
  unfit: [{ item: "libraries/hours", answers: 2 }],
  left: 2,
  withoutUncertainty: null,
};
const lines = (simulated: Simulated, top = 2): string[] =>
  simulationLines(simulated, { called: (unit) => [unit.replace("u", "village-"), "གྲོང་ཚོ།"], top, width: 200 });

describe("what a simulation prints", () => {
  it("says how many would gain and lose, and what the figures leave out", () => {
    expect(lines(SIMULATED).slice(0, 8)).toEqual([
      "Version 2027.1 in the place of 2026.1, on the assessment of 2026-11-22, period 2026",
      "20 keep their grade or go on without; 3 would gain, 1 would lose, 0 would have another",
      "1 unit would be ranked elsewhere, by 3 places at most",
      "chairs is newly asked: nobody has answered it yet, so that it counts as missing here.",
      "notices is newly asked: 1 unit has an answer on record.",
      "wait is not asked any more.",
      "2 answers of libraries/hours can't be taken by this version: missing here.",
      "2 units assessed then have left since, and are in no list.",
    ]);
  });

  it("shows each unit with both grades and how sure they are, the first few of each kind", () => {
    const text = lines(SIMULATED).join("\n");
    expect(text).toContain("Would gain: 3\n");
    expect(text).toMatch(/village-1 +གྲོང་ཚོ། +none +89 % +58\.00 +good +62 % +58\.00 +not certain\n/);
    expect(text).toMatch(/village-2 .* both certain\n1 more \(--top shows them, --json all\)\n/);
    expect(text).not.toContain("village-3");
    expect(text).toMatch(/Would lose: 1\n.*\nvillage-4 +གྲོང་ཚོ། +good +89 % +58\.00 +not scored\n/);
    expect(text).not.toContain("Would have another:");
    expect(text.endsWith("\nNothing was recorded.")).toBe(true);
  });

  it("says where it is not known how sure the new grades are", () => {
    const unsure = { ...SIMULATED, withoutUncertainty: "replicate 7: got 0" };
    expect(lines(unsure, 9)).toContain("How sure the new grades are could not be computed: replicate 7: got 0");
    expect(lines(unsure, 9).join("\n")).toMatch(/village-3 .* good +— +58\.00\n/);
  });
});
