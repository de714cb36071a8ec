/** Two programmes of one organisation ask the same quantity of the same places: it is asked once. Real heights of country-json. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cardsOf, cardsPrinted } from "./cards.ts";
import { DataFolder, hasPython } from "./data-folder.ts";
import { lieOfTheLand, rowsOf, scoredFromFiles } from "./programmes.ts";

const HEIGHT = `{ id: elevation, title: Mean height, measures: environment, kind: amount, goalposts: [0, 4000], asks: elevation@1 }`;
const standardOf = (id: string, own: string): string => `touchstone: 1
id: ${id}
version: "1"
title: ${id}
languages: [en]
numbersOnly: true
criteria:
  - id: all
    title: All
    indicators:
      - ${HEIGHT}
      - ${own}
robustness: { replicates: 100 }
`;
const SPANS = standardOf(
  "spans",
  `{ id: latitude_span, title: Extent, measures: environment, kind: amount, goalposts: [0, 60] }`,
);
const FLIGHTS = standardOf(
  "flights",
  `{ id: airports_by_land, title: Airports, measures: facility, kind: count, counts: airports, goalposts: [0, 500] }`,
);

const places = rowsOf(lieOfTheLand().data)
  .filter(({ elevation, latitude_span, airports_by_land }) => elevation && latitude_span && airports_by_land)
  .slice(0, 25);
const csvOf = (...columns: readonly string[]): string =>
  [["unit", ...columns], ...places.map((row) => ["unit", ...columns].map((column) => row[column] ?? ""))]
    .map((cells) => `${cells.join(",")}\n`)
    .join("");
const codes = places.map(({ unit = "" }) => unit);

let record: DataFolder;
beforeAll(() => {
  record = DataFolder.begin("real");
  record.register(
    "places.csv",
    "place",
    places.map(({ unit = "", name = "" }) => [unit, name]),
  );
  for (const [slug, standard] of [
    ["spans", SPANS],
    ["flights", FLIGHTS],
  ] as const) {
    record.found(slug, standard);
    record.enrol(slug, codes);
  }
  record.answers("spans", csvOf("elevation", "latitude_span"));
  record.answers("flights", csvOf("airports_by_land"));
});
afterAll(() => record.end());

const scoredAs = (name: string): string => {
  record.done("assess", "flights");
  return record.bundle("flights", name);
};

test("without permission the heights of the one are missing in the other", () => {
  const bundle = scoredAs("apart");
  expect(record.faults(bundle)).toEqual([]);
  expect([...cardsOf(bundle).values()].map(({ states }) => states.elevation)).toEqual(codes.map(() => "missing"));
  expect(readFileSync(join(bundle, "observations.csv"), "utf8")).not.toContain("elevation@1");
});

test("with it they count as if they had been asked, and the second bundle verifies", () => {
  expect(record.done("permit", "elevation@1", "--from", "spans", "--to", "flights")).toContain("elevation@1 of spans");
  const bundle = scoredAs("together");
  const report = record.verified(bundle);
  expect(report.checks.flatMap(({ faults }) => faults)).toEqual([]);
  expect(report.checks.find(({ id }) => id === "permissions")?.outcome).toBe("holds");
  if (hasPython) expect(record.verifiedAgain(bundle).fails).toEqual([]);
  const wanted = cardsPrinted(scoredFromFiles(FLIGHTS, csvOf("elevation", "airports_by_land"), "--robustness"));
  expect(cardsOf(bundle)).toEqual(new Map([...wanted].sort(([a], [b]) => codes.indexOf(a) - codes.indexOf(b))));
});

test("whoever leaves them out is told so, whoever hands them in again records nothing; nothing else of the first is shown", () => {
  const again = record.answers("flights", csvOf("airports_by_land"));
  expect(again).toContain("25 are as on record; 0 recorded.");
  expect(again).toContain("elevation@1 is on record already from spans for 25 units; not asked again for flights.");
  const all = record.answers("flights", csvOf("elevation", "airports_by_land"));
  expect(all).toContain("50 are as on record; 0 recorded.");
  const observations = readFileSync(join(record.path("together"), "observations.csv"), "utf8");
  expect(observations).toContain("elevation@1");
  expect(observations).not.toContain("latitude_span");
});

test("a permission that was ended serves no more", () => {
  record.done("permit", "elevation@1", "--from", "spans", "--to", "flights", "--end");
  const bundle = scoredAs("ended");
  expect(record.faults(bundle)).toEqual([]);
});
