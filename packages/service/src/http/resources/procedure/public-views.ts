/** What everybody sees of a round's end: notices, objections, designations. */
import { z } from "zod";
import { day, digest, seq, slug, text, uuid } from "../../shapes.ts";
import {
  allowance,
  certainty,
  deadline,
  grade,
  number,
  programmeName,
  remark,
  scoreOf,
  textMap,
  texts,
  unitLabel,
} from "./parts.ts";

const objectionCounts = z.object({ open: z.int(), answered: z.int(), upheld: z.int() });

const noticeEntry = z
  .object({
    applicationId: uuid,
    unit: unitLabel.nullable().describe("null where it no longer stands: nobody is named who is not recognised"),
    outcome: z.enum(["standing", "designated", "reopened", "withdrawn"]),
    grade: z.string().nullable(),
    title: textMap.nullable(),
    score: number,
    certainty: certainty.nullable(),
    assessmentId: uuid.nullable(),
    designation: z.string().nullable().describe("its code"),
    objections: objectionCounts,
  })
  .meta({ id: "NoticeEntry", description: "one of those whom a notice is about" });

const publicObjection = z
  .object({
    objectionId: uuid,
    applicationId: uuid,
    filedAt: z.string(),
    answeredAt: z.string().nullable().describe("null: open"),
    upheld: z.boolean().nullable(),
    answer: texts.nullable(),
    text: text.nullable().describe("once answered, where its author agreed"),
  })
  .meta({ id: "PublicObjection", description: "an objection, as everybody may see it" });

export const noticeView = z
  .object({
    noticeId: uuid,
    organisation: slug,
    programme: programmeName,
    cycle: z.object({ cycleId: uuid, titles: texts, period: z.string() }),
    version: z.string(),
    languages: z.array(z.string()),
    grades: z.array(grade),
    from: day,
    deadline,
    state: z.enum(["current", "past"]),
    publishedAt: z.string(),
    text: texts,
    entries: z.array(noticeEntry),
    objections: objectionCounts,
    answers: z.array(publicObjection).describe("objections; open ones without words"),
    seq: seq.describe("of its event in the programme's ledger"),
  })
  .meta({ id: "NoticeView", description: "decisions on public notice" });

export const noticeRow = z
  .object({
    noticeId: uuid,
    cycle: z.object({ cycleId: uuid, titles: texts, period: z.string() }),
    from: day,
    deadline,
    state: z.enum(["current", "past"]),
    publishedAt: z.string(),
    n: z.int().describe("entries that stand"),
    objections: objectionCounts,
  })
  .meta({ id: "NoticeRow", description: "a notice in a list" });

export const objectionView = z
  .object({
    objectionId: uuid,
    noticeId: uuid,
    applicationId: uuid,
    unit: unitLabel,
    filedAt: z.string(),
    lang: z.string(),
    publish: z.boolean(),
    deadline: deadline.nullable().describe("for its answer: as many working days as its notice had, after its end"),
    upheld: z.boolean().nullable(),
    answer: texts.nullable(),
    text: text.nullable().describe("once answered, where its author agreed; before, its private part is opened"),
    answeredAt: z.string().nullable(),
    parts: z.array(z.object({ seq, part: z.string() })).describe("private parts, opened one at a time for a purpose"),
    may: z.array(allowance),
  })
  .meta({ id: "ObjectionView", description: "an objection before the office" });

const STATUSES = ["valid", "notYetValid", "expired"] as const;

export const designationRow = z
  .object({
    code: z.string(),
    designationId: uuid,
    unit: unitLabel,
    kind: z.enum(["designation", "earlier"]).describe("earlier: from before this record, not recomputable"),
    status: z.enum(STATUSES),
    grade: z.string().nullable(),
    title: z.union([textMap, texts]).describe("of the grade, by language; of an earlier one what its plaque says"),
    gradePlace: z
      .object({ at: z.int(), of: z.int() })
      .nullable()
      .describe("place of the grade among those of its version, the highest first"),
    from: day,
    until: day.nullable().describe("the first day on which it is no longer valid; null: without an end"),
    seq,
  })
  .meta({ id: "DesignationRow", description: "a designation in a list" });

export const designationView = designationRow
  .extend({
    on: day.describe("the day that the status is of"),
    at: z.string().describe("when it was asked for"),
    organisation: z.object({ slug, names: texts }),
    programme: programmeName,
    languages: z.array(z.string()),
    grades: z.array(grade),
    grantedAt: z.string(),
    last: day.nullable().describe("the last day on which it is valid"),
    source: texts.nullable().describe("of an earlier one: by which decision, of whom"),
    standard: z.object({ version: z.string(), digest, title: textMap }).nullable(),
    cycle: z.object({ cycleId: uuid, titles: texts, period: z.string() }).nullable(),
    notice: z.object({ noticeId: uuid, from: day, last: day, objections: objectionCounts }).nullable(),
    decision: z
      .object({ at: z.string(), reasons: z.array(remark), whyCertain: texts.nullable(), bySilence: z.boolean() })
      .nullable(),
    scorecard: scoreOf.nullable(),
    isRecomputable: z.boolean(),
    history: z.array(designationRow).describe("all designations of the unit in this programme, the latest first"),
    ledger: z.object({
      slug,
      leaf: seq.describe("index of its event"),
      checkpoint: z.object({ size: z.int(), at: z.string() }).nullable().describe("the latest that holds it"),
    }),
  })
  .meta({ id: "DesignationView", description: "a designation, for whoever stands before its plaque" });
