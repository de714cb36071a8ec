/** What a unit fills in. */
import { z } from "zod";
import { day, digest, seq, slug, uuid } from "../../shapes.ts";
import {
  allowance,
  criterion,
  deadline,
  grade,
  number,
  programmeName,
  proof,
  remark,
  state,
  textMap,
  texts,
  unitLabel,
} from "./parts.ts";

const answerValue = z.unknown().describe("as in a bundle: a value, or an object with state, error, source, note");

const question = z
  .object({
    id: z.string().describe("of the indicator or criterion, or of the base of one, such as treated_well.base"),
    item: z.string().describe("what an answer is recorded under"),
    criteria: z.array(z.string()).describe("those above it, the highest first"),
    title: textMap,
    description: textMap.nullable(),
    by: z
      .enum(["unit", "reviewer", "office", "survey", "childUnits"])
      .describe("who answers; else only proof is asked"),
    kind: z.enum(["amount", "share", "count", "yes-no", "choice", "rubric", "checklist", "status"]),
    measure: z.string().nullable().describe("unit of measure"),
    range: z.object({ least: number, most: number }).nullable().describe("that is accepted; null at an end: no limit"),
    options: z
      .array(
        z.object({
          id: z.string(),
          title: textMap,
          weight: number.describe(
            "of an item of a checklist, whose answer is the weight of what is there, of all; null: of a choice",
          ),
        }),
      )
      .describe("of a choice, or the items of a checklist"),
    levels: z.array(textMap).describe("of a rubric, lowest first; the first is level 0"),
    base: z.string().nullable().describe("id of the question that says of how many people this one is"),
    rated: z.boolean().describe("reviewers rate it"),
    minutes: number,
    mustHave: z.boolean().describe("a gate or a grade asks for it"),
    applies: z.boolean().nullable().describe("null: not known, for something it hangs on is not"),
    appliesWhen: z.string().nullable().describe("the condition, as the standard says it"),
    proofAsked: z
      .object({
        atLeast: z.int(),
        of: z.array(z.string()).describe("kinds; empty: any"),
        notOlderThan: z.string().nullable().describe("ISO 8601"),
        titles: z.array(textMap),
      })
      .nullable(),
    proofs: z.array(proof),
    proofDone: z.boolean(),
    state: z.enum(["open", "known", "answered"]).describe("known: on record from elsewhere, and counts unless changed"),
    answer: answerValue.describe("on record, and counts; null: none"),
    known: z
      .object({
        from: z
          .enum(["programme", "before", "period"])
          .describe("another programme; here before the unit applied; of an earlier period"),
        answer: answerValue.describe("that is known; of an earlier period it counts only where `counts` is true"),
        counts: z.boolean(),
        programme: programmeName.nullable(),
        period: z.string(),
        at: z.string().nullable(),
        seq,
      })
      .nullable(),
    toMend: z.array(texts).describe("what was said of it at the completeness check"),
    mended: z.boolean().describe("while it is mended: its answer, or a proof of it, came after what was handed in"),
  })
  .meta({ id: "Question", description: "one question, with the answer on record" });

export const formView = z
  .object({
    applicationId: uuid,
    organisation: slug,
    programme: programmeName,
    cycle: z.object({ cycleId: uuid, titles: texts }),
    unit: unitLabel,
    period: z.string(),
    version: z.string(),
    digest: digest.describe("of the standard: a draft that was made by another one has to be looked through"),
    languages: z.array(z.string()),
    grades: z.array(grade),
    grade: z.string().describe("that is sought"),
    state,
    deadline: deadline.nullable(),
    totals: z.object({
      questions: z.int().describe("that the unit is asked, and that apply or may apply"),
      answered: z.int(),
      known: z.int(),
      minutes: z.number().describe("for all of them"),
      minutesLeft: z.number().describe("for those that are open"),
      proofsMissing: z.int().describe("questions whose proof is not complete"),
      toMend: z.int(),
    }),
    criteria: z.array(criterion),
    questions: z.array(question),
    toMend: z.array(remark).nullable(),
    canAnswer: z.boolean(),
    today: day,
    may: z.array(allowance),
  })
  .meta({ id: "FormView", description: "what a unit is asked, with what is known already" });
