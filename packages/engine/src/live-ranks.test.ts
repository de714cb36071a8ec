import { describe, expect, test } from "vitest";
import { liveRanks } from "./live-ranks.ts";
import type { Model } from "./model.ts";
import { OrderedScores } from "./ordered-scores.ts";
import { type Branch, sampleModel, sampleTable } from "./sample-model.ts";
import { score } from "./score.ts";
import { State, type Table } from "./table.ts";

/** Seeded whole numbers in [0, below). */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const TREE = {
  id: "whole",
  children: [
    { id: "one", weight: 2, children: [{ id: "a" }, { id: "b", weight: 3 }] },
    { id: "two", children: [{ id: "c" }, { id: "d" }, { id: "e", weight: 0.5 }] },
  ],
} as const satisfies Branch;

function invented(model: Model, nUnits: number, seed: number): Table {
  const roll = dice(seed);
  const values = Float64Array.from({ length: nUnits * model.columns.length }, () => roll(5) / 4); // few values: many ties
  const states = new Uint8Array(values.length);
  for (let at = 0; at < values.length; at++)
    if (roll(10) === 0) {
      values[at] = NaN;
      states[at] = State.missing;
    }
  const units = Array.from({ length: nUnits }, (_, i) => `u${String(i).padStart(6, "0")}`);
  return { units, columns: model.columns, values, states };
}

/** Changes answers at random and compares with scoring the whole table anew. */
function compareThrough(model: Model, nUnits: number, changes: number, every: number): void {
  const table = invented(model, nUnits, 3);
  const live = liveRanks(model, table);
  const roll = dice(11);
  for (let change = 1; change <= changes; change++) {
    const unit = roll(nUnits);
    const kind = roll(12);
    const value = kind === 0 ? NaN : roll(3) === 0 ? roll(1000) / 999 : roll(5) / 4;
    const standing =
      kind === 1 ? live.change(unit, roll(5), NaN, State.notApplicable) : live.change(unit, roll(5), value);
    expect(standing).toEqual(live.standingOf(unit));
    if (change % every !== 0) continue;
    const { scores, ranks } = score(model, table);
    for (let i = 0; i < nUnits; i++) expect(live.standingOf(i)).toEqual({ score: scores[i], rank: ranks[i] });
  }
}

describe("liveRanks", () => {
  test("stand after every change where scoring the whole table anew puts everyone", () => {
    compareThrough(sampleModel(TREE), 40, 3000, 1);
  });

  test("stay right over several blocks of scores, split and emptied", () => {
    compareThrough(sampleModel(TREE), 3000, 6000, 1500);
  });

  test("follow a model with gaps that count as zero and conditions, which is scored the long way", () => {
    const applies = { op: ">", left: { op: "column", column: 0 }, right: { op: "value", value: 0.2 } } as const;
    const [one, two] = TREE.children;
    const model = sampleModel({ id: "whole", children: [one, { ...two, node: { applies } }] }, { missing: "zero" });
    compareThrough(model, 30, 600, 20);
  });

  test("rank a unit by hand: it falls behind, ties, and is not ranked", () => {
    const model = sampleModel({ id: "whole", children: [{ id: "a" }] });
    const live = liveRanks(model, sampleTable(model, { one: { a: 0.9 }, two: { a: 0.5 }, six: { a: 0.7 } }));
    expect(live.standingOf(0)).toEqual({ score: 90, rank: 1 }); // one, six, two by their bytes
    expect(live.change(0, 0, 0.5)).toEqual({ score: 50, rank: 2 });
    expect(live.standingOf(2)).toEqual({ score: 50, rank: 2 });
    expect(live.change(1, 0, NaN)).toEqual({ score: NaN, rank: 0 });
    expect(live.standingOf(2)).toEqual({ score: 50, rank: 1 });
  });

  test("change nothing where the score can't be worked out, and say why", () => {
    const model = sampleModel({
      id: "whole",
      node: { aggregate: { method: "geometric" } },
      children: [{ id: "a" }, { id: "b" }],
    });
    const table = sampleTable(model, { one: { a: 0.5, b: 0.5 }, two: { a: 0.5, b: 0.25 } });
    const live = liveRanks(model, table);
    expect(() => live.change(1, 0, 0)).toThrow("geometric mean: got 0 for a of two, want above 0");
    expect(table.values[1]).toBe(0.5);
    expect(live.standingOf(1).rank).toBe(2);
    expect(live.change(1, 0, 1).rank).toBe(1);
  });

  test("refuse a model that compares units, and a cell that is none", () => {
    const relative = sampleModel({
      id: "whole",
      children: [{ id: "a", input: { normalise: { method: "minmax", to: [0, 100] } } }],
    });
    expect(() => liveRanks(relative, sampleTable(relative, { one: { a: 1 } }))).toThrow(
      "liveRanks: got a model that compares units, want one that scores each unit by itself",
    );
    const model = sampleModel({ id: "whole", children: [{ id: "a" }] });
    const live = liveRanks(model, sampleTable(model, { one: { a: 1 } }));
    expect(() => live.change(1, 0, 1)).toThrow("liveRanks: got unit 1 and column 0, want below 1 and 1");
    expect(() => live.change(0, 1, 1)).toThrow("liveRanks: got unit 0 and column 1, want below 1 and 1");
    expect(() => live.change(0, 0, 1, State.missing)).toThrow(
      "liveRanks: got value 1 in state 1, want NaN for all states but present",
    );
  });
});

describe("OrderedScores", () => {
  test("count what is above, among equals too, and have nothing to remove twice", () => {
    const ordered = new OrderedScores(Float64Array.of(3, 1, NaN, 3, 2));
    expect([0, 1, 2, 3, 4].map((score) => ordered.countAbove(score))).toEqual([4, 3, 2, 0, 0]);
    ordered.remove(3);
    ordered.remove(2);
    expect([0, 1, 2, 3].map((score) => ordered.countAbove(score))).toEqual([2, 1, 1, 0]);
    expect(() => ordered.remove(2)).toThrow(new RangeError("OrderedScores: got 2 to remove, have none"));
    expect(() => ordered.remove(9)).toThrow(RangeError);
  });

  test("take thousands of equals, from nothing and back to nothing", () => {
    const ordered = new OrderedScores(new Float64Array(0));
    for (let i = 0; i < 5000; i++) ordered.add(7);
    ordered.add(8);
    expect(ordered.countAbove(6)).toBe(5001);
    expect(ordered.countAbove(7)).toBe(1);
    for (let i = 0; i < 5000; i++) ordered.remove(7);
    expect(ordered.countAbove(0)).toBe(1);
  });
});
