import { State } from "@touchstone/engine";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "../canonical-json.ts";
import type { ColumnSpec } from "../columns.ts";
import { type Answer, answerOf, type Said } from "./answer.ts";
import { UNSET } from "./cell-store.ts";
import { cellOf } from "./cell-text.ts";
import { type Cell, readCell } from "./cells.ts";
import { emptySaid, readAnswer, wantOfRemark } from "./read-answer.ts";
import { SAMPLE_COLUMNS, sampleColumn } from "./sample-columns.ts";

/** What an answer says; a text is what is wanted instead. */
function readBack(spec: ColumnSpec, answer: unknown): Said | string {
  const out = emptySaid();
  return readAnswer(answer, spec, out) ?? out;
}

const said = (state: Said["state"], more: Partial<Said> = {}): Said => ({ ...emptySaid(), state, ...more });
const present = (value: number, more: Partial<Said> = {}): Said => said(State.present, { value, ...more });
const written = (answer: Answer): unknown => JSON.parse(canonicalJson(answer));

const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const share = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0);
const remark = fc.string({ unit: "binary" }).map((text) => (wantOfRemark(text) === null ? text : ""));
const place = ({ options }: ColumnSpec, from: number) => fc.integer({ min: from, max: (options?.length ?? 0) - 1 });

function valuesOf(spec: ColumnSpec): fc.Arbitrary<Partial<Said>> {
  const value = (values: fc.Arbitrary<number>) => values.map((one) => ({ value: one }));
  switch (spec.kind) {
    case "amount":
      return value(finite);
    case "count":
      return value(finite.map(Math.abs));
    case "share":
    case "checklist":
    case "derived-from-children":
      return value(share);
    case "yes-no":
      return value(fc.integer({ min: 0, max: 1 }));
    case "rubric":
      return value(fc.double({ min: 0, max: 3, noNaN: true }).map((level) => level + 0));
    case "choice":
      return value(place(spec, 0));
    case "grade":
      return value(place(spec, -1));
    case "status":
      return fc.tuple(share, share).map(([done, part]) => ({ value: done, planned: (1 - done) * part + 0 }));
    default:
      return spec.kind satisfies never;
  }
}

function saidOf(spec: ColumnSpec): fc.Arbitrary<Said> {
  const error = fc.oneof(fc.constant(Number.NaN), finite.map(Math.abs));
  const without = fc.constantFrom(State.missing, State.notApplicable, State.insufficientEvidence, State.refused);
  return fc.oneof(
    fc.constant(said(UNSET)),
    fc.record({ state: without, source: remark, note: remark }).map(({ state, ...more }) => said(state, more)),
    fc
      .record({ value: valuesOf(spec), error, source: remark, note: remark })
      .map(({ value, ...more }) => said(State.present, { ...value, ...more })),
  );
}

