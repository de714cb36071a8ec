/** What a round looks like: for everybody, and for the office. */
import { z } from "zod";
import { day, digest, seq, uuid } from "../../shapes.ts";
import { inboxItem } from "./inbox-views.ts";
import { deadline, grade, number, state, textMap, texts, unitLabel } from "./parts.ts";

const cycleStage = z
  .object({
    stage: z.string(),
    days: z.int().nullable().describe("working days; null: no limit"),
    actsAt: z.string().nullable().describe("type of unit, or body, of the level that acts; null: whoever has the role"),
  })
  .meta({ id: "CycleStage" });

export const cycleView = z
  .object({
    cycleId: uuid,
    titles: texts,
    period: z.string().describe("that answers speak of"),
    standard: z.object({ version: z.string(), digest }),
    languages: z.array(z.string()).describe("of the standard, the first is that of its source"),
    grades: z.array(grade),
    opens: day,
    closes: day.describe("the first day on which nobody can apply any more"),
    state: z.enum(["coming", "open", "closed"]).describe("for who wants to apply"),
    stages: z.array(cycleStage),
    validFor: z.string().nullable().describe("of a designation, ISO 8601"),
    appeal: z.object({ within: z.int(), answeredWithin: z.int() }).nullable(),
    seq,
  })
  .meta({ id: "CycleView", description: "a round, as everybody may see it" });

const FIGURES = [
  "handedIn", // of those that began
  "firstRatings", // of those in review
  "secondRatings", // of those that need two
  "thirdNeeded", // ratings too far apart, nobody assigned yet
  "unassigned", // in review, without enough reviewers
  "openObjections", // of those that were filed
  "conflicts", // declared, of declarations
  "designated", // of those that were decided
] as const;

/** The stages that the office sees, and the states of an application that stand in each. */
const OVERVIEW_STAGES = ["answering", "completeness", "review", "decision", "notice", "designation"] as const;

export const cycleOverview = z
  .object({
    cycle: cycleView,
    today: day,
    now: z.object({
      stage: z.enum(OVERVIEW_STAGES).nullable().describe("where most of those that are under way stand; null: nobody"),
      week: z.int().nullable().describe("of this stage, from 1"),
      weeks: z.int().nullable(),
      applications: z.int(),
      reviewers: z.int().describe("who are assigned to anything"),
      last: day.nullable().describe("the last day of the stage that can be told"),
      left: z.int().nullable().describe("working days to it"),
    }),
    stages: z.array(
      z.object({
        stage: z.enum(OVERVIEW_STAGES),
        states: z.array(state),
        count: z.int(),
        overdue: z.int(),
        from: day.nullable(),
        last: day.nullable(),
        position: z.enum(["done", "now", "coming"]),
      }),
    ),
    states: z.array(z.object({ state, count: z.int(), overdue: z.int(), nearest: deadline.nullable() })),
    needsYou: z.array(inboxItem),
    figures: z.array(z.object({ figure: z.enum(FIGURES), value: z.int(), of: z.int().nullable() })),
    ranks: z
      .object({
        assessmentId: uuid,
        grade: z.string().describe("whose border is the cut"),
        title: textMap,
        cut: z.int().describe("how many hold the grade, or a higher one"),
        rows: z.array(
          z.object({
            applicationId: uuid,
            unit: unitLabel,
            rank: z.int(),
            low: z.int().nullable(),
            high: z.int().nullable(),
            score: z.number(),
            grade: z.string().nullable(),
            crosses: z.boolean(),
          }),
        ),
        of: z.int(),
      })
      .nullable()
      .describe("those around the cut; null: nobody has been scored, or there are no grades"),
    gaps: z
      .object({
        criteria: z.array(z.object({ id: z.string(), title: textMap })),
        threshold: z.number().describe("least score of the lowest grade, which the means are held against"),
        regions: z.array(z.object({ unit: unitLabel, n: z.int(), means: z.array(number) })),
      })
      .nullable(),
    load: z.array(
      z.object({
        reviewer: z.string().nullable().describe("name of the account; null: for who does not assign"),
        label: z.string(),
        assigned: z.int(),
        handedIn: z.int(),
      }),
    ),
  })
  .meta({ id: "CycleOverview", description: "a round as its office sees it at a glance" });

export const interests = z
  .object({
    cycleId: uuid,
    applicants: z.array(
      z.object({
        applicationId: uuid,
        unit: unitLabel,
        declared: z.enum(["free", "conflict"]).nullable().describe("null: not yet, which counts as a conflict"),
      }),
    ),
  })
  .meta({ id: "InterestsView", description: "who has applied, for a reviewer to say what ties them to anybody" });
