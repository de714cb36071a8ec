import fc from "fast-check";
import { expect, it } from "vitest";
import type { Expression } from "./expression.ts";
import { type Ladder, pathToNextGrade } from "./path.ts";
import { sampleGrade as grade, sampleModel, sampleTable } from "./sample-model.ts";
import { score } from "./score.ts";
import { scorerOfRow } from "./score-row.ts";

const share = fc.integer({ min: 0, max: 100 }).map((hundredths) => hundredths / 100);
const cells = fc.record({ a: share, b: share, c: share });
const TREE = { id: "whole", children: [{ id: "a", weight: 2 }, { id: "b" }, { id: "c", weight: 0.5 }] } as const;

it("a row is scored again and again as the whole road scores it, to the last digit", () => {
  const model = sampleModel(TREE, { grades: [grade("silver", 50)] });
  fc.assert(
    fc.property(cells, cells, (first, then) => {
      const row = sampleTable(model, { u: first });
      const scoreOf = scorerOfRow(model, row);
      expect(scoreOf).not.toBeNull();
      expect(scoreOf?.()).toBe(score(model, row).scores[0]);
      row.values.set(sampleTable(model, { u: then }).values);
      expect(scoreOf?.()).toBe(score(model, row).scores[0]);
    }),
  );
});

it("a path is the same where the score alone decides as where a condition that always holds is looked at too", () => {
  const always: Expression = { op: ">=", left: { op: "score", node: 0 }, right: { op: "value", value: 0 } };
  const plain = sampleModel(TREE, { grades: [grade("gold", 80), grade("silver", 50)] });
  const looked = { ...plain, grades: plain.grades.map((one) => ({ ...one, holds: always })) };
  const ladder = (node: number): Ladder => ({
    node,
    whole: false,
    rungs: [0.25, 0.5, 0.75, 1].map((value, at) => ({ value, cost: 1 + ((node * 3 + at) % 4) })),
  });
  const ladders = [ladder(1), ladder(2), ladder(3)];
  fc.assert(
    fc.property(cells, (of) => {
      const table = sampleTable(plain, { u: of });
      expect(pathToNextGrade(plain, table, 0, ladders)).toEqual(pathToNextGrade(looked, table, 0, ladders));
    }),
  );
});
