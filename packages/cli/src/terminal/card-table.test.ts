import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import type { Card } from "../record/assessed.ts";
import { cardColumns } from "./card-table.ts";
import { fittedLines } from "./fitted-table.ts";
import type { Screen } from "./screen.ts";

const NAMES = ["ཞལ་རྩེ་ཐང་གྲོང་ཚོ་དང་པོ།", "Far Orchard by the lower ford", "三盏灯村", "Lampfell"];
const card = (rank: number, certain: boolean, grade: string | null): Card => ({
  unit: `u${rank}`,
  rank,
  score: 80 - rank,
  grade,
  gradeByScore: grade === null ? "good" : grade,
  screened: false,
  present: 0.96,
  gates: {},
  scores: {},
  states: {},
  uncertainty: { rankLow: rank, rankHigh: rank + 3, kept: certain ? 1 : 0.71, certain },
});
const cards = [card(1, true, "best"), card(2, false, "good"), card(3, false, null), card(4, true, "good")];
const called = NAMES.map((name, i) => ({ code: `kettleridge-${i + 1}`, name }));
const titles: Readonly<Record<string, string>> = { best: "Distinguished neighbour", good: "Good neighbour" };
const titleOf = (grade: string | null): string => (grade === null ? "no grade" : (titles[grade] ?? grade));
const columns = cardColumns({ cards, called }, { hasGrades: true, thresholds: [], titleOf });

function linesAt(width: number): string[] {
  const screen: Screen = {
    print: async () => {},
    say: () => {},
    paint: (_, text) => text,
    columns: width,
    isLive: false,
  };
  return fittedLines(columns, [0, 1, 2, 3], screen);
}

describe("scorecards", () => {
  it("fit every terminal from 40 columns, with nothing cut but names", () => {
    for (let width = 40; width <= 120; width++) {
      const lines = linesAt(width);
      const text = lines.join(" ").replaceAll(/\s+/g, " "); // a line below may go on in another
      expect([width, lines.filter((line) => stringWidth(line) > width)]).toEqual([width, []]);
      for (const whole of ["kettleridge-3", "Distinguished neighbour", "no grade *", "1–4", "71 %", "三盏灯村"])
        expect([width, whole, text.includes(whole)]).toEqual([width, whole, true]);
      expect([width, text.includes("Far Orchard b")]).toEqual([width, true]);
    }
  });

  it("first leave out how complete the data are, then say `not certain` in a sign, then use a line below", () => {
    const [wide, less, least] = [120, 94, 60].map(linesAt);
    expect(wide?.[0]).toMatch(/^rank +5–95 % +unit +name +score +grade +sure +data$/);
    expect(less?.[0]).toMatch(/^rank +5–95 % +unit +name +score +grade +sure$/);
    expect(wide?.[2]).toContain("71 %, not certain");
    expect(least?.[0]).toMatch(/^rank +unit +name +score +sure$/);
    expect(least?.[3]).toMatch(/^ +2 +kettleridge-2 +Far Orchard.+ +78\.00 +71 % \?$/);
    expect(least?.[4]).toBe("      5–95 %: 2–5 · grade: Good neighbour");
  });
});
