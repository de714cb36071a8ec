import { expect, test } from "vitest";
import { refusals, withIndicator } from "./villages.ts";

const asked = {
  measures: "experience",
  reportedBy: "survey",
  kind: "share",
  counts: "survey_answers_informed",
  range: [0.01, 0.99],
};

test("experience is asked of people by a survey", () => {
  expect(refusals(withIndicator(asked))).toEqual([]);
  expect(
    refusals(withIndicator({ measures: "experience", reportedBy: "survey", kind: "amount", unit: "points" })),
  ).toEqual([]);
});

const ATTEMPTS: [string, object][] = [
  ["the unit says what people feel", { ...asked, reportedBy: "unit" }],
  [
    "a reviewer judges the people",
    { measures: "experience", reportedBy: "reviewer", kind: "rubric", rubric: ["Cold", "Warm"] },
  ],
  ["a tick for a good mood", { measures: "experience", reportedBy: "survey", kind: "yes-no" }],
  ["a number of happy people", { measures: "experience", reportedBy: "survey", kind: "count", counts: "events" }],
  ["an office counts", { ...asked, reportedBy: "office" }],
];
test.each(ATTEMPTS)("it is not what others say about people: %s", (_, indicator) => {
  expect(refusals(withIndicator(indicator))).toContain("experience-not-a-survey");
});
