/** What an application looks like in a list, on its own page and on the decision board. */
import { z } from "zod";
import { digest, seq, slug, text, uuid } from "../../shapes.ts";
import { cycleView } from "./cycle-views.ts";
import {
  allowance,
  certainty,
  deadline,
  hidden,
  number,
  programmeName,
  remark,
  scoreOf,
  state,
  texts,
  unitLabel,
} from "./parts.ts";

export const applicationRow = z
  .object({
    applicationId: uuid,
    cycleId: uuid,
    unit: unitLabel,
    parent: unitLabel.nullable().describe("the unit right above it"),
    grade: z.string().describe("that is sought"),
    state,
    deadline: deadline.nullable(),
    madeAt: z.string(),
    handedInAt: z.string().nullable(),
    score: number,
    computed: z.string().nullable().describe("the grade by the score"),
    certainty: number.describe("share of the re-scorings in which it stays"),
    decided: z.string().nullable(),
    reviewers: z
      .object({ needed: z.int(), assigned: z.int(), handedIn: z.int(), third: z.boolean() })
      .nullable()
      .describe("null: before the review"),
    openObjections: z.int(),
    noticeId: uuid.nullable(),
  })
  .meta({ id: "ApplicationRow", description: "an application in a list" });

export const regions = z
  .object({
    path: z
      .array(unitLabel)
      .describe("the unit that was asked for and those above it, the highest first; empty: none was"),
    items: z.array(z.object({ unit: unitLabel, n: z.int().describe("applications that lie in it") })),
  })
  .meta({ id: "Regions", description: "units that a list of applications can be narrowed to" });

export const rating = z
  .object({
    item: z.string(),
    level: z.int().nullable().describe("null: the evidence is insufficient, which is not the level 0"),
    confidence: z.enum(["low", "middle", "high"]),
    reason: text.nullable(),
    evidence: z.array(uuid),
  })
  .meta({ id: "RatingView" });

const reviewer = z.object({
  assignmentId: uuid,
  label: z.string().describe("such as R1: the same within an application"),
  reviewer: z.string().nullable().describe("name of the account, for who assigns"),
  isThird: z.boolean(),
  state: z.enum(["assigned", "handedIn", "recused"]),
  handedInAt: z.string().nullable(),
  rated: z.int(),
  of: z.int(),
});

const timelineEntry = z.object({
  seq,
  at: z.string(),
  type: z.string().describe("of the event"),
  by: z.enum(["unit", "office", "reviewer", "assessor", "decider", "public", "clock"]),
  state: state.nullable().describe("that it brought the application to; null: none"),
  sealed: z.boolean().describe("the ledger holds a commitment to it only"),
});

export const applicationView = z
  .object({
    applicationId: uuid,
    organisation: slug,
    programme: programmeName,
    cycle: cycleView,
    unit: unitLabel,
    parents: z.array(unitLabel).describe("the units above it, the nearest first"),
    as: z.array(z.string()).describe("the roles by which who asks sees it"),
    grade: z.string(),
    state,
    deadline: deadline.nullable(),
    madeAt: z.string(),
    handedIn: z
      .object({
        at: z.string(),
        seq,
        ledger: z.object({ size: z.int(), root: digest }).describe("the organisation's, as it stood then"),
        answers: digest.describe("of the answers on record then"),
        proofs: digest.nullable().describe("of the files behind them; null: an early hand-in, which does not say it"),
        nAnswers: z.int(),
        nProofs: z.int(),
      })
      .nullable()
      .describe("the receipt"),
    toMend: z.array(remark).nullable().describe("the one list; empty: complete; null: not checked"),
    review: z
      .object({
        needed: z.int(),
        thirdItems: z.array(z.string()).nullable().describe("indicators whose ratings lie too far apart"),
        reviewers: z.array(reviewer),
      })
      .nullable(),
    ratings: z
      .array(
        z.object({
          item: z.string(),
          title: z.record(z.string(), z.string()),
          levels: z.array(z.record(z.string(), z.string())),
          settled: number.describe("level; may lie between two"),
          given: z.array(rating.omit({ item: true }).extend({ label: z.string() })),
        }),
      )
      .nullable(),
    score: scoreOf.nullable(),
    reply: z
      .object({
        at: z.string(),
        said: z.boolean(),
        bySilence: z.boolean(),
        part: z.object({ seq, part: z.string() }).nullable().describe("where its text is kept"),
      })
      .nullable(),
    recommendation: z
      .object({ at: z.string(), grade: z.string().nullable(), reasons: z.array(remark), own: z.boolean() })
      .nullable(),
    decision: z
      .object({
        at: z.string(),
        grade: z.string().nullable(),
        reasons: z.array(remark),
        whyCertain: texts.nullable(),
        bySilence: z.boolean(),
        appeal: deadline.nullable(),
        own: z.boolean(),
      })
      .nullable(),
    notice: z.object({ noticeId: uuid, from: z.string(), deadline }).nullable(),
    objections: z.array(
      z.object({ objectionId: uuid, filedAt: z.string(), upheld: z.boolean().nullable(), answer: texts.nullable() }),
    ),
    designation: z.object({ code: z.string(), from: z.string(), until: z.string().nullable() }).nullable(),
    timeline: z.array(timelineEntry),
    may: z.array(allowance),
    hidden,
    changed: seq.describe("the event that changed it last"),
  })
  .meta({ id: "ApplicationView", description: "an application, as far as who asks may see it" });

export const candidate = z
  .object({
    reviewer: z.string().describe("name of the account"),
    declared: z.enum(["free", "conflict"]).nullable(),
    assigned: z.int().describe("applications of the round that are assigned to this account and not handed in"),
    handedIn: z.int(),
    blocked: z.enum(["undeclared", "conflict", "assigned", "recused", "unit", "yourself"]).nullable(),
  })
  .meta({ id: "ReviewerCandidate", description: "who could be assigned, and why not" });

export const decisionRow = z
  .object({
    applicationId: uuid,
    cycleId: uuid,
    unit: unitLabel,
    grade: z.string().describe("that is sought"),
    state,
    deadline: deadline.nullable(),
    score: number,
    computed: z.string().nullable(),
    certainty: certainty.nullable(),
    third: z.boolean().describe("a third rating stands"),
    replied: z.boolean(),
    recommendation: z.object({ grade: z.string().nullable() }).nullable(),
    decision: z.object({ grade: z.string().nullable(), bySilence: z.boolean() }).nullable(),
    may: z.array(allowance),
  })
  .meta({
    id: "DecisionBoardRow",
    description: "an application that waits for, or has, a recommendation or a decision",
  });
