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
  "°",
  "d",
  "m³",
  "1000 t",
  "thousand CNY",
  "t CO2e",
  "kBq/m³",
  "dB(A)",
  "cfu/100 ml",
  "平方米/人",
])("%s measures", (unit) => {
  expect(refusals(amount(unit))).toEqual([]);
  expect(warnings(amount(unit))).toEqual([]);
});

test.each([
  "persons",
  "Persons per km²",
  "1000 people",
  "PEOPLE/ha",
  "ppl",
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

test.each([
  "%",
  "percent",
  "per cent",
  "Per-Cent",
  "per 100",
  "per mille",
  "1/100",
  "1/1000",
  "1/10000",
  "100",
  "‰",
  "％",
  "share",
  "rate",
  "百分比",
  "百分之",
  "per\u200b cent",
])("a share under the name of an amount is refused: %s", (unit) => {
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

test.each([
  "1",
  "score",
  "points",
  "Index",
  "index points",
  "stars",
  "times",
  "thousand",
  "per km²",
  "/week",
  "每年",
  "得分",
])("an amount of nothing but figures is refused: %s", (unit) => {
  expect(refusals(amount(unit))).toEqual(["amount-of-nothing"]);
  const index = anIndex({ indicators: [{ id: "one", title: "One", measures: "economy", kind: "amount", unit }] });
  expect(refusals(index)).toEqual([]);
});

const fewer = (unit: string, better: unknown): ReturnType<typeof villages> =>
  withIndicator({ kind: "amount", goalposts: [0, 9], unit, better });
test.each(["pieces", "complaints", "letters/month", "cases", "件", "个", "PCS", "sheep units", "ས་ཁུལ"])(
  "fewer of something that is no measure is refused: %s",
  (unit) => {
    expect(refusals(fewer(unit, "lower"))).toEqual(["amount-of-things"]);
    expect(refusals(fewer(unit, { target: 0 }))).toEqual(["amount-of-things"]);
    const item = { id: "one", title: "One", measures: "service", kind: "amount", unit, better: "lower" };
    expect(refusals(anIndex({ indicators: [item] }))).toEqual([]);
    expect(warnings(anIndex({ indicators: [item] }))).toContain("amount-of-things");
  },
);

test.each(["min", "days", "µg/m³", "dB(A)", "Bq/m³", "t CO₂e", "kWh/m²", "CNY per person", "ppm", "分钟"])(
  "less of a measure may be better: %s",
  (unit) => {
    expect(refusals(fewer(unit, "lower"))).toEqual([]);
    expect(warnings(fewer(unit, "lower"))).toEqual([]);
  },
);
