import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Model, Node } from "./model.ts";
import { type Branch, sampleModel, sampleTable } from "./sample-model.ts";
import { score } from "./score.ts";

const points = { points: true, missing: "zero" } as const;
const potentialOf = (model: Model, row: Record<string, number | null | "n/a">): Record<string, number> => {
  const scored = score(model, sampleTable(model, { u: row }));
  return Object.fromEntries(model.nodes.map((node, k) => [node.id, scored.points?.potential[k] ?? NaN]));
};
const tree = (redistribute: Node["redistribute"]): Model =>
  sampleModel(
    {
      id: "whole",
      weight: 40,
      node: { redistribute },
      children: [
        { id: "a", weight: 10 },
        { id: "b", weight: 10 },
        { id: "c", weight: 20 },
        { id: "law", weight: 0 },
      ],
    },
    points,
  );

describe("points of what does not apply", () => {
  it("go in proportion to what the others are worth", () => {
    const { whole, a, b, c, law } = potentialOf(tree("proportional"), { a: "n/a" });
    expect({ whole, a, law }).toEqual({ whole: 40, a: 0, law: 0 });
    expect(b).toBeCloseTo(40 / 3, 12);
    expect(c).toBeCloseTo(80 / 3, 12);
  });
  it("go in equal parts to those worth something", () => {
    expect(potentialOf(tree("equal"), { a: "n/a" })).toEqual({ whole: 40, a: 0, b: 15, c: 25, law: 0 });
  });
  it("go nowhere, and the whole shrinks", () => {
    expect(potentialOf(tree("none"), { a: "n/a" })).toEqual({ whole: 30, a: 0, b: 10, c: 20, law: 0 });
  });
  it("are lost where only worthless ones remain", () => {
    expect(potentialOf(tree("equal"), { a: "n/a", b: "n/a", c: "n/a" }).whole).toBe(0);
  });
  it("a node below which nothing applies does not apply, unless it was answered itself", () => {
    const branch = (answered: boolean): Branch => ({
      id: "whole",
      weight: 3,
      children: [
        { id: "p", weight: 2, ...(answered && { input: {} }), children: [{ id: "x" }, { id: "y" }] },
        { id: "q", weight: 1 },
      ],
    });
    const without = sampleModel(branch(false), points);
    expect(potentialOf(without, { x: "n/a", y: "n/a" })).toMatchObject({ p: 0, q: 3 });
    const asked = sampleModel(branch(true), points);
    expect(potentialOf(asked, { x: "n/a", y: "n/a", p: 1 })).toMatchObject({ p: 2, q: 1 });
    expect(potentialOf(asked, { x: "n/a", y: "n/a", p: null })).toMatchObject({ p: 0, q: 3 });
  });
  it("factors multiply down the tree and leave an unmet condition alone", () => {
    const when = (value: number) => ({ op: "value", value }) as const;
    const model = sampleModel(
      {
        id: "whole",
        weight: 10,
        children: [
          {
            id: "p",
            weight: 10,
            node: { factor: { when: when(1), by: when(0.5) } },
            children: [
              { id: "x", weight: 4, node: { factor: { when: when(1), by: when(3) } } },
              { id: "y", weight: 6, node: { factor: { when: when(0), by: when(9) } } },
            ],
          },
        ],
      },
      points,
    );
    expect(potentialOf(model, {})).toEqual({ whole: 9, p: 9, x: 6, y: 3 });
  });
});

describe("redistribution keeps totals", () => {
  const row = fc.record({ a: cell(), b: cell(), c: cell(), d: cell(), e: cell() });
  const deep = (redistribute: Node["redistribute"]): Model =>
    sampleModel(
      {
        id: "whole",
        weight: 100,
        node: { redistribute },
        children: [
          {
            id: "p",
            weight: 60,
            node: { redistribute },
            children: [
              { id: "a", weight: 25 },
              { id: "b", weight: 35 },
            ],
          },
          {
            id: "q",
            weight: 40,
            node: { redistribute },
            children: [
              { id: "c", weight: 10 },
              { id: "d", weight: 10 },
              { id: "e", weight: 20 },
            ],
          },
        ],
      },
      points,
    );
  it.each(["proportional", "equal"] as const)("%s: whatever does not apply, the whole stays whole", (how) => {
    const model = deep(how);
    fc.assert(
      fc.property(row, (cells) => {
        const potential = potentialOf(model, cells);
        const none = Object.values(cells).every((cell) => cell === "n/a");
        expect(potential.whole).toBeCloseTo(none ? 0 : 100, 9);
        expect(["a", "b", "c", "d", "e"].reduce((sum, id) => sum + (potential[id] ?? NaN), 0)).toBeCloseTo(
          potential.whole ?? NaN,
          9,
        );
      }),
      { seed: 5 },
    );
  });
  it("done, planned, not done and unfilled make up the potential of every node", () => {
    const model = deep("equal");
    fc.assert(
      fc.property(row, (cells) => {
        const { points: p } = score(model, sampleTable(model, { u: cells }));
        if (!p) throw new Error("points are wanted");
        model.nodes.forEach((_, k) => {
          const sum = (p.done[k] ?? NaN) + (p.planned[k] ?? NaN) + (p.notDone[k] ?? NaN) + (p.unfilled[k] ?? NaN);
          expect(sum).toBeCloseTo(p.potential[k] ?? NaN, 9);
        });
      }),
      { seed: 6 },
    );
  });
});

function cell(): fc.Arbitrary<number | null | "n/a"> {
  return fc.oneof(fc.constant(null), fc.constant("n/a" as const), fc.double({ min: 0, max: 1, noNaN: true }));
}
