/** The publisher's worked examples 1 to 16, on two small trees and a parent written in our format. */
import { describe, expect, it } from "vitest";
import type { Cells } from "./data.ts";
import { readyOf, scoreCells } from "./road.ts";

const HEAD = `
touchstone: 1
id: worked-examples
version: "1"
title: Worked examples
languages: [en]
context:
  - { id: has_housing, title: Builds housing, class: competence, kind: yes-no }
  - { id: is_small, title: Below 100 000 residents, class: size, kind: yes-no }
scoring: { redistribute: none }
criteria:
`;

/** Action 1 is worth 30; `rule` is a rule of it. */
const actionOne = (rule: string): string => `
  - id: n1
    title: Action 1
    points: 30
    redistribute: equal
    ${rule}
    indicators:
      - { id: n1_1, title: "1.1", points: 10, kind: status, measures: procedure }
      - { id: n1_2, title: "1.2", points: 20, kind: status, measures: procedure }
`;

/** 100 = 30 [10, 20] + 70 [0, 65, 5] */
const treeS = (rule = ""): string => `${HEAD}${actionOne(rule)}
  - id: n2
    title: Action 2
    points: 70
    redistribute: equal
    indicators:
      - { id: n2_0, title: "2.0", points: 0, kind: status, measures: procedure }
      - { id: n2_1, title: "2.1", points: 65, kind: status, measures: procedure }
      - { id: n2_2, title: "2.2", points: 5, kind: status, measures: procedure }
`;

/** As S, with 65 = [0, 40, 25] and 5 = [2, 1.5, 1.5]; `percent` of the parent says the same. */
const treeD = `${HEAD}${actionOne("")}
  - id: n2
    title: Action 2
    points: 70
    redistribute: equal
    criteria:
      - id: n2_1
        title: "2.1"
        points: 65
        redistribute: equal
        answer: status
        indicators:
          - { id: n2_1_0, title: "2.1.0", points: 0, kind: status, measures: procedure }
          - { id: n2_1_1, title: "2.1.1", points: 40, kind: status, measures: procedure }
          - { id: n2_1_2, title: "2.1.2", points: 25, kind: status, measures: procedure }
      - id: n2_2
        title: "2.2"
        points: 5
        redistribute: equal
        answer: status
        indicators:
          - { id: n2_2_1, title: "2.2.1", percent: 40, kind: status, measures: procedure }
          - { id: n2_2_2, title: "2.2.2", percent: 30, kind: status, measures: procedure }
          - { id: n2_2_3, title: "2.2.3", percent: 30, kind: status, measures: procedure }
    indicators:
      - { id: n2_0, title: "2.0", points: 0, kind: status, measures: procedure }
`;

const parentOf16 = `${HEAD}
  - id: n1
    title: A parent that can be answered itself
    points: 1.6
    redistribute: equal
    answer: status
    indicators:
      - { id: n1_1, title: "1", kind: status, measures: procedure }
      - { id: n1_2, title: "2", kind: status, measures: procedure }
`;

const actionOf20 = `${HEAD}
  - id: n2_4
    title: An action of the real standard
    points: 20
    redistribute: equal
    indicators:
      - { id: n2_4_0, title: "0", percent: 0, kind: status, measures: procedure }
      - { id: n2_4_1, title: "1", percent: 20, kind: status, measures: procedure }
      - { id: n2_4_2, title: "2", percent: 20, kind: status, measures: procedure, appliesWhen: unit.has_housing }
      - { id: n2_4_3, title: "3", percent: 10, kind: status, measures: procedure }
      - { id: n2_4_4, title: "4", percent: 30, kind: status, measures: procedure }
      - { id: n2_4_5, title: "5", percent: 20, kind: status, measures: procedure }
`;

type Expected = Readonly<
  Record<string, { of?: number; d?: number; p?: number; n?: number; u?: number; applies?: boolean }>
