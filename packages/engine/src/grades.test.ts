import { describe, expect, it } from "vitest";
import { explain } from "./explain.ts";
import type { Expression } from "./expression.ts";
import type { Model } from "./model.ts";
import { sampleGrade as grade, sampleModel, sampleTable } from "./sample-model.ts";
import { score } from "./score.ts";
import { Holds } from "./scored.ts";

const atLeast = (node: number, value: number): Expression => ({
  op: ">=",
  left: { op: "score", node },
  right: { op: "value", value },
});
const TREE = { id: "whole", children: [{ id: "a" }, { id: "b" }] } as const;
const GRADES = [grade("gold", 80), grade("silver", 50)];
const gradeOf = (model: Model, row: Record<string, number | null | "n/a">): string | undefined => {
  const scored = score(model, sampleTable(model, { u: row }));
  return model.grades[scored.grades[0]]?.id;
};

describe("grades", () => {
  it("are the highest whose threshold is reached, inclusive, by published digits", () => {
    const model = sampleModel(TREE, { grades: GRADES });
    expect(gradeOf(model, { a: 0.8, b: 0.8 })).toBe("gold");
    expect(gradeOf(model, { a: 0.8, b: 0.8 - 1e-12 })).toBe("gold");
    expect(gradeOf(model, { a: 0.8, b: 0.7999 })).toBe("silver");
    expect(gradeOf(model, { a: 0.1, b: 0.1 })).toBeUndefined();
    expect(gradeOf(model, {})).toBeUndefined();
  });
  it("ask for their condition, and fall to the next where it does not hold", () => {
    const model = sampleModel(TREE, { grades: [grade("gold", 80, { holds: atLeast(1, 75) }), grade("silver", 50)] });
    expect(gradeOf(model, { a: 0.7, b: 1 })).toBe("silver");
    expect(gradeOf(model, { a: 0.75, b: 1 })).toBe("gold");
  });
  it("nothing outweighs a gate", () => {
    const model = sampleModel(TREE, { grades: GRADES, gates: [{ id: "g", holds: atLeast(2, 50) }] });
    expect(gradeOf(model, { a: 1, b: 0.49 })).toBeUndefined();
    expect(gradeOf(model, { a: 1, b: 0.5 })).toBe("silver");
  });
  it("a gate that can't be shown is neither held nor broken, and gives no grade", () => {
    const open: Expression = { op: "==", left: { op: "column", column: 0 }, right: { op: "value", value: 0 } };
    const model = sampleModel(TREE, { grades: GRADES, gates: [{ id: "g", holds: open }], columns: ["findings"] });
    const table = sampleTable(model, {
      u: { a: 1, b: 1 },
      v: { a: 1, b: 1, findings: 0 },
      w: { a: 1, b: 1, findings: 2 },
    });
    const scored = score(model, table);
    expect([...scored.gates]).toEqual([Holds.unknown, Holds.yes, Holds.no]);
    expect([...scored.grades]).toEqual([-1, 0, -1]);
    expect([...scored.gradesByScore]).toEqual([0, 0, 0]);
  });
  it("that come after another need it to be held already", () => {
    const grades = [grade("gold", 80, { after: 1 }), grade("silver", 50)];
    const model = sampleModel(TREE, { grades, columns: ["held"], held: 0 });
    expect(gradeOf(model, { a: 1, b: 1, held: 1 })).toBe("gold");
    expect(gradeOf(model, { a: 1, b: 1, held: 0 })).toBe("gold");
    expect(gradeOf(model, { a: 1, b: 1, held: -1 })).toBe("silver");
    expect(gradeOf(model, { a: 1, b: 1, held: null })).toBe("silver");
  });
});

describe("requirements of a grade", () => {
  const line = (node: number, done: number | null, doneOrPlanned: number | null = null) => ({
    node,
    done,
    doneOrPlanned,
  });
  const points = { points: true, missing: "zero", columns: ["a.planned"] } as const;
  const tree = {
    id: "whole",
    weight: 10,
    children: [
      { id: "p", weight: 10, input: {}, children: [{ id: "a", weight: 10, input: { planned: 0 } }] },
      { id: "law", weight: 0 },
    ],
  } as const;
  const model = sampleModel(tree, {
    ...points,
    grades: [
      grade("gold", 0, { requires: [line(3, 100)] }),
      grade("silver", 0, { requires: [line(3, 100, 100), line(2, 100)] }),
      grade("entry", 0),
    ],
  });
  const [law, a] = [2, 3];
  expect(model.nodes[law]?.id).toBe("law");
  expect(model.nodes[a]?.id).toBe("a");

  it("done or planned is enough where the grade says so; a higher grade's line replaces a lower's", () => {
    expect(gradeOf(model, { a: 0, "a.planned": 1, law: 1 })).toBe("silver");
    expect(gradeOf(model, { a: 1, law: 1 })).toBe("gold");
    expect(gradeOf(model, { a: 0.9, "a.planned": 0, law: 1 })).toBe("entry");
  });
  it("are asked of higher grades too", () => {
    expect(gradeOf(model, { a: 1, law: 0.5 })).toBe("entry");
  });
  it("a node worth no points can still be required, by its share of leaves", () => {
    expect(gradeOf(model, { a: 1, law: null })).toBe("entry");
  });
  it("what the unit itself says does not apply is still asked for", () => {
    expect(gradeOf(model, { a: 1, law: "n/a" })).toBe("entry");
  });
  it("where a node above was answered itself, its answer decides", () => {
    expect(gradeOf(model, { p: 1, a: 0, law: 1 })).toBe("gold");
    expect(gradeOf(model, { p: 0, a: 1, law: 1 })).toBe("entry");
  });
  it("are all told by explain, with the grade that they come from", () => {
    const told = explain(model, sampleTable(model, { u: { a: 0, "a.planned": 1, law: 1 } }), 0);
    expect(told.grades[0]?.requires).toEqual([
      { requirement: line(3, 100), grade: 0, holds: Holds.no },
      { requirement: line(2, 100), grade: 1, holds: Holds.yes },
    ]);
  });
});
