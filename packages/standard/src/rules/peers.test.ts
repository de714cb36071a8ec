import { expect, test } from "vitest";
import { anIndex, refusals, villages, warnings } from "./villages.ts";

test.each(["facility", "economy", "competence"])("a peer group of class %s is refused", (itsClass) => {
  const context = [{ id: "c", title: "C", class: itsClass, kind: "choice", of: ["a", "b"], peerGroup: true }];
  expect(refusals(villages({ context }))).toEqual(["peer-group-class"]);
  expect(refusals(anIndex({ context }))).toEqual([]);
  expect(warnings(anIndex({ context }))).toEqual(["peer-group-class"]);
});

test.each(["size", "geography"])("a peer group of class %s is fine", (itsClass) => {
  const context = [{ id: "c", title: "C", class: itsClass, kind: "choice", of: ["a", "b"], peerGroup: true }];
  expect(refusals(villages({ context }))).toEqual([]);
});

test("nothing else fills in what is missing, wherever it is said", () => {
  const impute = { method: "groupMean", group: "income" };
  expect(refusals(villages({ scoring: { impute } }))).toEqual(["impute-group-class"]);
  expect(refusals(villages({ robustness: { vary: { impute: ["none", impute] } } }))).toEqual(["impute-group-class"]);
  expect(refusals(villages({ scoring: { impute: { ...impute, group: "has_school" } } }))).toEqual([
    "impute-group-class",
  ]);
  expect(refusals(villages({ scoring: { impute: { ...impute, group: "terrain" } } }))).toEqual([]);
});

test("the draw of visits knows how many units there are, and nothing about them", () => {
  const visits = (sample: string): string[] =>
    refusals(villages({ cycle: { stages: ["application", "siteVisit"], siteVisits: { sample } } }));
  expect(visits("ceil(0.6 * sqrt(n))")).toEqual([]);
  for (const sample of ["unit.residents", "n * unit.has_school", "terrain", "'village_7'", "ceil(income)", "units"])
    expect(visits(sample), sample).toEqual(["draw-sees-units"]);
});

test("a choice as long as a list of units is looked at", () => {
  const of = Array.from({ length: 31 }, (_, at) => `place_${at}`);
  const context = [{ id: "c", title: "C", class: "geography", kind: "choice", of }];
  expect(warnings(villages({ context }))).toEqual(["options-like-units"]);
  expect(warnings(villages({ context: [{ ...context[0], of: of.slice(1) }] }))).toEqual([]);
});
