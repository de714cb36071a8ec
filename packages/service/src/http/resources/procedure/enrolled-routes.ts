import { APPLICATION_STATES } from "@touchstone/domain";
import { enrolledGlance, enrolledUnits } from "@touchstone/server";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Service } from "../../../service.ts";
import { cursorOf, pageOf, pageQuery, placeOf } from "../../paging.ts";
import { plain } from "../../plain.ts";
import { refusedProblem } from "../../refused-problem.ts";
import { slug, uuid } from "../../shapes.ts";
import { inRound } from "./in-round.ts";
import { unitLabel } from "./parts.ts";
import { enrolledUnit, enrolledGlance as glanceShape } from "./views.ts";

const params = z.object({ programme: slug });
const tags = ["enrolments"];
const config = { needs: "read" } as const;
const stands = z.enum([...APPLICATION_STATES, "none"]);

/** so that tens of thousands are a few requests, and none of them is long */
const MOST = 1000;
const asked = z.object({
  ...pageQuery,
  limit: z.coerce.number().int().min(1).max(MOST).default(50).describe("how many at most"),
  cycle: uuid.optional().describe("the round whose applications are told of"),
  state: z
    .union([stands, z.array(stands).max(stands.options.length)])
    .optional()
    .describe("one or more of them; `none`: has not applied in the round"),
  text: z.string().min(1).max(200).optional().describe("in the name or the code of the unit"),
  type: z.string().min(1).max(64).optional(),
  under: uuid.optional().describe("only units below this one"),
});

/** Units that take part, with what is known of each: for who runs a programme, a part of it, or watches over it. */
export function enrolledRoutes({ touchstone }: Service): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      "/programmes/:programme/enrolled-units",
      {
        config,
        schema: {
          summary: "Units that take part today, each with its application in a round and its last result",
          operationId: "listEnrolledUnits",
          tags,
          params,
          querystring: asked,
          response: { 200: pageOf(enrolledUnit).extend({ parents: z.array(unitLabel) }) },
        },
      },
      async (request) => {
        const { limit, cursor, cycle, state, text, type, under } = request.query;
        const [after = null] = placeOf(cursor, z.tuple([uuid])) ?? [];
        const found = await inRound(touchstone, request, request.params.programme, (scene) =>
          enrolledUnits(scene, {
            cycleId: cycle ?? null,
            states: state === undefined ? null : [state].flat(),
            text: text ?? null,
            type: type ?? null,
            under: under ?? null,
            after,
            limit,
          }),
        );
        if ("code" in found) throw refusedProblem(found);
        return { ...plain(found), next: found.next === null ? null : cursorOf([found.next]) };
      },
    );

    app.get(
      "/programmes/:programme/enrolled",
      {
        config,
        schema: {
          summary: "How many units take part today: of which types, in which regions, and how they were assessed last",
          operationId: "getEnrolled",
          tags,
          params,
          querystring: z.object({ under: uuid.optional() }),
          response: { 200: glanceShape },
        },
      },
      async (request) => {
        const found = await inRound(touchstone, request, request.params.programme, (scene) =>
          enrolledGlance(scene, request.query.under ?? null),
        );
        if ("code" in found) throw refusedProblem(found);
        return plain(found);
      },
    );
  };
}
