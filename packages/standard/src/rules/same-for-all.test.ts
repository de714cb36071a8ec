import { expect, test } from "vitest";
import { anIndex, refusals, villages, warnings, withIndicator } from "./villages.ts";

const reduce = (when: string, by: number | string = 0.5): string[] =>
  refusals(withIndicator({ kind: "status", reduce: { when, by } }));

test("points are reduced by size and by competence only", () => {
  expect(reduce("unit.residents < 100")).toEqual([]);
  expect(reduce("!unit.runs_water")).toEqual([]);
  for (const when of [
    "unit.terrain == 'plateau'",
    "unit.income > 9",
    "unit.has_school",
    "unit.residents < 9 || unit.income > 9",
  ])
    expect(reduce(when), when).toEqual(["reduce-class"]);
  expect(reduce("unit.runs_water", "unit.income / 100.0")).toContain("reduce-class");
});

test("no factor turns what was done against the unit", () => {
  expect(reduce("unit.runs_water", "max(0.0, 1.0 - unit.residents / 1000.0)")).toEqual([]);
  expect(reduce("unit.runs_water", "unit.residents / 1000.0")).toEqual([]);
  for (const by of ["-1.0", "0.0 - unit.residents", "1.0 - unit.residents / 1000.0", "-max(1.0, unit.residents)"])
    expect(reduce("unit.runs_water", by), by).toEqual(["factor-below-zero"]);
});

test("a score rule is no way around it", () => {
  expect(refusals(withIndicator({ kind: "status", scoreRule: "unit.runs_water ? done.desk : done.meals" }))).toEqual(
    [],
  );
  expect(refusals(withIndicator({ kind: "status", scoreRule: "unit.terrain == 'valley' ? 1.0 : done.desk" }))).toEqual([
    "reduce-class",
  ]);
});

test("what applies may depend on any class", () => {
  for (const appliesWhen of ["unit.has_school", "unit.terrain == 'valley'", "unit.income > 0", "unit.residents > 99"])
    expect(refusals(withIndicator({ kind: "yes-no", appliesWhen })), appliesWhen).toEqual([]);
});

/** Refused as a gate and as a condition of a grade; the same in both, or the difference stands beside them. */
const holds = (source: string): string[] => {
  const gate = refusals(villages({ gates: [{ id: "g", title: "G", holds: source }] }));
  const grade = refusals(villages({ grades: [{ id: "good", title: "Good", atLeast: 70, holds: source }] }));
  expect(grade).toEqual(gate);
  return gate;
};

test("a gate may ask what there is to judge, not who is judged", () => {
  expect(holds("!unit.has_school || indicators.meals >= 50")).toEqual([]);
  for (const source of [
    "unit.terrain == 'plateau' || score >= 50",
    "unit.residents > 100 && score >= 50",
    "score >= (unit.terrain == 'valley' ? 70 : 40)",
    "score >= unit.income",
    "score + unit.residents * 0.01 >= 70",
  ])
    expect(holds(source), source).toContain("gate-class");
});

test("no unit has a threshold of its own", () => {
  for (const source of [
    "unit.has_school ? score >= 60 : score >= 80",
    "(unit.has_school && score >= 60) || score >= 80",
    "score >= 80 || (60 <= score && unit.runs_water)",
    "criteria.places >= 80 || (unit.runs_water && criteria.places * 1.5 >= 60)",
  ])
    expect(holds(source), source).toContain("threshold-differs");
  expect(holds("score >= 60 && score >= 80")).toEqual([]);
});

test("child units are counted by what they earned alone", () => {
  const from = { childUnits: "hamlet", share: "score >= 50 && unit.terrain == 'valley'" };
  expect(refusals(withIndicator({ kind: "derived", from }))).toEqual(["gate-class"]);
});

test("what is known about a unit divides; it earns nothing", () => {
  const derived = (from: string): string[] => refusals(withIndicator({ kind: "derived", from }));
  expect(derived("answers.hours / unit.residents")).toEqual([]);
  expect(derived("answers.hours / (unit.residents / 1000.0)")).toEqual([]);
  for (const from of [
    "answers.hours + unit.income",
    "answers.hours * unit.residents",
    "answers.hours + (unit.terrain == 'plateau' ? 10.0 : 0.0)",
    "unit.has_school ? answers.hours : 0.0",
    "max(answers.hours, unit.income)",
  ])
    expect(derived(from), from).toEqual(["context-scored"]);
});

test("a pure index is warned", () => {
  const indicators = [
    { id: "one", title: "One", measures: "economy", kind: "derived", from: "answers.hours + unit.income" },
  ];
  expect(refusals(anIndex({ indicators }))).toEqual([]);
  expect(warnings(anIndex({ indicators }))).toEqual(["context-scored"]);
});