describe("an answer", () => {
  it("is the cell in plain JSON, by the names of options", () => {
    const answers: readonly (readonly [id: string, Said, Answer])[] = [
      ["noise", present(-1.5), -1.5],
      ["stops", present(3), 3],
      ["meals", present(1), true],
      ["meals", present(0), false],
      ["law", present(2), "missing"],
      ["desk", present(2), 2],
      ["lamps", present(0.75), 0.75],
      ["plan", present(1, { planned: 0 }), "done"],
      ["plan", present(0, { planned: 1 }), "planned"],
      ["plan", present(0, { planned: 0 }), "not_done"],
      ["plan", present(0.5, { planned: 0.3 }), [0.5, 0.3]],
      ["held_grade", present(1), "silver"],
      ["held_grade", present(-1), "none"],
      ["law", said(State.missing), { state: "missing" }],
      ["stops", said(State.notApplicable), { state: "n/a" }],
      ["stops", said(State.insufficientEvidence, { note: "閘" }), { state: "insufficient", note: "閘" }],
      ["stops", said(State.refused, { source: "letter" }), { state: "refused", source: "letter" }],
      ["noise", present(4, { error: 0.5 }), { value: 4, error: 0.5 }],
      [
        "noise",
        present(4, { error: 0, source: "meter 3", note: "rain" }),
        { value: 4, error: 0, source: "meter 3", note: "rain" },
      ],
      ["meals", present(1, { note: "since May" }), { value: true, note: "since May" }],
      ["noise", said(UNSET), null],
    ];
    for (const [id, cell, answer] of answers) {
      expect(answerOf(sampleColumn(id), cell)).toEqual(answer);
      expect(readBack(sampleColumn(id), answer)).toEqual(cell);
    }
  });

  it.each(SAMPLE_COLUMNS.map((spec) => [spec.id, spec] as const))("of %s comes back as the same cell", (_, spec) => {
    fc.assert(
      fc.property(saidOf(spec), (cell) => {
        expect(readBack(spec, written(answerOf(spec, cell)))).toEqual(cell);
      }),
      { seed: 4, numRuns: 500 },
    );
  });

  it.each([
    ["noise", "-0"],
    ["lamps", "led;timer"],
    ["lamps", "0.333"],
    ["plan", "0.1/0.2/0.7"],
    ["plan", "0/1.0000005/0"],
    ["plan", "0.6000004/0.4000005/0"],
    ["desk", "1.5"],
    ["law", "missing"],
    ["held_grade", "none"],
    ["meals", "有"],
    ["stops", "1e3"],
  ])("of %s says what the text %s said", (id, text) => {
    const cell: Cell = { state: State.missing, value: Number.NaN, planned: Number.NaN };
    expect(readCell(text, sampleColumn(id), false, cell)).toBeNull();
    const back = readBack(sampleColumn(id), written(answerOf(sampleColumn(id), cell)));
    expect(back).toEqual({ ...emptySaid(), ...cell, value: cell.value + 0 });
    if (cell.state === State.present && id !== "plan") {
      const again: Cell = { state: State.missing, value: Number.NaN, planned: Number.NaN };
      readCell(String(cellOf(sampleColumn(id), cell.value + 0, cell.planned)), sampleColumn(id), false, again);
      expect(again.value).toBe(cell.value + 0);
    }
  });

  it("keeps nothing but a state where there is no value, not even a standard error", () => {
    expect(answerOf(sampleColumn("stops"), said(State.refused, { error: 2 }))).toEqual({ state: "refused" });
  });

  it("can't be made of what is no cell of the column", () => {
    const wrong: readonly (readonly [id: string, Said, message: string])[] = [
      ["noise", present(Number.NaN), "answerOf: got NaN of noise, want a finite number"],
      [
        "noise",
        present(1, { error: Number.POSITIVE_INFINITY }),
        "answerOf: got Infinity of noise, want a finite number",
      ],
      ["meals", present(0.5), "answerOf: got 0.5 of meals, want 0 or 1"],
      ["law", present(3), "answerOf: got 3 of law, want a place in its options"],
      ["held_grade", present(-2), "answerOf: got -2 of held_grade, want a place in its options"],
      ["plan", present(1), "answerOf: got NaN of plan, want a finite number"],
      ["stops", said(UNSET, { note: "?" }), "answerOf: got a source or note of stops and no answer"],
    ];
    for (const [id, cell, message] of wrong)
      expect(() => answerOf(sampleColumn(id), cell)).toThrow(new RangeError(message));
  });
});

const BOTH = "one of state and value";
const KEYS = "nothing but value or state, error, source and note";
const SHARES = "done, planned, not_done, or the shares [done, planned] of which the sum is at most 1";

