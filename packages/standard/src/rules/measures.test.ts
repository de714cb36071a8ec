import { expect, test } from "vitest";
import type { Standard } from "../schema.ts";
import { undeclaredMeasures } from "./measures.ts";
import { anIndex, refusals, villages, warnings } from "./villages.ts";

const unsaid = { id: "one", title: "One", kind: "yes-no" };
const derived = (from: unknown): object => ({ id: "one", title: "One", kind: "derived", from });

test("the villages break no rule and give no warning", () => {
  expect(refusals(villages())).toEqual([]);
  expect(warnings(villages())).toEqual([]);
});

test("an indicator that does not say what it measures is refused, with its place", () => {
  const [finding] = undeclaredMeasures(villages({ indicators: [unsaid] }));
  expect(finding).toMatchObject({
    level: "refused",
    code: "measures-missing",
    path: ["criteria", 0, "indicators", 3],
    got: "one (One) measures nothing that it states",
  });
  expect(finding?.want).toContain("service, facility, procedure");
});

test("a formula is no way around it unless answers are in it", () => {
  for (const from of ["unit.residents / 100.0", "1.0", "unit.residents * 1.0 + unit.income", "answers.nowhere", "("])
    expect(refusals(villages({ indicators: [derived(from)] })), from).toContain("measures-missing");
  expect(refusals(villages({ indicators: [derived("answers.hours / 40.0")] }))).toEqual([]);
});

test("what child units earned needs no word of its own", () => {
  const from = { childUnits: "hamlet", share: "gradeAtLeast('designated')" };
  expect(refusals(villages({ indicators: [derived(from)] }))).toEqual([]);
});

test("a measure or a class that no list has is refused where the form was not checked", () => {
  const standard = villages();
  Object.assign(standard.criteria[0]!.indicators![0]!, { measures: "belief" });
  Object.assign(standard.context[0]!, { class: "origin" });
  Object.assign(standard.context[1]!, { class: undefined });
  expect(undeclaredMeasures(standard).map(({ code, path }) => [code, path.join(".")])).toEqual([
    ["measures-missing", "criteria.0.indicators.0.measures"],
    ["class-missing", "context.0.class"],
    ["class-missing", "context.1.class"],
  ]);
});

test("a pure index is asked too, and warned", () => {
  const index = anIndex({ indicators: [unsaid] });
  expect(refusals(index)).toEqual([]);
  expect(warnings(index)).toEqual(["measures-missing"]);
});

const WITHOUT: [string, Standard][] = [
  ["units and cycle left out, grades kept", villages({ indicators: [unsaid], units: undefined, cycle: undefined })],
  ["only a grade", anIndex({ indicators: [unsaid], grades: [{ id: "good", title: "Good", atLeast: 70 }] })],
  ["only a gate", anIndex({ indicators: [unsaid], gates: [{ id: "g", title: "G", holds: "score >= 50" }] })],
  ["only evidence", anIndex({ indicators: [{ ...unsaid, evidence: {} }] })],
  ["only a rating", anIndex({ indicators: [{ ...unsaid, rating: {} }] })],
  ["only bodies", anIndex({ indicators: [unsaid], bodies: [{ id: "office", title: "Office" }] })],
  [
    "only units that nobody assesses",
    anIndex({ indicators: [unsaid], units: [{ type: "v", title: "V", kind: "area" }] }),
  ],
  ["only an expected number of units", anIndex({ indicators: [unsaid], forecastUnits: 12 })],
  ["only a cycle", anIndex({ indicators: [unsaid], cycle: { stages: ["call"] } })],
  [
    "only child units",
    anIndex({ indicators: [unsaid, { ...derived({ childUnits: "hamlet", mean: "score" }), id: "two" }] }),
  ],
  ["called an exercise", villages({ indicators: [unsaid], numbersOnly: true, title: "An index, numbers only" })],
];
test.each(WITHOUT)("a recognition is not an index by leaving things out: %s", (_, standard) => {
  expect(refusals(standard)).toContain("measures-missing");
});
