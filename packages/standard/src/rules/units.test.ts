import { expect, test } from "vitest";
import type { Standard } from "../schema.ts";
import { unitsTooSmall } from "./units.ts";
import { errors, refusals, villages, warnings } from "./villages.ts";

const of = (unit: object): Standard =>
  villages({ cycle: undefined, units: [{ type: "one", title: "One", kind: "area", assessed: true, ...unit }] });

test.each([
  ["area", 49, 50],
  ["area", 1, 500],
  ["area", -1, 50],
  ["team", 4, 5],
  ["team", 1, 30],
  ["institution", 0, 1],
  ["association", -5, 3],
])("an assessed %s of %i is refused, of %i fine", (kind, few, enough) => {
  expect(refusals(of({ kind, minimum: few }))).toEqual(["unit-too-small"]);
  expect(refusals(of({ kind, minimum: enough }))).toEqual([]);
  expect(refusals(of({ kind }))).toEqual([]);
});

test("a level above or below is held to the same, assessed or not", () => {
  const units = [
    { type: "village", title: "Village", kind: "area", assessed: true },
    { type: "hamlet", title: "Hamlet", kind: "area", within: "village", minimum: 3 },
  ];
  expect(refusals(villages({ units, cycle: undefined }))).toEqual(["unit-too-small"]);
});

test.each(["household", "person", "monastery", "", undefined])("there is no unit of kind %s", (kind) => {
  const standard = villages();
  Object.assign(standard.units![2]!, { kind });
  expect(unitsTooSmall(standard).map(({ code }) => code)).toContain("unit-kind-unknown");
});

test.each([
  { title: "Household" },
  { type: "family", title: "Unit" },
  { title: { en: "Unit", "zh-Hans": "农户" } },
  { title: "Buddhist Monastery", kind: "institution" },
  { title: "དགོན་པ་", kind: "institution" },
  { title: "Citizen", kind: "enterprise" },
  { type: "officer", title: "Single officer", kind: "institution" },
  { title: "Person", kind: "team" },
  { title: "Head teachers", kind: "association" },
  { title: { en: "Unit", "zh-Hans": "村主任" }, kind: "institution" },
])("a household, a person or a place of worship under a closed kind is looked at: %o", (unit) => {
  expect(warnings(of(unit))).toContain("unit-word");
});

test.each(["Public office", "Village", "School", "Head office", "县政府"])("%s is no person", (title) => {
  expect(warnings(of({ kind: "institution", title }))).not.toContain("unit-word");
});

test("a cycle says who is assessed; left out, it is refused", () => {
  expect(refusals(villages({ units: undefined }))).toEqual(["units-missing"]);
  expect(warnings(villages({ units: undefined, cycle: undefined }))).toEqual(["units-missing"]);
});

test("one type of unit is assessed", () => {
  const unit = { title: "One", kind: "area" };
  expect(errors(villages({ cycle: undefined, units: [{ ...unit, type: "one" }] }))).toContain("assessed-not-one");
  const two = [
    { ...unit, type: "one", assessed: true },
    { ...unit, type: "two", assessed: true },
  ];
  expect(errors(villages({ cycle: undefined, units: two }))).toContain("assessed-not-one");
  expect(errors(villages({ cycle: undefined, units: [] }))).toContain("assessed-not-one");
});

const residents = { id: "residents", title: "Residents", class: "size", kind: "count", counts: "residents" };
const sized = (kind: string, context: object): Standard => {
  const standard = of({ kind });
  return { ...standard, context: [context as Standard["context"][number]] };
};

test("assessed areas and teams have a context that says how many they are, or a person is told", () => {
  expect(warnings(sized("area", residents))).not.toContain("size-unknown");
  expect(warnings(sized("team", { ...residents, counts: "members" }))).not.toContain("size-unknown");
  for (const [kind, context] of [
    ["area", { ...residents, counts: "households" }],
    ["area", { ...residents, counts: "members" }],
    ["area", { ...residents, kind: "amount" }],
    ["team", residents],
  ] as const)
    expect(unitsTooSmall(sized(kind, context)).map(({ code }) => code)).toEqual(["size-unknown"]);
  for (const kind of ["institution", "enterprise", "association"])
    expect(unitsTooSmall(sized(kind, { ...residents, counts: "staff" }))).toEqual([]);
});

test("a range of sizes that no unit can be in is an error", () => {
  expect(errors(sized("area", { ...residents, range: [0, 49] }))).toEqual(["size-out-of-reach"]);
  expect(errors(sized("area", { ...residents, range: [0, 50] }))).toEqual([]);
});
