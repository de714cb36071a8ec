/** The tables of a bundle as its descriptor says them. One list that tells one story: docs/bundle.md has the same. */

/** A table with its columns, the type of each, and what points where. */
export interface TableSchema {
  readonly fields: readonly Field[];
  readonly primaryKey?: readonly string[];
  /** where a column of the key may be empty, which a primary key's may not */
  readonly uniqueKeys?: readonly (readonly string[])[];
  readonly foreignKeys?: readonly {
    readonly fields: readonly string[];
    readonly reference: { readonly resource: string; readonly fields: readonly string[] };
  }[];
}

interface Field {
  readonly name: string;
  readonly type: "string" | "date" | "integer" | "number" | "boolean" | "datetime";
  readonly description: string;
  readonly constraints?: { readonly required?: true; readonly enum?: readonly string[] };
}

type Extra = Field["constraints"];

const field = (name: string, type: Field["type"], description: string, constraints?: Extra): Field => ({
  name,
  type,
  description,
  ...(constraints && { constraints }),
});
const required: Extra = { required: true };
const unitId = field("unit_id", "string", "the unit", required);
const from = field("from", "date", "first day; empty: open");
const until = field("until", "date", "first day on which it no longer holds; empty: open");
const seq = field(
  "seq",
  "integer",
  "the event in the ledger of the organisation that recorded the row as it stands",
  required,
);
const inProgramme = field("seq", "integer", "the event in the ledger of the programme", required);
const toUnit = (column: string): NonNullable<TableSchema["foreignKeys"]>[number] => ({
  fields: [column],
  reference: { resource: "units.csv", fields: ["unit_id"] },
});

export const OBSERVATION_COLUMNS = [
  "unit_id",
  "period",
  "item",
  "value",
  "state",
  "error",
  "source",
  "note",
  "seq",
] as const;

const observations: TableSchema = {
  fields: [
    unitId,
    field("period", "string", "such as 2026, 2026-Q1 or 2026-03; empty: any"),
    field("item", "string", "a quantity such as notices@1, or programme/indicator", required),
    field("value", "string", "a text as it is, anything else as JSON; empty where there is a state"),
    field("state", "string", "why there is no value", { enum: ["missing", "n/a", "insufficient", "refused"] }),
    field("error", "number", "standard error, where one is known"),
    field("source", "string", "where it comes from, where that was said"),
    field("note", "string", "a remark, where one was made"),
    field(
      "seq",
      "integer",
      "the event that recorded it; the highest of a unit, period and item is the current one",
      required,
    ),
  ],
  uniqueKeys: [["unit_id", "period", "item", "seq"]],
  foreignKeys: [toUnit("unit_id"), { fields: ["seq"], reference: { resource: "submissions.csv", fields: ["seq"] } }],
};

