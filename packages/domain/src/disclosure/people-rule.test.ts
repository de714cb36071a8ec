import { readFileSync } from "node:fs";
import { check, type Standard } from "@touchstone/standard";
import { expect, test } from "vitest";
import { itemsOf } from "../item.ts";
import { submissionColumns } from "../submission-columns.ts";
import { peopleRulesOf } from "./people-rule.ts";

const GOOD_NEIGHBOURS = new URL("../../../../standards/good-neighbours/standard.yaml", import.meta.url);

function standardIn(yaml: string): Standard {
  const checked = check(yaml);
  if (!checked.ok) throw new Error(checked.problems.map(({ path, got }) => `${path}: ${got}`).join("\n"));
  return checked.value;
}

const goodNeighbours = standardIn(readFileSync(GOOD_NEIGHBOURS, "utf8"));

test("of Good Neighbours one indicator and the number of residents count people; answers and complaints are acts", () => {
  expect([...peopleRulesOf(goodNeighbours)]).toEqual([
    ["treated_well", { kind: "share", baseFrom: null }],
    ["residents", { kind: "number", least: 50, noun: "residents", whole: true }],
  ]);
});

test("an item is a quantity where one is asked, else the programme's own", () => {
  const items = itemsOf("gn", goodNeighbours);
  const keys = new Map(items.map(({ key, spec }) => [spec.id, key]));
  expect(keys.get("notices_in_languages")).toBe("notices_in_all_languages@1");
  expect(keys.get("desk_hours")).toBe("gn/desk_hours");
  expect(keys.get("residents")).toBe("gn/residents");
  expect(keys.get("held_grade")).toBe("gn/held_grade");
  expect(items.filter(({ base }) => base !== null).map(({ base }) => base)).toEqual(["gn/treated_well.base"]);
});

test("a submission has a column for the number of people behind those of the standard", () => {
  const { columns, items } = submissionColumns("gn", goodNeighbours);
  expect(columns.at(-1)).toMatchObject({ id: "treated_well.base", kind: "count", role: "fact" });
  expect(items.at(-1)).toMatchObject({ key: "gn/treated_well.base", people: null, base: null });
  const places = columns.flatMap(({ column, planned }) => (planned < 0 ? [column] : [column, planned]));
  expect(places.toSorted((a, b) => a - b)).toEqual(places.map((_, at) => at));
});

test("who is reached is a share of those that context may count", () => {
  const yaml = `touchstone: 1
id: reach
version: "1"
title: Reach
languages: [en]
units: [{ type: village, kind: area, title: Village, assessed: true, minimum: 80 }]
context:
  - { id: people, class: size, title: People, kind: count, counts: residents, unit: person }
  - { id: homes, class: size, title: Homes, kind: count, counts: households, unit: household }
criteria:
  - id: all
    title: All
    indicators:
      - { id: near, title: Near, measures: service, kind: share, counts: residents_within_reach, range: [0.01, 0.99], goalposts: [0, 1] }
      - { id: joined, title: Joined, measures: service, kind: share, counts: households_connected, range: [0.01, 0.99], goalposts: [0, 1] }
      - { id: seen, title: Seen, measures: service, kind: share, counts: people_seen_in_time, range: [0.01, 0.99], goalposts: [0, 1] }
      - { id: felt, title: Felt, measures: experience, kind: amount, unit: point, reportedBy: survey, goalposts: [1, 5], range: [1, 5] }
`;
  expect(Object.fromEntries(peopleRulesOf(standardIn(yaml)))).toEqual({
    near: { kind: "share", baseFrom: "people" },
    joined: { kind: "share", baseFrom: "homes" },
    seen: { kind: "share", baseFrom: null },
    felt: { kind: "mean", baseFrom: null },
    people: { kind: "number", least: 80, noun: "residents", whole: true },
    homes: { kind: "number", least: 10, noun: "households", whole: false },
  });
});
