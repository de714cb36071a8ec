import { describe, expect, it } from "vitest";
import { explain, scoredAndExplained } from "./explain.ts";
import { sampleModel, sampleTable } from "./sample-model.ts";
import { score } from "./score.ts";
import { State } from "./table.ts";

const MODEL = sampleModel({
  id: "whole",
  children: [{ id: "p", weight: 3, children: [{ id: "a" }, { id: "b", weight: 3 }] }, { id: "c" }],
});
const TABLE = sampleTable(MODEL, { u: { a: 1, b: null, c: 0.6 }, v: { a: 0.5, b: 0.5, c: "n/a" } });

describe("explain", () => {
  it("comes with the scores that it is read off, as score gives them", () => {
    const { scored, explanation } = scoredAndExplained(MODEL, TABLE, 1);
    expect(explanation).toEqual(explain(MODEL, TABLE, 1));
    expect({ ...scored, stages: null }).toEqual(score(MODEL, TABLE));
  });
  it("goes depth first from the whole to the answers", () => {
    const { nodes } = explain(MODEL, TABLE, 0);
    expect(nodes.map(({ node, depth }) => [MODEL.nodes[node]?.id, depth])).toEqual([
      ["whole", 0],
      ["p", 1],
      ["a", 2],
      ["b", 2],
      ["c", 1],
    ]);
  });
  it("shares are those that count for this unit: a missing answer's weight is at its siblings", () => {
    const { nodes } = explain(MODEL, TABLE, 0);
    expect(nodes.map((node) => node.share)).toEqual([1, 0.75, 1, 0, 0.25]);
    expect(nodes.map((node) => node.shareOfWhole)).toEqual([1, 0.75, 0.75, 0, 0.25]);
  });
  it("contributions add up to the parent's score, and shares of the whole to its score", () => {
    for (const i of [0, 1]) {
      const told = explain(MODEL, TABLE, i);
      const leaves = told.nodes.filter(({ stages }) => stages !== null && !Number.isNaN(stages.normalised));
      const sum = leaves.reduce((total, leaf) => total + leaf.shareOfWhole * leaf.score, 0);
      expect(sum).toBeCloseTo(told.score, 9);
      const below = told.nodes.filter(({ depth }) => depth === 1);
      const added = below.reduce((total, node) => total + (Number.isNaN(node.contribution) ? 0 : node.contribution), 0);
      expect(added).toBeCloseTo(told.score, 9);
    }
  });
  it("tells why there is no number", () => {
    const states = [0, 1].map((i) => explain(MODEL, TABLE, i).nodes.map((node) => node.state));
    expect(states).toEqual([
      [State.present, State.present, State.present, State.missing, State.present],
      [State.present, State.present, State.present, State.present, State.notApplicable],
    ]);
  });
  it("has the digits of score", () => {
    const scored = score(MODEL, TABLE);
    for (const i of [0, 1]) {
      const told = explain(MODEL, TABLE, i);
      expect(told.score).toBe(scored.scores[i]);
      expect(told.rank).toBe(scored.ranks[i]);
      expect(told.nodes.map(({ node, score: at }) => [node, at])).toEqual(
        told.nodes.map(({ node }) => [node, scored.scores[node * 2 + i]]),
      );
    }
  });
  it("refuses a unit that is not there", () => {
    expect(() => explain(MODEL, TABLE, 2)).toThrow(RangeError);
  });
});
