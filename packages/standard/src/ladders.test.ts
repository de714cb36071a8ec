import { describe, expect, it } from "vitest";
import { check } from "./check.ts";
import { compile } from "./compile.ts";
import { laddersOf } from "./ladders.ts";

const rungsOf = (indicator: string, context = ""): [number, number][] => {
  const source = `
touchstone: 1
id: steps
version: "1"
title: Steps
languages: [en]
${context}
criteria:
  - id: c
    title: C
    indicators:
      - { id: x, title: X, measures: service, ${indicator} }
`;
  const checked = check(source);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  const ladders = laddersOf(checked.value, compile(checked.value).model);
  return (ladders[0]?.rungs ?? []).map(({ value, cost }) => [Math.round(value * 1e9) / 1e9, cost]);
};

describe("what an answer can be raised to", () => {
  it("a yes-or-no to yes, or to no where that is better", () => {
    expect(rungsOf("kind: yes-no, cost: 3")).toEqual([[1, 3]]);
    expect(rungsOf("kind: yes-no, better: lower")).toEqual([[0, 1]]);
  });
  it("a rubric level by level, each at its own cost", () => {
    expect(rungsOf("kind: rubric, rubric: [None, Some, All], cost: [2, 9]")).toEqual([
      [1, 2],
      [2, 9],
    ]);
  });
  it("a choice in the order of what its options are worth", () => {
    const of = "of: [{ id: a, value: 0.5 }, { id: b, value: 0 }, { id: c, value: 1 }], goalposts: [0, 1]";
    expect(rungsOf(`kind: choice, ${of}`)).toEqual([
      [0, 1],
      [2, 1],
    ]);
  });
  it("a checklist item by item, the cheapest for its weight first", () => {
    const items = "items: [{ id: a, title: A, weight: 1, cost: 8 }, { id: b, title: B, weight: 3, cost: 4 }]";
    expect(rungsOf(`kind: checklist, ${items}`)).toEqual([
      [0.75, 4],
      [1, 8],
    ]);
  });
  it("an amount in tenths of the way from its worst to its best post", () => {
    const rungs = rungsOf("kind: amount, unit: d, better: lower, goalposts: [2, 12]");
    expect([rungs.length, rungs[0], rungs.at(-1)]).toEqual([10, [11, 1], [2, 1]]);
  });
});
