/// <reference types="node" />
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Change } from "./change.ts";
import { changedItems } from "./changed-items.ts";
import { diff } from "./diff.ts";
import { FIELDS, NAMED_LISTS, TEXT_FIELDS } from "./fields.ts";
import { leavesOf } from "./leaves.ts";
import { parseAs } from "./parse-as.ts";
import type { Path } from "./path.ts";
import { Standard } from "./schema.ts";

function standardOf(source: string): Standard {
  const parsed = parseAs(source, Standard);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value.value;
}

const OLD = `touchstone: 1
id: villages
version: "1"
title: Welcoming villages
languages: [en, bo]
bodies: [{id: office, title: Office}, {id: council, title: Council}]
criteria:
  - id: language
    title: {en: Language, bo: སྐད་ཡིག}
    indicators:
      - {id: notices, title: Notices, kind: share, goalposts: [0, 1], minutes: 5}
      - {id: desk, title: A desk that helps, kind: rubric, rubric: [None, On some days, Every working day]}
  - id: roads
    title: Roads
    indicators:
      - {id: stops, title: Bus stops, kind: choice, of: [{id: full, title: All of them, value: 1}, {id: none, title: None of them, value: 0}]}
gates: [{id: safe, title: Safe, holds: criteria.roads >= 50}]
grades:
  - {id: gold, title: Gold, atLeast: 80, requires: [{of: notices, done: 35}]}
  - {id: silver, title: Silver, atLeast: 60}
`;
const old = standardOf(OLD);

/** the old text with replacements, declared as a later version */
const later = (replacements: readonly (readonly [string, string])[], declared = "substantive") => {
  let text = OLD.replace('version: "1"', `version: "2"\nchanges: {since: "1", class: ${declared}}`);
  for (const [before, after] of replacements) {
    if (!text.includes(before)) throw new Error(`no ${before}`);
    text = text.replace(before, after);
  }
  return standardOf(text);
};
const told = ({ path, kind, class: least }: Change) => `${path} ${kind}: ${least}`;
const changesTo = (...replacements: [string, string][]) => diff(old, later(replacements)).changes.map(told);

test("nothing changed is nothing told", () => {
  expect(diff(old, old)).toEqual({ changes: [], class: null, findings: [] });
  expect(diff(old, later([]))).toEqual({ changes: [], class: null, findings: [] });
});

