import { expect, test } from "vitest";
import type { Standard } from "../schema.ts";
import { conditionsThatSeeNames } from "./conditions.ts";
import { refusals, villages, withIndicator } from "./villages.ts";

const everywhere = (source: string): [string, Standard][] => [
  ["appliesWhen", withIndicator({ kind: "yes-no", appliesWhen: source })],
  ["reduce", withIndicator({ kind: "status", reduce: { when: source, by: 0.5 } })],
  ["by", withIndicator({ kind: "status", reduce: { when: "unit.runs_water", by: source } })],
  ["scoreRule", withIndicator({ kind: "status", scoreRule: source })],
  ["from", withIndicator({ kind: "derived", from: source })],
  ["childUnits", withIndicator({ kind: "derived", from: { childUnits: "hamlet", share: source } })],
  ["gate", villages({ gates: [{ id: "g", title: "G", holds: source }] })],
  ["grade", villages({ grades: [{ id: "good", title: "Good", atLeast: 70, holds: source }] })],
];
const refusedEverywhere = (source: string, code: string): void => {
  for (const [where, standard] of everywhere(source)) expect(refusals(standard), `${where}: ${source}`).toContain(code);
};

test.each([
  "unit.name == 'x'",
  "unit.id == 7",
  "unit.path > 3",
  "unit.parent.name == 'x'",
  "unit.terrain.name == 'x'",
  "unit . name == 'x'",
  "unit./* */name == 1",
  "unit.`name` == 'x'",
  "unit['name'] == 'x'",
  "unit[0] == 'x'",
  "(unit).name == 'x'",
  "unit == 3",
  "unit // one\n .name == 'x'",
  "name == 'x'",
  "id == 7",
  "path == 'a/b'",
  "score >= 3 && parent == 2",
  "{'a': unit}.a.name == 'x'",
  "unit.latitude > 31.5 && unit.longitude < 91.0",
])("a name, an id or a path is not seen: %s", (source) => {
  refusedEverywhere(source, "condition-sees-name");
});

test.each([
  "unit.terrain.startsWith('va')",
  "unit.terrain.contains('ll')",
  "unit.terrain.matches('^v')",
  "unit.terrain . endsWith ('y')",
  "matches(unit.terrain, 'v')",
  "size(unit.terrain) == 6",
  "unit.terrain.size() == 6",
  "string(unit.residents) == '7'",
  "has(unit.terrain)",
  "['valley'].exists(x, x == unit.terrain)",
  "timestamp('2026-01-01T00:00:00Z') < timestamp('2027-01-01T00:00:00Z')",
  "unit.terrain.lowerAscii() == 'valley'",
])("no text is looked into: %s", (source) => {
  refusedEverywhere(source, "condition-uses-function");
});

test.each([
  "unit.terrain == 'village_7'",
  "unit.terrain in ['valley', 'village_7']",
  "unit.code_of in ['village_7', 'village_8']",
  "unit.residents == '7'",
  "'village_7' == unit.terrain",
  "unit.terrain < 'w'",
  "unit.terrain > 'plateau'",
  "'a' + unit.terrain == 'avalley'",
  "unit.has_school == 'yes'",
])("a text stands only beside a choice that has it: %s", (source) => {
  refusedEverywhere(source, "condition-compares-text");
});

test("a mistyped option is answered with the nearest one", () => {
  const standard = withIndicator({ kind: "yes-no", appliesWhen: "unit.terrain == 'vally'" });
  expect(conditionsThatSeeNames(standard).map(({ want }) => want)).toEqual([
    "valley, perhaps; one of its options: valley, plateau",
  ]);
});

test.each(["unit.terrain['a'] == 1", "[1, 2][0] == 1", "criteria['services'] >= 3"])(
  "nothing is indexed: %s",
  (source) => {
    refusedEverywhere(source, "condition-looks-inside");
  },
);

test.each([
  "unit.terrain == 'valley'",
  `unit.terrain in ["valley", "plateau"]`,
  "unit.terrain != 'plateau' && unit.residents > 5",
])("a classed choice is seen: %s", (appliesWhen) => {
  expect(refusals(withIndicator({ kind: "yes-no", appliesWhen }))).toEqual([]);
});

test.each(["name", "id", "path", "parent", "code", "latitude", "unit"])(
  "no item of context takes the name %s",
  (id) => {
    const context = [{ id, title: "C", class: "geography", kind: "choice", of: ["a", "b"] }];
    expect(refusals(villages({ context }))).toContain("context-named-like-a-name");
  },
);
