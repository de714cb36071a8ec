import { describe, expect, it } from "vitest";
import { type Scorecard, scoresOf } from "./bundled.ts";

describe("the bundled data, scored by the command line", () => {
  it("gives the libraries the scores worked out by hand, a missing answer leaving its weight to its sibling", () => {
    const { hill, orchard } = scoresOf("short");
    // (52/60 + 1) / 2 = 0.9333; (0.9 + 26/28) / 2 = 0.9143, which weighs twice
    expect(hill?.scores).toMatchObject({ doors: 93.333333, help: 91.428571, score: 92.063492 });
    // (41/60 + 1) / 2 = 0.8417; 18/28 = 0.6429 alone
    expect(orchard?.scores).toMatchObject({ doors: 84.166667, help: 64.285714, score: 70.912698, forms: null });
  });

  it("gives the offices the points worked out by hand", () => {
    const { archive, roads } = scoresOf("green-office");
    // energy 40 of 60 + 40 of 40; no canteen: paper 30 of 30, waste 15 of 30; published 25 of 40
    expect(archive?.points).toMatchObject({
      score: { potential: 200, done: 150 },
      energy: { potential: 100, done: 80, planned: 20 },
      canteen: { potential: 0 },
      paper: { potential: 30, done: 30 },
      waste: { potential: 30, done: 15, planned: 15 },
      steering: { potential: 40, done: 25, planned: 15 },
    });
    // rents: 60 × 0.5 = 30, of which shading's 10 go to the other two in equal parts; paper answered as a whole
    expect(roads?.points).toMatchObject({
      score: { potential: 170, done: 59 },
      building: { potential: 30, done: 15 },
      heating: { potential: 15, done: 15 },
      paper: { potential: 20, done: 14, planned: 6 },
    });
  });
  it("gives no grade without the plan that has no points", () => {
    const grades = gradesIn(scoresOf("green-office"));
    expect(grades).toEqual({
      archive: ["gold", "gold"],
      roads: ["bronze", "bronze"],
      "school-office": ["bronze", "gold"],
      "water-board": [null, null],
      "youth-house": [null, "gold"],
    });
  });

  const villages = scoresOf("good-neighbours");
  it("gives a village the scores worked out by hand", () => {
    // 18 µg of 5–75; 0.79 of 0.8 sorted; 3 toilets for 730 residents of 5 a thousand; 2.3 °C from 20 of 8; no water of its own
    expect(villages["lampfell-1"]?.scores).toMatchObject({
      fine_dust: 81.614286,
      waste_sorted: 98.7625,
      public_toilets: 82.369863,
      warm_rooms: 71.5375,
      water_tests: null,
      environment: 83.571037,
      // the mean of 9 courses in 2025 and 12 in 2026, for 730 residents of 20 a thousand
      courses_held: 72.19863,
    });
  });
  it("makes the whole a geometric mean of the six criteria", () => {
    const weights = { services: 3, mutual_help: 2, livelihoods: 2, culture: 2, fairness: 2, environment: 2 };
    for (const { unit, scores } of Object.values(villages)) {
      if (scores.score === null) continue;
      const logs = Object.entries(weights).map(([id, weight]) => weight * Math.log(scores[id] ?? Number.NaN));
      expect(Math.exp(logs.reduce((sum, log) => sum + log) / 13), unit).toBeCloseTo(scores.score ?? Number.NaN, 4);
    }
  });
  it("shows every case that its page names", () => {
    const outcome = (unit: string): unknown[] => {
      const { grade, gradeByScore, gates, screened } = villages[unit] ?? {};
      const open = Object.entries(gates ?? {}).filter(([, holds]) => holds !== "yes");
      return screened ? ["too little data"] : [grade, gradeByScore, ...open.map((gate) => gate.join(" "))];
    };
    expect(outcome("cloudfield-4")).toEqual(["outstanding", "outstanding"]);
    expect(outcome("threewater-3")).toEqual(["distinguished", "outstanding"]);
    expect(outcome("lampfell-1")).toEqual(["distinguished", "outstanding"]);
    expect(outcome("threewater-2")).toEqual([null, "distinguished", "no_major_finding no"]);
    expect(outcome("cloudfield-2")).toEqual([null, "designated", "route_named no"]);
    expect(outcome("kettleridge-2")).toEqual([null, "outstanding", "water_safe unknown"]);
    expect(outcome("lampfell-2")).toEqual([null, null]);
    expect(villages["lampfell-2"]?.scores.score).toBeCloseTo(59.75, 1);
    expect(outcome("threewater-6")).toEqual(["too little data"]);
    expect(villages["kettleridge-4"]?.without).toMatchObject({ school_meals: "not_applicable" });
    expect(villages["lampfell-4"]?.scores).toMatchObject({ culture_spending: null });
    expect(villages["cloudfield-5"]?.scores).toMatchObject({ welcome_desk: null });
    expect(villages["threewater-4"]?.without).toMatchObject({ treated_well: "insufficient" });
  });
});

const gradesIn = (cards: Record<string, Scorecard>): Record<string, (string | null)[]> =>
  Object.fromEntries(Object.values(cards).map(({ unit, grade, gradeByScore }) => [unit, [grade, gradeByScore]]));