describe("substantive by force", () => {
  test.each<[string, string, string, string[]]>([
    ["a kind", "kind: share", "kind: amount", ["notices.kind changed: substantive"]],
    ["a weight", "{id: notices,", "{id: notices, weight: 2,", ["notices.weight added: substantive"]],
    ["points", "{id: notices,", "{id: notices, points: 2,", ["notices.points added: substantive"]],
    ["goalposts", "goalposts: [0, 1]", "goalposts: [0, 0.9]", ["notices.goalposts changed: substantive"]],
    ["a range", "goalposts: [0, 1]", "goalposts: [0, 1], range: [0, 1]", ["notices.range added: substantive"]],
    ["applicability", "kind: share", "kind: share, appliesWhen: unit.x", ["notices.appliesWhen added: substantive"]],
    ["a gate", "roads >= 50", "roads >= 40", ["gates.safe.holds changed: substantive"]],
    ["a threshold", "atLeast: 60", "atLeast: 55", ["grades.silver.atLeast changed: substantive"]],
    ["a requirement", "done: 35", "done: 30", ["grades.gold.requires.notices.done changed: substantive"]],
    [
      "a requirement gone",
      ", requires: [{of: notices, done: 35}]",
      "",
      ["grades.gold.requires.notices removed: substantive"],
    ],
    ["a grade gone", "  - {id: silver, title: Silver, atLeast: 60}\n", "", ["grades.silver removed: substantive"]],
    ["what an option is worth", "value: 0", "value: 0.5", ["stops.of.none.value changed: substantive"]],
    [
      "a level more",
      "On some days, ",
      "On some days, On most days, ",
      ["desk.rubric.2 changed: clarification", "desk.rubric.3 added: substantive"],
    ],
    [
      "the tree",
      "{id: notices,",
      "{id: extra, title: Extra, kind: amount}\n      - {id: notices,",
      ["extra added: substantive"],
    ],
    ["scoring", "gates:", "scoring: {dataThreshold: 0.5}\ngates:", ["scoring.dataThreshold changed: substantive"]],
    [
      "a stage's days",
      "gates:",
      "cycle: {stages: [application, decision: 5]}\ngates:",
      ["cycle.stages added: substantive"],
    ],
    ["the language of the source", "languages: [en, bo]", "languages: [bo, en]", ["languages changed: substantive"]],
  ])("%s", (_, before, after, expected) => {
    expect(changesTo([before, after])).toEqual(expect.arrayContaining(expected));
    expect(diff(old, later([[before, after]], "clarification")).findings).toMatchObject([{ code: "class-too-low" }]);
    expect(diff(old, later([[before, after]])).findings).toEqual([]);
  });

  test("two levels that change places, two options, two titles", () => {
    expect(changesTo(["None, On some days", "On some days, None"])).toEqual([
      "desk.rubric.0 changed: substantive",
      "desk.rubric.1 changed: substantive",
    ]);
    expect(changesTo(["title: All of", "title: X of"], ["title: None of", "title: All of"])).toContain(
      "stops.of.none.title changed: substantive",
    );
    expect(
      changesTo(["title: Notices", "title: Bus stops"], ["title: Bus stops, kind: c", "title: Notices, kind: c"]),
    ).toEqual(expect.arrayContaining(["notices.title changed: substantive", "stops.title changed: substantive"]));
  });

  test("an indicator that moves to another criterion, keeping its name", () => {
    const line = "      - {id: notices, title: Notices, kind: share, goalposts: [0, 1], minutes: 5}\n";
    const changes = diff(
      old,
      later([
        [line, ""],
        ["gates:", `${line}gates:`],
      ]),
    ).changes;
    expect(changes).toEqual([{ path: "notices", kind: "moved", from: "language", to: "roads", class: "substantive" }]);
  });

  test("an indicator that becomes a criterion of the same name is another thing", () => {
    const leaf = "{id: notices, title: Notices, kind: share, goalposts: [0, 1], minutes: 5}";
    const criterion = "  - {id: notices, title: Notices, indicators: [{id: shown, title: Shown, kind: amount}]}\n";
    expect(changesTo([`      - ${leaf}\n`, ""], ["gates:", `${criterion}gates:`])).toEqual([
      "notices added: substantive",
      "shown added: substantive",
      "notices removed: substantive",
    ]);
  });
});

describe("of less weight", () => {
  test.each([
    ["a slip in a title", "title: Notices", "title: Notises", ["notices.title changed: typo"]],
    ["a slip in a level", "On some days", "On some dayys", ["desk.rubric.1 changed: clarification"]],
    [
      "a slip in an option",
      "title: All of them",
      "title: All of themm",
      ["stops.of.full.title changed: clarification"],
    ],
    ["other words", "title: Notices", "title: Public notices", ["notices.title changed: clarification"]],
    [
      "a description",
      "title: Notices",
      "title: Notices, description: On paper",
      ["notices.description added: clarification"],
    ],
    ["minutes", "minutes: 5", "minutes: 7", ["notices.minutes changed: clarification"]],
    ["a body", "{id: office, title: Office}, ", "", ["bodies.office removed: clarification"]],
    ["a translation", "bo: སྐད་ཡིག", "bo: སྐད།", ["language.title.bo changed: translation"]],
    ["a translation more", "title: Notices", "title: {en: Notices, bo: བརྡ།}", ["notices.title.bo added: translation"]],
    ["a language more", "[en, bo]", "[en, bo, zh-Hans]", ["languages changed: translation"]],
    [
      "the order of options",
      "[{id: full, title: All of them, value: 1}, {id: none, title: None of them, value: 0}]",
      "[{id: none, title: None of them, value: 0}, {id: full, title: All of them, value: 1}]",
      ["stops.of moved: typo"],
    ],
  ] as [string, string, string, string[]][])("%s", (_, before, after, expected) => {
    expect(changesTo([before, after])).toEqual(expected);
  });
});

test("what came or went is called what people call it", () => {
  for (const list of NAMED_LISTS.keys()) {
    const item = { key: "x", list, parent: "", at: 0, path: [] };
    const none = { items: new Map(), leaves: new Map() };
    const [change] = changedItems(none, { items: new Map([["x", item]]), leaves: new Map() });
    if (!list.includes("[]")) expect(change?.to, list).toMatch(/^an? [a-z ]+$/);
  }
  const more = "{id: full, title: All of them, value: 1}, {id: half, title: Half, value: 0.5}";
  const { changes } = diff(old, later([["{id: full, title: All of them, value: 1}", more]]));
  expect(changes).toMatchObject([{ path: "stops.of.half", kind: "added", to: "an option" }]);
});

