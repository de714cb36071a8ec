import { describe, expect, it } from "vitest";
import { type ColumnSpec, columnIdsOf, columnsOf } from "./columns.ts";
import { Standard } from "./schema.ts";

const title = "T";
const standardOf = (rest: object): Standard =>
  Standard.parse({ touchstone: 1, id: "a", version: "1", title, languages: ["en"], ...rest });

const standard = standardOf({
  context: [
    { id: "residents", title, class: "size", kind: "count", unit: "person" },
    { id: "terrain", title, class: "geography", kind: "choice", of: ["valley", "plateau"] },
    { id: "has_school", title, class: "facility", kind: "yes-no" },
    { id: "height", title, class: "geography", kind: "amount", range: [0, 9000] },
  ],
  criteria: [
    {
      id: "a",
      title,
      answer: "status",
      indicators: [
        { id: "plan", title, kind: "status" },
        { id: "reach", title, kind: "share", unit: "%", use: "mean", error: 0.1 },
        { id: "wide", title, kind: "share", range: [0, 2] },
        { id: "stops", title, kind: "count" },
        { id: "spent", title, kind: "amount" },
        { id: "meals", title, kind: "yes-no" },
        {
          id: "law",
          title,
          kind: "choice",
          of: [
            { id: "no", value: 0 },
            { id: "yes", value: 2 },
          ],
        },
        { id: "desk", title, kind: "rubric", rubric: ["None", "Some days", "Every day"] },
        {
          id: "steps",
          title,
          kind: "checklist",
          items: [
            { id: "first", title },
            { id: "second", title, weight: 3 },
          ],
        },
        { id: "double", title, kind: "derived", from: "answers.reach * 2" },
        { id: "below", title, kind: "derived", from: { childUnits: "village", share: "score >= 50" } },
      ],
    },
  ],
  gates: [{ id: "g", title, holds: "findings.minor.open <= 2" }],
  grades: [
    { id: "gold", title, atLeast: 80, after: "silver" },
    { id: "silver", title, atLeast: 50 },
  ],
});
const columns = columnsOf(standard);
const spec = (id: string): ColumnSpec => columns.find((column) => column.id === id)!;

describe("columnsOf", () => {
  it("puts answers first, then shares planned, context and facts", () => {
    const answers = ["a", "plan", "reach", "wide", "stops", "spent", "meals", "law", "desk", "steps", "below"];
    const context = ["residents", "terrain", "has_school", "height"];
    expect(columnIdsOf(columns)).toEqual([
      ...answers,
      "a.planned",
      "plan.planned",
      ...context,
      "findings.minor.open",
      "held_grade",
    ]);
    for (const { id, column } of columns) expect(columnIdsOf(columns)[column]).toBe(id);
  });

  it("gives a status a second column for what is planned", () => {
    expect(columnIdsOf(columns)[spec("plan").planned]).toBe("plan.planned");
    expect(spec("a")).toMatchObject({ role: "criterion", kind: "status", range: [0, 1] });
    expect(spec("reach").planned).toBe(-1);
  });

  it("asks for no cell where a formula makes the answer, and for one where units below do", () => {
    expect(columns.some(({ id }) => id === "double")).toBe(false);
    expect(spec("below")).toMatchObject({ kind: "derived-from-children", range: [0, 1] });
  });

  it("knows what a cell may hold", () => {
    expect(spec("reach")).toMatchObject({ range: [0, 1], unit: "%", use: "mean", error: 0.1 });
    expect(spec("wide").range).toEqual([0, 2]);
    expect(spec("stops").range).toEqual([0, Number.POSITIVE_INFINITY]);
    expect(spec("spent").range).toBeNull();
    expect(spec("meals").range).toEqual([0, 1]);
    expect(spec("law")).toMatchObject({ range: null, options: ["no", "yes"] });
    expect(spec("desk").range).toEqual([0, 2]);
    expect(spec("steps")).toMatchObject({ range: [0, 1], options: ["first", "second"], weights: [1, 3] });
    expect(spec("terrain")).toMatchObject({ role: "context", options: ["valley", "plateau"] });
    expect(spec("height").range).toEqual([0, 9000]);
    expect(spec("held_grade")).toMatchObject({ role: "fact", kind: "grade", options: ["gold", "silver"] });
  });

  it("asks for facts only where a condition reads them", () => {
    const plain = standardOf({
      criteria: [{ id: "a", title, indicators: [{ id: "b", title, kind: "share" }] }],
      gates: [{ id: "g", title, holds: "score > 1 && (findings.major.open == 0 || !(findings.minor.open > 3))" }],
    });
    expect(columnIdsOf(columnsOf(plain))).toEqual(["b", "findings.major.open", "findings.minor.open"]);
    const none = standardOf({ criteria: plain.criteria, gates: [{ id: "g", title, holds: "score > 1" }] });
    expect(columnIdsOf(columnsOf(none))).toEqual(["b"]);
  });
});

describe("the size of what is assessed", () => {
  const column = (unit: object, item: object): Pick<ColumnSpec, "range" | "wantLeast"> => {
    const { range, wantLeast } = columnsOf(
      standardOf({
        units: [{ type: "one", title, assessed: true, ...unit }],
        context: [{ id: "size", title, class: "size", kind: "count", ...item }],
        criteria: [{ id: "a", title, indicators: [{ id: "b", title, kind: "yes-no" }] }],
      }),
    ).at(-1)!;
    return wantLeast === undefined ? { range } : { range, wantLeast };
  };

  it("begins at 50 residents of an area and 5 members of a team, and the reason goes along", () => {
    expect(column({ kind: "area" }, { counts: "residents" })).toEqual({
      range: [50, Number.POSITIVE_INFINITY],
      wantLeast: "at least 50: areas of fewer residents are not assessed",
    });
    expect(column({ kind: "team" }, { counts: "members" })).toEqual({
      range: [5, Number.POSITIVE_INFINITY],
      wantLeast: "at least 5: teams of fewer members are not assessed",
    });
  });

  it("begins at the minimum of the type where that is higher, and never lower, whatever else is said", () => {
    expect(column({ kind: "area", minimum: 200 }, { counts: "residents" }).range?.[0]).toBe(200);
    expect(column({ kind: "area", minimum: 3 }, { counts: "residents" }).range?.[0]).toBe(50);
    expect(column({ kind: "area" }, { counts: "residents", range: [0, 900] }).range).toEqual([50, 900]);
    expect(column({ kind: "area" }, { counts: "residents", range: [100, 900] })).toEqual({ range: [100, 900] });
  });

  it("says nothing about other counts, nor about units that are not measured in people", () => {
    expect(column({ kind: "area" }, { counts: "households" }).range).toEqual([0, Number.POSITIVE_INFINITY]);
    expect(column({ kind: "institution" }, { counts: "residents" }).range).toEqual([0, Number.POSITIVE_INFINITY]);
    expect(column({ kind: "area", assessed: false }, { counts: "residents" }).range?.[0]).toBe(0);
  });
});
