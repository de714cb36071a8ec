import { expect, test } from "vitest";
import { leavesOf } from "./leaves.ts";
import { parseAs } from "./parse-as.ts";
import { Standard } from "./schema.ts";

const SOURCE = `touchstone: 1
id: a
version: "1"
title: {en: A, bo: ཀ}
languages: [en, bo]
bodies: [{id: office, title: Office}]
context: [{id: terrain, class: geography, title: Terrain, kind: choice, of: [valley, plateau]}]
criteria:
  - id: outer
    title: Outer
    criteria:
      - id: inner
        title: Inner
        responsible: {leads: office}
        indicators:
          - id: desk
            title: Desk
            kind: rubric
            rubric: [None, {en: Some}]
            goalposts: [0, 1]
            evidence: {titles: [A photo]}
          - {id: scoring, title: Scoring, kind: choice, of: [{id: full, title: Full, value: 1}, {id: none, value: 0}], treat: none}
gates: [{id: desk, title: A gate, holds: "true"}]
grades: [{id: gold, title: Gold, atLeast: 50, requires: [{of: desk, done: 35}]}]
`;
const parsed = parseAs(SOURCE, Standard);
if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
const { items, leaves } = leavesOf(parsed.value.value);

test("things are called by their names, wherever they stand", () => {
  expect([...items.values()].map(({ key, list, parent }) => `${key} in ${list} under ${parent}`)).toEqual([
    "bodies.office in bodies under ",
    "context.terrain in context under ",
    "outer in criteria under ",
    "inner in criteria under outer",
    "desk in indicators under inner",
    "indicators.scoring in indicators under inner",
    "indicators.scoring.of.full in indicators[].of under indicators.scoring",
    "indicators.scoring.of.none in indicators[].of under indicators.scoring",
    "gates.desk in gates under ",
    "grades.gold in grades under ",
    "grades.gold.requires.desk in grades[].requires under grades.gold",
  ]);
});

test("values are called by their thing and field, and keep their place in the document", () => {
  const told = [...leaves.values()].map(({ key, field, item }) => `${key} = ${field} of ${item}`);
  expect(told).toEqual(
    expect.arrayContaining([
      "title = title of ",
      "outer.title = criteria[].title of outer",
      "inner.responsible.leads = criteria[].responsible.leads of inner",
      "desk.rubric.1 = indicators[].rubric[] of desk",
      "desk.goalposts = indicators[].goalposts of desk",
      "desk.evidence.titles.0 = indicators[].evidence.titles[] of desk",
      "indicators.scoring.treat = indicators[].treat of indicators.scoring",
      "indicators.scoring.of.full.value = indicators[].of[].value of indicators.scoring.of.full",
      "scoring.treat = scoring.treat of ",
      "gates.desk.title = gates[].title of gates.desk",
      "grades.gold.requires.desk.done = grades[].requires[].done of grades.gold.requires.desk",
      "context.terrain.of = context[].of of context.terrain",
    ]),
  );
  expect(leaves.get("desk.rubric.1")).toMatchObject({
    path: ["criteria", 0, "criteria", 0, "indicators", 0, "rubric", 1],
    value: { en: "Some" },
  });
  expect(leaves.get("title")?.value).toEqual({ en: "A", bo: "ཀ" });
});

test("a name given twice, which the rules refuse later, hides nothing and costs nothing", () => {
  const leaf = "{id: b, title: B, kind: amount}";
  const twice = SOURCE.replace(/indicators:\n[\s\S]*gates:/, `indicators: [${`${leaf},`.repeat(1999)}${leaf}]\ngates:`);
  const again = parseAs(twice, Standard);
  if (!again.ok) throw new Error(JSON.stringify(again.problems));
  const keys = [...leavesOf(again.value.value).leaves.keys()];
  expect(keys.filter((key) => key.endsWith(".title") && key.startsWith("b"))).toHaveLength(2001);
  expect(keys).toContain("b#2000.title");
});
