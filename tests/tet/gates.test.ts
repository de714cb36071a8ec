import { describe, expect, it } from "vitest";
import { type Cells, cellsOf } from "./data.ts";
import { readyOf, scoreCells, yamlOf } from "./road.ts";
import { isHere, loadCases, named } from "./source.ts";
import { starsByHand } from "./stars-by-hand.ts";

const NO_STAR = null;
const TASKS = { n1_1_1_1: "done", n1_1_1_2: "done", n1_1_1_3: "done", n1_1_1_4: "done", n1_1_1_5: "done" };

/** what is changed where everything is done, and the grade that this leaves */
const CHANGES: readonly [why: string, cells: Cells, grade: string | null][] = [
  ["everything is done", {}, "star5"],
  ["a mandatory criterion worth nothing is planned: enough up to three stars", { n2_1_0: "planned" }, "star3"],
  ["it is half done, half planned", { n2_1_0: "0.5/0.5/0" }, "star3"],
  ["it is not done", { n2_1_0: "not_done" }, NO_STAR],
  ["the unit says itself that it does not apply", { n2_1_0: "n/a" }, NO_STAR],
  ["it is not answered", { n2_1_0: "" }, NO_STAR],
  ["a fifth of a criterion is what one star asks", { n1_1_2: "0.2/0/0.8" }, "star5"],
  ["less than a fifth", { n1_1_2: "0.19/0.81/0" }, NO_STAR],
  ["the parent was answered itself: its shares decide", { n1_1_1: "0.9/0.1/0", ...TASKS }, NO_STAR],
  ["the parent was not: the criterion decides", { n1_1_1: "", ...TASKS, n1_1_1_4: "not_done" }, "star5"],
  ["a criterion of two stars is not done", { n1_1_1: "", ...TASKS, n1_1_1_2: "not_done" }, "star1"],
  ["a criterion of one star is not done", { n1_1_1: "", ...TASKS, n1_1_1_3: "0.99/0/0.01" }, NO_STAR],
  ["planned is enough where no higher star says more", { n1_1_3: "", n1_1_3_1: "planned", n1_1_3_2: "done" }, "star5"],
  ["a group worth nothing counts by its leaves", { n4_1_0: "", n4_1_0_1: "planned", n4_1_0_2: "done" }, "star3"],
  ["one of the two leaves is not done", { n4_1_0: "", n4_1_0_1: "not_done", n4_1_0_2: "done" }, NO_STAR],
  ["what a rule deactivates asks nothing", { spaser: "oui", n3_2_0: "not_done" }, "star5"],
  ["where the rule does not, it asks", { spaser: "non", n3_2_0: "not_done" }, NO_STAR],
];

describe.skipIf(!isHere)(named("stars and gates of the circular-economy standard"), () => {
  it("are what the expected points and the statuses of each scored case give", () => {
    const cases = loadCases("eci");
    const result = scoreCells(readyOf(yamlOf("eci")), new Map(cases.map((one) => [one.name, cellsOf(one)])));
    const got = cases.map(({ name }) => [name, result.gradeOf(name)]);
    const want = cases.map((one) => [one.name, starsByHand(one) === 0 ? NO_STAR : `star${starsByHand(one)}`]);
    expect(got).toEqual(want);
    expect(want).toContainEqual(["eci-b-all-done-yes", "star5"]);
  });

  it.each(CHANGES)("%s", (_why, change, grade) => {
    const all = loadCases("eci").find((one) => one.name === "eci-b-all-done-yes");
    if (!all) throw new RangeError("want eci-b-all-done-yes");
    const result = scoreCells(readyOf(yamlOf("eci")), new Map([["a", { ...cellsOf(all), ...change }]]));
    expect(result.gradeOf("a")).toBe(grade);
    expect(result.gradeByScoreOf("a")).toBe("star5");
  });
});

describe.skipIf(!isHere)(named("stars of the ecological-transition standard"), () => {
  it("go by score alone: its publisher has no gates for it", () => {
    const cases = loadCases("te");
    const result = scoreCells(readyOf(yamlOf("te")), new Map(cases.map((one) => [one.name, cellsOf(one)])));
    for (const { name, summary } of cases) expect(result.gradeOf(name)).toBe(`star${summary.starByScoreAlone}`);
  });
});
