/** Shapes that several views of a round share. */
import { APPLICATION_STATES } from "@touchstone/domain";
import { z } from "zod";
import { day, slug, text, uuid } from "../../shapes.ts";

export const number = z.number().nullable();

/** Words of a standard. */
export const textMap = z.record(z.string(), z.string()).meta({
  id: "TextMap",
  description: "words of a standard by language; the first of the view's `languages` is that of the source",
  examples: [{ en: "Opening hours", bo: "སྒོ་འབྱེད་པའི་དུས།" }],
});

export const texts = z.array(text).describe("the same words in several languages; empty: none");

export const deadline = z
  .object({
    until: day.describe("the first day that is too late"),
    last: day.describe("the last day that is in time"),
    days: z.int().nullable().describe("working days that it was counted as; null: a day that was said as such"),
    left: z.int().describe("working days from today on that are in time, today among them; 0: over"),
    provisional: z
      .boolean()
      .describe("the calendar is not known to its end: it may move to a later day, never earlier"),
    overdue: z.boolean(),
  })
  .meta({ id: "StageDeadline", description: "until when a stage lasts" });

export const unitLabel = z
  .object({
    unitId: uuid.nullable(),
    code: z.string().nullable(),
    type: z.string().nullable(),
    names: z.array(z.object({ lang: z.string(), text: z.string() })),
    anonymous: z.string().nullable().describe("stands in place of all others, which are null and empty then"),
  })
  .meta({ id: "UnitLabel", description: "what a unit is called, for who asks" });

/** Why a part of a view is not there, though it may exist. */
const HIDDEN = [
  "not-yet", // everybody concerned sees it later
  "not-yours", // others see it
  "private", // opened one at a time, for a purpose
] as const;
export const hidden = z
  .record(z.string(), z.enum(HIDDEN))
  .describe("parts that are null for who asks, though they may exist, and why");

export const allowance = z
  .object({
    command: z.string(),
    allowed: z.boolean(),
    why: z.object({ code: z.string(), detail: z.string() }).nullable().describe("null where it is allowed"),
  })
  .meta({ id: "Allowance", description: "a command that somebody of this role may give, now or not, and why not" });

export const remark = z
  .object({ at: z.string().describe("id of a criterion or an indicator"), title: textMap.nullable(), text: texts })
  .meta({ id: "Remark", description: "what is said of one place of the standard" });

export const state = z.enum(APPLICATION_STATES);

export const programmeName = z
  .object({ slug, names: texts })
  .meta({ id: "ProgrammeName", description: "a programme in short" });

export const grade = z
  .object({ id: z.string(), title: textMap, atLeast: z.number() })
  .meta({ id: "GradeTitle", description: "a grade of the standard; lists of them begin with the highest" });

export const criterion = z
  .object({
    id: z.string(),
    parent: z.string().nullable(),
    depth: z.int(),
    title: textMap,
    description: textMap.nullable(),
    share: number.describe("of the whole score; null where the standard says none"),
  })
  .meta({ id: "CriterionLine", description: "a criterion of the standard, in the order of its tree" });

export const proof = z
  .object({
    evidenceId: uuid,
    linkId: uuid,
    mediaType: z.string(),
    bytes: z.int(),
    visibility: z.enum(["public", "reviewers", "private"]),
    title: text.nullable(),
    sides: z.array(z.int()).describe("of smaller pictures, in pixels"),
    href: z.string().nullable().describe("where its bytes are; null: private, opened one at a time for a purpose"),
    locator: z.unknown().describe("where in the file to look"),
    addedOn: day,
  })
  .meta({ id: "ProofLine", description: "a proof of one answer" });

export const certainty = z
  .object({
    kept: number.describe("share of the re-scorings in which the grade stays; null: none were run"),
    certain: z.boolean().nullable().describe("in as many as the standard asks for"),
    rank: z.int().nullable(),
    rankLow: z.int().nullable(),
    rankHigh: z.int().nullable(),
  })
  .meta({ id: "Certainty", description: "how sure a grade and a rank are" });

const range = z.object({ low: z.number(), high: z.number() });
const interval = range.nullable().describe("scores at 5 and 95 % of the re-scorings; null: not computed");

export const scoreOf = z
  .object({
    assessmentId: uuid,
    score: number,
    grade: z.string().nullable(),
    gradeByScore: z.string().nullable().describe("that the score would give, whatever else is asked for; null: none"),
    gates: z
      .array(
        z.object({
          id: z.string(),
          title: textMap,
          asks: textMap.describe("what it asks, in words; the standard has it exactly"),
          holds: z.enum(["yes", "no", "unknown"]),
        }),
      )
      .describe("of the standard; nothing outweighs one that does not hold"),
    interval,
    scale: range.describe("between which scores run"),
    of: z.int().describe("units that were scored with it"),
    certainty,
    criteria: z.array(
      z.object({
        id: z.string(),
        parent: z.string().nullable(),
        title: textMap,
        share: number,
        score: number,
        interval,
        state: z.string().nullable().describe("why there is no score"),
      }),
    ),
  })
  .meta({ id: "ScoreView", description: "a recorded scorecard, criterion by criterion" });