>;
const EXAMPLES: readonly [name: string, standard: string, cells: Cells, expected: Expected][] = [
  [
    "1: a leaf done",
    treeS(),
    { n1_1: "done" },
    { n1_1: { d: 10 }, n1: { d: 10, u: 20 }, score: { of: 100, d: 10, u: 90 } },
  ],
  ["2: a leaf planned", treeS(), { n1_1: "planned" }, { n1_1: { p: 10 }, score: { p: 10, u: 90 } }],
  ["3: a leaf not done", treeS(), { n1_1: "not_done" }, { n1_1: { n: 10 }, score: { n: 10, u: 90 } }],
  [
    "4: a leaf in shares",
    treeS(),
    { n1_1: "0.2/0.7/0.1" },
    { n1_1: { d: 2, p: 7, n: 1 }, score: { d: 2, p: 7, n: 1, u: 90 } },
  ],
  [
    "5: a leaf that is not concerned leaves its points to its sibling",
    treeS(),
    { n1_1: "n/a" },
    { n1_1: { of: 0, applies: false }, n1_2: { of: 30 }, n1: { of: 30 }, score: { of: 100, u: 100 } },
  ],
  [
    "6: all leaves not concerned take their parent along",
    treeS(),
    { n1_1: "n/a", n1_2: "n/a" },
    { n1: { of: 0, applies: false }, score: { of: 70, u: 70 } },
  ],
  [
    "7: a leaf worth nothing receives nothing",
    treeS(),
    { n2_1: "n/a", n2_2: "done" },
    { n2_0: { of: 0, applies: true }, n2_2: { of: 70, d: 70 }, score: { d: 70, u: 30 } },
  ],
  [
    "8: a rule deactivates an action and all below",
    treeS("appliesWhen: unit.has_housing"),
    { has_housing: "no", n2_2: "done" },
    {
      n1: { of: 0, applies: false },
      n1_1: { of: 0, applies: false },
      n1_2: { of: 0, applies: false },
      score: { of: 70, d: 5 },
    },
  ],
  [
    "9: a reduction to a fifth",
    treeS("reduce: { when: unit.is_small, by: 0.2 }"),
    { is_small: "yes", n1_1: "done" },
    { n1_1: { of: 2, d: 2 }, n1_2: { u: 4 }, n1: { of: 6, d: 2 }, score: { of: 76, d: 2, u: 74 } },
  ],
  [
    "10: a reduction above one",
    treeS("reduce: { when: unit.is_small, by: 1.2 }"),
    { is_small: "yes", n1_1: "done" },
    { n1_1: { of: 12, d: 12 }, n1_2: { of: 24 }, n1: { of: 36 }, score: { of: 106, d: 12, u: 94 } },
  ],
  [
    "11: a score rule lowers what is done, and nothing else",
    treeS("scoreRule: min(done.n1, done.n2)"),
    { n1_1: "done", n1_2: "done", n2_2: "done" },
    { n1: { d: 2.143 }, n1_1: { d: 0.714 }, n1_2: { d: 1.429 }, n2: { d: 5 }, score: { of: 100, d: 7.143 } },
  ],
  ["12: an own answer stands before what is below", treeD, { n2_1: "done", n2_1_1: "0.8/0.2/0" }, { n2_1: { d: 65 } }],
  [
    "13: without one, what is below is summed",
    treeD,
    { n2_1_1: "0.8/0.2/0" },
    { n2_1: { of: 65, d: 32, p: 8, u: 25 } },
  ],
  [
    "14: points move from leaf to leaf across their parents",
    treeD,
    { n2_2_1: "n/a", n2_2_2: "n/a", n2_2_3: "n/a", n1_1: "planned" },
    {
      n2_2: { of: 0, applies: false },
      n2_1: { of: 70 },
      n2_1_1: { of: 43.077 },
      n2_1_2: { of: 26.923 },
      n2: { u: 70 },
      score: { p: 10, u: 90 },
    },
  ],
  [
    "15: a parent answered itself stays concerned whatever is below",
    parentOf16,
    { n1: "not_done", n1_1: "n/a", n1_2: "n/a" },
    { n1: { of: 1.6, n: 1.6, applies: true }, score: { of: 1.6, n: 1.6 } },
  ],
  [
    "16: redistribution is equal, not in proportion",
    actionOf20,
    { has_housing: "no" },
    {
      n2_4_0: { of: 0 },
      n2_4_1: { of: 5 },
      n2_4_2: { of: 0, applies: false },
      n2_4_3: { of: 3 },
      n2_4_4: { of: 7 },
      n2_4_5: { of: 5 },
      n2_4: { of: 20, u: 20 },
    },
  ],
];

const UNIT = { has_housing: "yes", is_small: "no" };
const WORDS = { of: "potential", d: "done", p: "planned", n: "notDone", u: "unfilled" } as const;

describe("worked examples of the two national standards", () => {
  it.each(EXAMPLES)("%s", (_name, standard, cells, expected) => {
    const result = scoreCells(readyOf(standard), new Map([["a", { ...UNIT, ...cells }]]));
    for (const [node, wanted] of Object.entries(expected)) {
      const points = result.of("a", node);
      const { applies, ...figures } = wanted;
      if (applies !== undefined) expect(points.applies, node).toBe(applies);
      for (const [letter, value] of Object.entries(figures)) {
        const word = WORDS[letter as keyof typeof WORDS]; // the letters are those of `Expected`
        expect(Math.abs(points[word] - value), `${node} ${word}: got ${points[word]}, want ${value}`).toBeLessThan(
          6e-4,
        );
      }
    }
  });

  it("counts one of five leaves as complete in example 1", () => {
    const whole = scoreCells(readyOf(treeS()), new Map([["a", { ...UNIT, n1_1: "done" }]])).of("a", "score");
    expect([whole.answered, whole.leaves]).toEqual([1, 5]);
  });

  it("loses nothing between the four columns, but under a score rule", () => {
    for (const [name, standard, cells] of EXAMPLES) {
      const whole = scoreCells(readyOf(standard), new Map([["a", { ...UNIT, ...cells }]])).of("a", "score");
      const sum = whole.done + whole.planned + whole.notDone + whole.unfilled;
      if (name.startsWith("11")) expect(sum, name).toBeCloseTo(whole.potential - (35 - 7.142857), 5);
      else expect(sum, name).toBeCloseTo(whole.potential, 9);
    }
  });
});
