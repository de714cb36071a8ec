import { expect, test } from "vitest";
import { anIndex, refusals, villages, warnings, withIndicator } from "./villages.ts";

const amount = (unit?: string): ReturnType<typeof villages> =>
  withIndicator({ kind: "amount", goalposts: [0, 9], ...(unit === undefined ? {} : { unit }) });

test.each([
  "h/week",
  "km²",
  "µg/m³",
  "kg per resident",
  "CNY",
  "CNY per person",
  "元/人",
  "人民币",
  "°C",
  "d",
  "m³",
  "1000 t",
  "points",
])("%s measures", (unit) => {
  expect(refusals(amount(unit))).toEqual([]);
  expect(warnings(amount(unit))).toEqual([]);
});

test.each([
  "persons",
  "Persons per km²",
  "1000 people",
  "PEOPLE/ha",
  "monks",
  "% of residents",
  "thousands of people",
  "人",
  "万人",
  "人/km²",
  "户",
  "མི་",
  "\u200bper\u00adsons",
  "ｐｅｏｐｌｅ",
])("people under the name of an amount are refused: %s", (unit) => {
  expect(refusals(amount(unit))).toEqual(["amount-of-people"]);
  expect(refusals(villages({ context: [{ id: "c", title: "C", class: "economy", kind: "amount", unit }] }))).toEqual([
    "amount-of-people",
  ]);
});

test.each(["%", "percent", "‰", "share", "百分比"])("a share under the name of an amount is refused: %s", (unit) => {
  expect(refusals(amount(unit))).toEqual(["amount-of-share"]);
});

test("an amount of nothing that it says can be a count of anything", () => {
  expect(refusals(amount())).toEqual(["amount-without-unit"]);
  const index = anIndex({ indicators: [{ id: "one", title: "One", measures: "economy", kind: "amount" }] });
  expect(refusals(index)).toEqual([]);
  expect(warnings(index)).toEqual(["amount-without-unit"]);
});

test("an unusual unit of measure is looked at, not refused", () => {
  expect(refusals(amount("sheep units"))).toEqual([]);
  expect(warnings(amount("sheep units"))).toEqual(["unit-of-measure-unknown"]);
});

test("people under the unit of a count of something else are refused", () => {
  for (const kind of ["count", "share", "derived"]) {
    const more = kind === "derived" ? { from: "answers.hours * 1.0" } : { counts: "documents" };
    expect(refusals(withIndicator({ kind, ...more, unit: "persons" })), kind).toEqual(["amount-of-people"]);
    expect(refusals(withIndicator({ kind, ...more, unit: "per 1000 residents" })), kind).toEqual([]);
  }
  const residents = { id: "c", title: "C", class: "size", kind: "count", counts: "residents", unit: "person" };
  expect(refusals(villages({ context: [residents] }))).toEqual([]);
});
