/** What assessments and scorecards look like. */
import { z } from "zod";
import { day, digest, seq, uuid } from "../shapes.ts";

export const assessmentShape = z
  .object({
    assessmentId: uuid,
    seq,
    period: z.string().describe("empty for a standard whose data have none"),
    day,
    standard: z.object({ version: z.string(), digest }),
    engine: z.string(),
    cut: z.object({
      organisation: z.object({ size: z.int(), root: digest }),
      programme: z.object({ size: z.int(), root: digest }),
    }),
    nUnits: z.int(),
    inputs: digest,
    withoutUncertainty: z.string().nullable(),
  })
  .meta({ id: "Assessment", description: "everybody who takes part, scored at a cut of both ledgers" });
export const wholeAssessmentShape = assessmentShape.extend({
  uncertainty: z.unknown(),
  sealed: z.array(z.unknown()),
  unfit: z.array(z.object({ item: z.string(), answers: z.int() })),
  grades: z.array(
    z.object({
      grade: z.string().nullable().describe("null: none"),
      nUnits: z.int(),
      nCertain: z.int().describe("keep it in as many re-scorings as the standard asks for"),
    }),
  ),
});
export const shortAssessmentShape = z
  .object({ assessmentId: uuid, seq, period: z.string(), day, version: z.string(), nUnits: z.int() })
  .meta({ id: "ShortAssessment" });
/** written as it was recorded: docs/bundle.md says what is in it */
export const scorecardShape = z
  .looseObject({
    unit: uuid,
    score: z.number().nullable(),
    rank: z.int().nullable(),
    grade: z.string().nullable(),
    uncertainty: z
      .looseObject({
        rankLow: z.int().nullable(),
        rankMedian: z.int().nullable(),
        rankHigh: z.int().nullable(),
        scores: z
          .record(z.string(), z.array(z.number()).length(2).nullable())
          .optional()
          .describe("by node its scores at 5 and 95 % of the re-scorings; null: it has none; absent: not computed"),
      })
      .nullable()
      .describe("null: none could be computed"),
  })
  .meta({ id: "Scorecard", description: "the scorecard of a unit as it was recorded, with how sure it is" });
export const unitScorecardShape = z
  .object({
    note: z.string(),
    unit: z.object({
      unitId: uuid,
      type: z.string(),
      code: z.string().nullable(),
      names: z.array(z.object({ lang: z.string(), text: z.string() })),
    }),
    assessment: shortAssessmentShape.extend({ withoutUncertainty: z.string().nullable() }),
    scorecard: scorecardShape,
  })
  .meta({ id: "UnitScorecard" });