/** By the path of the file. */
export const TABLES: Readonly<Record<string, TableSchema>> = {
  "units.csv": {
    fields: [
      unitId,
      field("type", "string", "what kind of unit, as standards name it", required),
      field("opened", "date", "first day; empty: before records began"),
      field("closed", "date", "first day on which it is there no more; empty: it is there"),
    ],
    primaryKey: ["unit_id"],
  },
  "unit-pauses.csv": {
    fields: [
      unitId,
      field("closed", "date", "the day it closed", required),
      field("reopened", "date", "the day it opened again", required),
      seq,
    ],
    primaryKey: ["unit_id", "closed"],
    foreignKeys: [toUnit("unit_id")],
  },
  "unit-names.csv": {
    fields: [
      unitId,
      field("lang", "string", "BCP 47", required),
      field("name", "string", "exactly as registered", required),
      field("origin", "string", "where the text comes from", { required: true, enum: ["source", "human", "machine"] }),
      field("review", "string", "of a translation", { enum: ["reviewed", "unreviewed"] }),
      from,
      until,
      seq,
    ],
    uniqueKeys: [["unit_id", "lang", "from", "until", "name", "seq"]],
    foreignKeys: [toUnit("unit_id")],
  },
  "unit-codes.csv": {
    fields: [
      unitId,
      field("scheme", "string", "whose code it is", required),
      field("code", "string", "codes get reused: a code and a day name a unit", required),
      from,
      until,
      seq,
    ],
    uniqueKeys: [["unit_id", "scheme", "from", "until", "code", "seq"]],
    foreignKeys: [toUnit("unit_id")],
  },
  "unit-memberships.csv": {
    fields: [
      unitId,
      field("hierarchy", "string", "in which hierarchy", required),
      field("parent_id", "string", "the unit that it lies in", required),
      from,
      until,
      seq,
    ],
    uniqueKeys: [["unit_id", "hierarchy", "from", "until", "parent_id", "seq"]],
    foreignKeys: [toUnit("unit_id"), toUnit("parent_id")],
  },
  "unit-lineage.csv": {
    fields: [
      field("seq", "integer", "the event in the ledger of the organisation", required),
      field("from_id", "string", "the unit before", required),
      field("to_id", "string", "the unit after", required),
      field("kind", "string", "what happened", { required: true, enum: ["merge", "split", "successor", "reopened"] }),
      field("on", "date", "from this day", required),
    ],
    primaryKey: ["seq", "from_id", "to_id"],
    foreignKeys: [toUnit("from_id"), toUnit("to_id")],
  },
  "submissions.csv": {
    fields: [
      field("seq", "integer", "the event in the ledger of the organisation", required),
      field("submission_id", "string", "what was handed in together", required),
      field("part", "integer", "which part of it", required),
      field("of", "integer", "of how many", required),
      field("programme_id", "string", "the programme that it was handed in for", required),
      field("period", "string", "the period that it speaks of; empty: any"),
      field("at", "datetime", "when it was recorded", required),
      field("n_rows", "integer", "units in it", required),
      field("n_answers", "integer", "answers in it", required),
      field("file", "string", "the chunk with its rows; empty where none of them is shown"),
    ],
    primaryKey: ["seq"],
  },
  "observations.csv": observations,
  "observations.parquet": observations,
  "scorecards.csv": {
    fields: [
      unitId,
      field("code", "string", "its code"),
      field("name", "string", "its name"),
      field("rank", "integer", "place among those ranked; empty: none"),
      field("rank_low", "integer", "the best rank that it has in 90 of 100 other reasonable ways to score"),
      field("rank_high", "integer", "the worst rank in them"),
      field("score", "number", "of the whole; empty: none"),
      field("grade", "string", "empty: none"),
      field("kept", "number", "share of other reasonable ways to score in which the grade is the same"),
      field("certain", "boolean", "whether that share is as high as the standard asks"),
      field("screened", "boolean", "left out for too few answers", required),
    ],
    primaryKey: ["unit_id"],
    foreignKeys: [toUnit("unit_id")],
  },
  "notices.csv": {
    fields: [
      inProgramme,
      field("notice_id", "string", "the notice", required),
      field("cycle_id", "string", "the round", required),
      field("from", "date", "day on which it was put up", required),
      field("until", "date", "first day after it", required),
      field("days", "integer", "working days that it lasts", required),
      field("application_id", "string", "the application that was decided for", required),
      field("unit_id", "string", "the unit that applied", required),
      field("grade", "string", "that was decided", required),
      field("assessment_id", "string", "the assessment that it stands on", required),
      field("score", "number", "of the whole, in that assessment; empty: none"),
    ],
    primaryKey: ["notice_id", "application_id"],
  },
  "ratings.csv": {
    fields: [
      field("application_id", "string", "the application that was rated", required),
      field("assignment_id", "string", "one reviewer, for this application alone", required),
      field("item", "string", "the indicator", required),
      field("level", "integer", "level of its rubric, from 0; empty: too little evidence"),
      field("confidence", "string", "of the reviewer", { required: true, enum: ["low", "middle", "high"] }),
      field("reason", "string", "in the reviewer's words, where one was given"),
      field("reason_lang", "string", "BCP 47"),
      field("seq", "integer", "the event in the ledger of the programme that opened it", required),
    ],
    primaryKey: ["assignment_id", "item"],
  },
  "designations.csv": {
    fields: [
      inProgramme,
      field("designation_id", "string", "the designation", required),
      field("code", "string", "by which anybody finds it", required),
      field("unit_id", "string", "the unit", required),
      field("grade", "string", "empty: it is from before Touchstone"),
      field("title", "string", "of one from before Touchstone"),
      field("source", "string", "by which decision, of whom; of one from before Touchstone"),
      field("from", "date", "first day", required),
      until,
      field("version", "string", "of the standard"),
      field("assessment_id", "string", "the assessment that it stands on"),
      field("application_id", "string", "the application that it came of"),
      field("notice_id", "string", "the notice that it was on before"),
      field("recomputable", "boolean", "false: nobody can compute it again", required),
    ],
    primaryKey: ["designation_id"],
  },
};
