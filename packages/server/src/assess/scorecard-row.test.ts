import { type Model, robustness, type Scored, State, score, type Table } from "@touchstone/engine";
import { canonicalJson, type Json } from "@touchstone/ledger";
import { check, columnIdsOf, compile, planOf } from "@touchstone/standard";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LIBRARIES, unitIdOf } from "./sample-standards.ts";
import { numberText, scorecardRowOf } from "./scorecard-row.ts";

const NO_GRADES = LIBRARIES.slice(0, LIBRARIES.indexOf("grades:"));
const POINTS = `touchstone: 1
id: points
version: "1"
title: Points
languages: [en]
criteria:
  - id: zeal
    title: Zeal
    points: 10
    indicators:
      - { id: done_1, title: A ramp, measures: facility, kind: status, points: 6 }
      - { id: lift, title: A lift, measures: facility, kind: status, points: 4 }
gates:
  - { id: ramp, title: There is a ramp, holds: "done.done_1 >= 0.5" }
`;

interface Loaded {
  readonly model: Model;
  readonly table: Table;
  readonly scored: Scored;
  readonly row: (i: number) => Record<string, unknown>;
  readonly text: (i: number) => string;
}

/** @param cells rows of a unit's cells; null: missing; "n/a" */
function loaded(yaml: string, rows: readonly (readonly (number | null | "n/a")[])[], isSure = true): Loaded {
  const checked = check(yaml);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  const { model, columns } = compile(checked.value);
  const ids = columnIdsOf(columns);
  const n = rows.length;
  const values = new Float64Array(ids.length * n).fill(Number.NaN);
  const states = new Uint8Array(ids.length * n).fill(State.missing);
  for (const [i, row] of rows.entries())
    for (const [j, cell] of row.entries()) {
      if (cell === null) continue;
      states[j * n + i] = cell === "n/a" ? State.notApplicable : State.present;
      if (cell !== "n/a") values[j * n + i] = cell;
    }
  const table = { units: rows.map((_, i) => unitIdOf(i)), columns: ids, values, states };
  const scored = score(model, table);
  const sure = isSure ? robustness(model, table, planOf(checked.value, model, columns, { replicates: 100 })) : null;
  const text = scorecardRowOf(model, scored, sure);
  return { model, table, scored, text, row: (i) => JSON.parse(text(i)) as Record<string, unknown> };
}

const rows = [
  [60, 1, 10, 1, 0, 0, 1],
  [30, 0, null, 0.5, 15, 1, 1],
  [0, 0, 0, 0, 30, null, null],
  [null, null, null, null, null, null, null],
  ["n/a", 1, 50, "n/a", 3, 0, 2],
] as const;

describe("a number", () => {
  test("is written as JSON writes it, whatever its digits", () => {
    const published = fc.integer({ min: -(10 ** 12), max: 10 ** 12 }).map((millionths) => millionths / 1e6);
    const any = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(fc.oneof(published, any, fc.constantFrom(0, -0, 1e-6, 1e-7, 100, 1e21, 5e-324)), (value) => {
        expect(numberText(value)).toBe(JSON.stringify(value));
      }),
      { numRuns: 5000, seed: 4 },
    );
    expect(numberText(Number.NaN)).toBe("null");
  });
});

describe("a scorecard", () => {
  const libraries = loaded(LIBRARIES, rows);

  test.each([
    ["with grades", libraries, rows.length],
    ["without grades", loaded(NO_GRADES, rows), rows.length],
    ["without uncertainty", loaded(LIBRARIES, rows, false), rows.length],
    [
      "of points",
      loaded(POINTS, [
        [1, 0.25, 0, 0.5],
        [0, null, 1, null],
        ["n/a", 1, "n/a", 0],
      ]),
      3,
    ],
  ])("%s is in the canonical form", (_, { text }, n) => {
    for (let i = 0; i < n; i++) expect(canonicalJson(JSON.parse(text(i)) as Json)).toBe(text(i));
  });

  test("has rank, score, grade, every node's score or state, and how sure they are", () => {
    expect(libraries.row(1)).toEqual({
      unit: unitIdOf(1),
      rank: 3,
      score: expect.any(Number),
      grade: null,
      gradeByScore: null,
      screened: false,
      present: 0.8,
      gates: {},
      scores: {
        score: expect.any(Number),
        doors: 25,
        help: 50,
        hours: 50,
        step_free: 0,
        visits: null,
        forms: 50,
        repair: 50,
      },
      states: { visits: "missing" },
      uncertainty: {
        rankLow: 3,
        rankMedian: 3,
        rankHigh: 3,
        kept: expect.any(Number),
        certain: expect.any(Boolean),
        grades: { good: expect.any(Number), fair: expect.any(Number), none: expect.any(Number) },
        scores: {
          score: [expect.any(Number), expect.any(Number)],
          doors: [expect.any(Number), expect.any(Number)],
          help: [50, 50],
        },
      },
    });
    expect(libraries.row(0)).toMatchObject({ rank: 2, grade: "good", gradeByScore: "good" });
  });

  test("of a unit that has answered nothing has no score, no rank and no interval of ranks", () => {
    expect(libraries.row(3)).toMatchObject({
      rank: null,
      score: null,
      grade: null,
      present: 0,
      states: { score: "missing", doors: "missing", help: "missing" },
      uncertainty: {
        rankLow: null,
        rankMedian: null,
        rankHigh: null,
        scores: { score: null, doors: null, help: null },
      },
    });
  });

  test("tells what does not apply from what is missing", () => {
    expect(libraries.row(4)).toMatchObject({ states: { hours: "n/a", forms: "n/a" }, present: 0.6 });
  });

  test("without grades has no share of them, and null where no uncertainty was computed", () => {
    expect(Object.keys(loaded(NO_GRADES, rows).row(0).uncertainty as object).sort()).toEqual([
      "rankHigh",
      "rankLow",
      "rankMedian",
      "scores",
    ]);
    expect(loaded(LIBRARIES, rows, false).row(0).uncertainty).toBeNull();
  });

  test("of a points standard has the points of every node, and its gates", () => {
    const { row } = loaded(POINTS, [[0.5, 0.25, 0, 0.5]]);
    expect(row(0)).toMatchObject({
      gates: { ramp: "yes" },
      points: {
        done_1: { potential: 6, done: 3, notDone: expect.any(Number), planned: expect.any(Number), unfilled: 0 },
        lift: { potential: 4 },
      },
    });
  });
});
