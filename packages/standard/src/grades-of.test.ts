import { describe, expect, it } from "vitest";
import { compile } from "./compile.ts";
import { above0, gold, standardOf, title, wrong } from "./sample-standard.ts";

const silver = { id: "silver", title, atLeast: 60 };

describe("grades", () => {
  it("stand highest first, each lower than the one before and on the scale", () => {
    expect(wrong({ grades: [silver, gold] })).toEqual(["error grade-order grades.1.atLeast"]);
    expect(wrong({ grades: [gold, { ...silver, atLeast: 80 }] })).toEqual(["error grade-order grades.1.atLeast"]);
    expect(wrong({ grades: [{ ...gold, atLeast: 101 }] })).toEqual(["error grade-off-scale grades.0.atLeast"]);
    expect(wrong({ grades: [gold, { ...silver, atLeast: 0 }], scoring: above0 })).toEqual([
      "error grade-off-scale grades.1.atLeast",
    ]);
  });

  it("come after a lower one, which the table then tells", () => {
    const { model, findings } = compile(standardOf({ grades: [{ ...gold, after: "silver" }, silver] }));
    expect(findings).toEqual([]);
    expect(model.grades.map(({ after }) => after)).toEqual([1, -1]);
    expect(model.columns[model.held]).toBe("held_grade");
    expect(compile(standardOf({ grades: [gold, silver] })).model.held).toBe(-1);
    expect(wrong({ grades: [gold, { ...silver, after: "gold" }] })).toEqual(["error after-not-lower grades.1.after"]);
    expect(wrong({ grades: [{ ...gold, after: "gold" }] })).toEqual(["error after-not-lower grades.0.after"]);
    expect(wrong({ grades: [{ ...gold, after: "silber" }, silver] })).toEqual(["error unknown-grade grades.0.after"]);
  });

  it("require what is in the tree, once, and something of it", () => {
    const requires = [
      { of: "c", done: 50 },
      { of: "z", doneOrPlanned: 100, done: 20 },
    ];
    const { model, findings } = compile(standardOf({ grades: [{ ...gold, requires }, silver] }));
    expect(findings).toEqual([]);
    expect(model.grades[0]?.requires).toEqual([
      { node: 1, done: 50, doneOrPlanned: null },
      { node: 5, done: 20, doneOrPlanned: 100 },
    ]);
    const bad = [
      { of: "cc", done: 5 },
      { of: "score", done: 5 },
      { of: "c" },
      { of: "x", done: 0 },
      { of: "z", done: 1 },
      { of: "z", done: 2 },
    ];
    expect(wrong({ grades: [{ ...gold, requires: bad }] })).toEqual([
      "error unknown-node grades.0.requires.0.of",
      "error unknown-node grades.0.requires.1.of",
      "error requires-nothing grades.0.requires.2",
      "error requires-nothing grades.0.requires.3",
      "error said-twice grades.0.requires.5.of",
    ]);
  });
});
