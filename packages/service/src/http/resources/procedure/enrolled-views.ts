/** What units that take part look like in a list, and at a glance. */
import { z } from "zod";
import { day, uuid } from "../../shapes.ts";
import { regions } from "./application-views.ts";
import { certainty, grade, number, state, textMap, unitLabel } from "./parts.ts";

export const enrolledUnit = z
  .object({
    unit: unitLabel,
    parentId: uuid.nullable().describe("the unit right above it, which stands among `parents`"),
    since: day.describe("that it has taken part"),
    application: z
      .object({ applicationId: uuid, state })
      .nullable()
      .describe("its last one in the round that was asked about; null: none that you may see"),
    result: z
      .object({
        score: number,
        grade: z.string().nullable(),
        certainty,
        isPublic: z.boolean().describe("the public has a page of it"),
      })
      .nullable()
      .describe("by the last assessment; null: none that you may see"),
  })
  .meta({ id: "EnrolledUnit", description: "a unit that takes part, in a list" });

export const enrolledGlance = z
  .object({
    ...regions.shape,
    items: z.array(z.object({ unit: unitLabel, n: z.int().describe("of those who take part, that lie in it") })),
    on: day,
    n: z.int().describe("who take part, of those that you may know of"),
    types: z.array(z.object({ type: z.string(), title: textMap.nullable(), n: z.int() })),
    assessment: z
      .object({ assessmentId: uuid, period: z.string(), day, nUnits: z.int(), grades: z.array(grade) })
      .nullable()
      .describe("the last one, which `result` of the units is of; null: there is none yet"),
  })
  .meta({ id: "EnrolledGlance", description: "who takes part, and what a list of them can be narrowed to" });
