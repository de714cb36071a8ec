/** What a reviewer sees: their files, and the workbench of one of them. */
import { z } from "zod";
import { slug, uuid } from "../../shapes.ts";
import { rating } from "./application-views.ts";
import { allowance, criterion, deadline, hidden, number, programmeName, proof, textMap, texts } from "./parts.ts";

export const assignmentRow = z
  .object({
    assignmentId: uuid.describe("by which a reviewer knows a file: never by its application, whose name is known"),
    cycleId: uuid,
    code: z.string().describe("of the unit, in place of its name"),
    grade: z.string().describe("that is sought"),
    isThird: z.boolean(),
    state: z.enum(["assigned", "handedIn", "recused"]),
    deadline: deadline.nullable(),
    rated: z.int(),
    of: z.int(),
  })
  .meta({ id: "AssignmentRow", description: "a file of a reviewer" });

const indicator = z
  .object({
    id: z.string(),
    item: z.string(),
    criteria: z.array(z.string()),
    title: textMap,
    description: textMap.nullable(),
    kind: z.string(),
    measure: z.string().nullable(),
    options: z.array(z.object({ id: z.string(), title: textMap })),
    share: number.describe("of the whole score"),
    rated: z.boolean(),
    levels: z.array(textMap).describe("of its rubric, lowest first"),
    apartBy: number.describe("levels between two ratings that call a third"),
    answer: z.unknown().describe("of the unit, as in a bundle; null: none"),
    proofs: z.array(proof),
    own: rating.omit({ item: true }).nullable(),
    others: z
      .array(rating.omit({ item: true }).extend({ label: z.string() }))
      .nullable()
      .describe("null until all are in"),
    settled: number,
  })
  .meta({ id: "ReviewedIndicator" });

export const reviewView = z
  .object({
    assignmentId: uuid,
    organisation: slug,
    programme: programmeName,
    cycle: z.object({ cycleId: uuid, titles: texts }),
    code: z.string().describe("of the unit, in place of its name"),
    grade: z.string(),
    gradeTitle: textMap,
    period: z.string(),
    languages: z.array(z.string()),
    file: z.object({ k: z.int(), of: z.int() }).describe("of one's own files, from 1"),
    files: z.array(assignmentRow),
    isThird: z.boolean(),
    state: z.enum(["assigned", "handedIn", "recused"]),
    deadline: deadline.nullable(),
    savedAt: z.string().nullable(),
    criteria: z.array(
      criterion.extend({
        state: z.enum(["none", "draft", "rated", "unrated"]).describe("unrated: nothing below it is rated"),
        rated: z.int(),
        of: z.int(),
      }),
    ),
    indicators: z.array(indicator),
    total: z
      .object({
        score: z.number().describe("of the own ratings: mean of the levels as shares, by weight"),
        low: z.number().describe("were all that is unrated at level 0"),
        high: z.number().describe("were it at its highest"),
      })
      .nullable()
      .describe("from 0 to 100, over rated indicators alone; null before the first rating"),
    may: z.array(allowance),
    hidden,
  })
  .meta({ id: "ReviewView", description: "the workbench: one application before one of its reviewers" });