describe("the declaration", () => {
  const weight: [string, string] = ["{id: notices,", "{id: notices, weight: 2,"];
  const findingsOf = (after: Standard) => diff(old, after).findings;

  test("a class lower than the forced one is a problem that says why", () => {
    expect(findingsOf(later([weight], "typo"))).toEqual([
      {
        level: "error",
        code: "class-too-low",
        path: ["changes", "class"],
        got: "typo",
        want: "substantive, since notices.weight added",
      },
    ]);
  });

  test("the note that declares a change is none itself", () => {
    const noted = later(
      [
        ["title: Notices", "title: Notises"],
        ["class: typo", "class: typo, note: A letter put right"],
      ],
      "typo",
    );
    expect(diff(old, noted)).toMatchObject({ class: "typo", findings: [] });
  });

  test("a class higher than the forced one is the author's right", () => {
    expect(findingsOf(later([["title: Notices", "title: Notises"]], "substantive"))).toEqual([]);
  });

  test("a version that stays, a declaration that is missing, one of another version", () => {
    const same = standardOf(OLD.replace(...weight));
    expect(findingsOf(same).map(({ code }) => code)).toEqual(["version-unchanged", "changes-undeclared"]);
    const other = standardOf(
      OLD.replace(...weight).replace('version: "1"', 'version: "3"\nchanges: {since: "2", class: substantive}'),
    );
    expect(findingsOf(other)).toMatchObject([
      { code: "changes-since-another", got: "2", want: '"1", which it is compared with' },
    ]);
  });

  test("a translation needs no new version", () => {
    expect(findingsOf(standardOf(OLD.replace("title: Notices", "title: {en: Notices, bo: བརྡ།}")))).toEqual([]);
  });

  test("another standard is no later version", () => {
    expect(findingsOf(standardOf(OLD.replace("id: villages", "id: towns")))).toMatchObject([
      { code: "another-standard" },
    ]);
  });
});

describe("every value of a complete standard, changed by itself", () => {
  const complete = standardOf(
    readFileSync(join(import.meta.dirname, "../../../standards/good-neighbours/standard.yaml"), "utf8"),
  );
  const leaves = [...leavesOf(complete).leaves.values()];

  test("is told by its name, with the class of its field or a higher one", () => {
    expect(leaves.length).toBeGreaterThan(200);
    for (const { key, field, path, value } of leaves) {
      if (TEXT_FIELDS.has(field)) continue;
      const { changes } = diff(complete, changedAt(complete, path, otherThan(value)));
      const least = FIELDS.get(field);
      if (key === "languages") expect(changes.map(told)).toEqual(["languages changed: translation"]);
      else if (least === null) expect(changes).toEqual([]);
      else expect(changes.map(told)).toEqual([`${key} changed: ${least}`]);
    }
  });

  test("is told when it is taken away", () => {
    fc.assert(
      fc.property(fc.constantFrom(...leaves), ({ key, field, path }) => {
        if (FIELDS.get(field) === null || path.length === 1 || typeof path.at(-1) === "number") return;
        const { changes } = diff(complete, changedAt(complete, path, undefined));
        expect(changes.some((change) => change.path.startsWith(key) && change.kind === "removed")).toBe(true);
      }),
      { seed: 2026, numRuns: 300 },
    );
  });
});

function otherThan(value: unknown): unknown {
  if (typeof value === "number") return value + 0.5;
  if (typeof value === "boolean") return !value;
  if (typeof value === "string") return `${value}x`;
  if (Array.isArray(value)) return [...value, "x"];
  return { ...(value as object), x: 1 }; // the only kind left
}

function changedAt(standard: Standard, path: Path, value: unknown): Standard {
  const copy = JSON.parse(JSON.stringify(standard)) as Standard; // plain data
  let place = copy as unknown as Record<string | number, unknown>; // the walk has been there
  for (const step of path.slice(0, -1)) place = place[step] as Record<string | number, unknown>; // as above
  if (value === undefined) delete place[path.at(-1)!];
  else place[path.at(-1)!] = value;
  return copy;
}
