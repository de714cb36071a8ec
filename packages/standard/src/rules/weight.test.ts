import { expect, test } from "vitest";
import type { Standard } from "../schema.ts";
import { refusals, villages } from "./villages.ts";
import { isGround } from "./weight.ts";

const leaf = (id: string, more: object = {}): object => ({
  id,
  title: id,
  kind: "yes-no",
  measures: "service",
  ...more,
});
const tree = (indicators: object[], more: object = {}): Standard =>
  villages({ grades: [], criteria: [{ id: "all", title: "All", indicators }], ...more });
const ground = "The parliament decided in 2025 that water comes before everything else.";

test("40 % is the most that one answer decides without a ground", () => {
  expect(refusals(tree([leaf("a", { weight: 4 }), leaf("b", { weight: 3 }), leaf("c", { weight: 3 })]))).toEqual([]);
  expect(refusals(tree([leaf("a", { weight: 4.1 }), leaf("b", { weight: 3 }), leaf("c", { weight: 3 })]))).toEqual([
    "leaf-too-heavy",
  ]);
  expect(refusals(tree([leaf("a", { weight: 9, ground }), leaf("b")]))).toEqual([]);
});

const rest = [leaf("x"), leaf("y"), leaf("z")];
const HEAVY: [string, Standard][] = [
  [
    "deep in the tree",
    villages({
      grades: [],
      criteria: [
        { id: "c", title: "C", weight: 9, indicators: [leaf("a")] },
        { id: "d", title: "D", indicators: rest },
      ],
    }),
  ],
  [
    "as points",
    tree([
      leaf("a", { kind: "status", points: 60 }),
      ...["x", "y"].map((id) => leaf(id, { kind: "status", points: 20 })),
    ]),
  ],
  [
    "as percent",
    tree([
      leaf("a", { kind: "status", percent: 50 }),
      ...["x", "y"].map((id) => leaf(id, { kind: "status", percent: 25 })),
    ]),
  ],
  [
    "split in two that ask the same",
    tree([leaf("a", { asks: "water@1", weight: 1.5 }), leaf("b", { asks: "water@1", weight: 1.5 }), ...rest]),
  ],
  [
    "split into an answer and a formula of it",
    tree([leaf("a", { weight: 1.5 }), leaf("b", { kind: "derived", from: "answers.a * 1.0", weight: 1.5 }), ...rest]),
  ],
  ["lifted by a factor", tree([leaf("a", { reduce: { when: "unit.runs_water", by: 4 } }), ...rest])],
  [
    "by reducing all the others",
    tree([leaf("a"), ...["x", "y", "z"].map((id) => leaf(id, { reduce: { when: "unit.runs_water", by: 0.1 } }))]),
  ],
  [
    "an answer of a whole criterion",
    villages({
      grades: [],
      criteria: [
        { id: "c", title: "C", weight: 3, answer: "status", indicators: rest },
        { id: "d", title: "D", weight: 2, indicators: [leaf("k"), leaf("l")] },
      ],
    }),
  ],
];
test.each(HEAVY)("one answer that decides more is found: %s", (_, standard) => {
  expect(refusals(standard)).toEqual(["leaf-too-heavy"]);
});

test.each([undefined, "-", "x", "because", ".............", "  \u200b  ", { en: "yes" }])(
  "%o is no ground",
  (words) => {
    expect(isGround(words)).toBe(false);
  },
);
test("a sentence is a ground, in any language", () => {
  for (const words of [ground, "水是一切的基础", "ཆུ་ནི་ཚང་མའི་གཞི་རྩ་རེད།"]) expect(isGround(words)).toBe(true);
});

test("without a cycle nobody is recognised by it, and weights are free", () => {
  expect(refusals(tree([leaf("a", { weight: 9 }), leaf("b")], { cycle: undefined }))).toEqual([]);
});