describe("reading an answer", () => {
  it.each<readonly [id: string, answer: unknown, want: string]>([
    ["noise", "4", "a finite number"],
    ["noise", true, "a finite number"],
    ["noise", [4], "a finite number"],
    ["noise", undefined, "a finite number"],
    ["noise", Number.NaN, "a finite number"],
    ["noise", Number.NEGATIVE_INFINITY, "a finite number"],
    ["noise", -0, "0 without a sign"],
    ["notices", 1.01, "a number from 0 to 1"],
    ["stops", -1, "a count of 0 or more"],
    ["desk", 4, "a level from 0 to 3"],
    ["desk", "3", "a finite number"],
    ["lamps", 1.5, "a share of its items, from 0 to 1"],
    ["lamps", "led", "a finite number"],
    ["meals", 1, "true or false"],
    ["meals", "yes", "true or false"],
    ["law", 0, "one of no, partly, missing"],
    ["law", "some", "one of no, partly, missing"],
    ["law", "part_ly", "partly (the nearest name known here)"],
    ["law", "toString", "one of no, partly, missing"],
    ["held_grade", "bronze", "one of gold, silver, none"],
    ["held_grade", -1, "one of gold, silver, none"],
    ["plan", "Done", SHARES],
    ["plan", 1, SHARES],
    ["plan", [0.5], SHARES],
    ["plan", [0.5, 0.3, 0.2], SHARES],
    ["plan", [0.8, 0.3], SHARES],
    ["plan", [-0, 0.3], SHARES],
    ["plan", [0.5, "0.3"], SHARES],
    ["plan", [1, 0], "done, as a word"],
    ["plan", [0, 0], "not_done, as a word"],
    ["noise", {}, BOTH],
    ["noise", { error: 1 }, BOTH],
    ["noise", { value: 1, state: "missing" }, BOTH],
    ["noise", { value: 1 }, "the value itself, where nothing stands beside it"],
    ["noise", { value: null, note: "x" }, "a finite number"],
    ["noise", { value: { value: 1 }, note: "x" }, "a finite number"],
    ["noise", { value: 1, notes: "x" }, KEYS],
    ["noise", JSON.parse('{"value":1,"__proto__":{"note":"x"}}'), KEYS],
    ["noise", { state: "present" }, "as state one of missing, n/a, insufficient, refused"],
    ["noise", { state: "n.a" }, "as state n/a (the nearest name known here)"],
    ["noise", { state: 2 }, "as state one of missing, n/a, insufficient, refused"],
    ["noise", { state: "missing", error: 1 }, "no error, as there is no value"],
    ["noise", { value: 1, error: -1 }, "as error a standard error of 0 or more"],
    ["noise", { value: 1, error: -0 }, "as error a standard error of 0 or more"],
    ["noise", { value: 1, error: null }, "as error a standard error of 0 or more"],
    ["noise", { value: 1, source: "" }, "as source a text, or nothing at all"],
    ["noise", { value: 1, note: 7 }, "as note a text"],
    ["noise", { value: 1, note: "a\0b" }, "as note a text without NUL"],
    [
      "noise",
      { value: 1, note: "\ud800" },
      "as note a text of whole characters (this one has half of a surrogate pair)",
    ],
  ])("of %s refuses %j", (id, answer, want) => {
    const out = present(7, { planned: 1, error: 1, source: "s", note: "n" });
    expect(readAnswer(answer, sampleColumn(id), out)).toBe(want);
    expect(out).toEqual(emptySaid());
  });

  it("never throws, and accepts nothing that would be written otherwise", () => {
    const answers = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(0, 1, -0, 0.5, true, "done", "none", "no", [1, 0], [0.5, 0.5]),
      fc.record(
        {
          value: fc.oneof(fc.jsonValue({ maxDepth: 1 }), fc.constantFrom(1, true, "no", "gold", [0.5, 0.5], "done")),
          state: fc.constantFrom("missing", "n/a", "present"),
          error: fc.oneof(fc.double(), fc.constant(null)),
          source: fc.string({ unit: "binary" }),
          note: fc.string(),
        },
        { requiredKeys: [] },
      ),
    );
    let accepted = 0;
    fc.assert(
      fc.property(fc.constantFrom(...SAMPLE_COLUMNS), answers, (spec, answer) => {
        const back = readBack(spec, answer);
        if (typeof back === "string") return;
        accepted++;
        expect(answerOf(spec, back)).toEqual(answer);
      }),
      { seed: 5, numRuns: 20_000 },
    );
    expect(accepted).toBeGreaterThan(500);
  });
});
