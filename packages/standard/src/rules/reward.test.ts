import { expect, test } from "vitest";
import { refusals, villages, withIndicator } from "./villages.ts";

const gate = (holds: string): ReturnType<typeof villages> => villages({ gates: [{ id: "g", title: "G", holds }] });
const grade = (holds: string): ReturnType<typeof villages> =>
  villages({ grades: [{ id: "good", title: "Good", atLeast: 70, holds }] });

test.each([
  "criteria.services >= 70",
  "70 <= criteria.services",
  "score > 50 && indicators.desk >= 50",
  "!(criteria.services < 50)",
  "min(criteria.services, criteria.places) >= 40",
  "criteria.services * 0.5 + criteria.places * 0.5 >= 40",
  "!unit.runs_water || indicators.hours >= 80",
  "findings.major.open == 0 && findings.minor.open <= 3",
  "done.desk >= 0.5 || done.desk + planned.desk >= 0.8",
])("a condition that asks for more is fine: %s", (holds) => {
  expect(refusals(gate(holds))).toEqual([]);
  expect(refusals(grade(holds))).toEqual([]);
});

test.each([
  "criteria.services <= 10",
  "criteria.services < 10",
  "10 > criteria.services",
  "!(criteria.services >= 10)",
  "!(!(criteria.services < 10))",
  "score == 100",
  "score != 0",
  "criteria.services - criteria.places >= 0",
  "0 - score >= -50",
  "-score >= -50",
  "score * -1 > -50",
  "100 - indicators.desk >= 50",
  "1 / score >= 0.1",
  "score >= 50 && score <= 90",
  "(score >= 50 ? 1 : 2) >= 2",
  "score >= 50 ? criteria.places >= 90 : criteria.places >= 10",
  "max(0 - score, 5) >= 5",
  "done.desk < 0.5",
  "planned.desk <= 0.2",
  "criteria.services * criteria.places >= 900",
  "[score][0] >= 1",
  "score >= 50 )",
  "abs(score) >= 3",
])("a condition that a better unit could fail is refused: %s", (holds) => {
  expect(refusals(gate(holds))).toContain("lower-score-rewarded");
  expect(refusals(grade(holds))).toContain("lower-score-rewarded");
});

test("a grade does not ask that a gate fails", () => {
  expect(refusals(villages({ grades: [{ id: "good", title: "Good", atLeast: 70, holds: "gates.clear" }] }))).toEqual(
    [],
  );
  expect(refusals(villages({ grades: [{ id: "good", title: "Good", atLeast: 70, holds: "!gates.clear" }] }))).toEqual([
    "lower-score-rewarded",
  ]);
});

test("a score rule gives no more for less done", () => {
  const rule = (scoreRule: string): string[] => refusals(withIndicator({ kind: "status", scoreRule }));
  expect(rule("min(done.desk, done.meals)")).toEqual([]);
  for (const source of [
    "1.0 - done.desk",
    "done.desk > 0.5 ? 0.0 : 1.0",
    "done.meals / done.desk",
    "done.desk == 0.0 ? 1.0 : 0.5",
  ])
    expect(rule(source), source).toEqual(["lower-score-rewarded"]);
});

test("a share of child units is not of those that do worse", () => {
  const share = (source: string, more: object = {}): string[] =>
    refusals(withIndicator({ kind: "derived", from: { childUnits: "hamlet", share: source }, ...more }));
  expect(share("gradeAtLeast('designated')")).toEqual([]);
  expect(share("score >= 50")).toEqual([]);
  expect(share("!gradeAtLeast('designated')")).toEqual(["lower-score-rewarded"]);
  expect(share("score <= 50")).toEqual(["lower-score-rewarded"]);
  expect(share("score >= 50", { better: "lower" })).toEqual(["lower-score-rewarded"]);
  expect(share("score >= 50", { better: { target: 0.1 } })).toEqual(["lower-score-rewarded"]);
});
