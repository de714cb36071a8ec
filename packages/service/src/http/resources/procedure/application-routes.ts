import { APPLICATION_STATES } from "@touchstone/domain";
import { applicationRows, applicationView, formView, roundRegions } from "@touchstone/server";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Service } from "../../../service.ts";
import { cursorOf, pageOf, pageQuery, placeOf } from "../../paging.ts";
import { plain } from "../../plain.ts";
import { refusedProblem } from "../../refused-problem.ts";
import { seq, slug, uuid } from "../../shapes.ts";
import { inRound, orNothing } from "./in-round.ts";
import { applicationRow, applicationView as applicationShape, formView as formShape, regions } from "./views.ts";

const params = z.object({ programme: slug });
const ofOne = params.extend({ application: uuid });
const tags = ["procedure"];
const config = { needs: "read" } as const;

/** so that tens of thousands are a few requests, and none of them is long */
const MOST = 1000;
const asked = z.object({
  ...pageQuery,
  limit: z.coerce.number().int().min(1).max(MOST).default(50).describe("how many at most"),
  cycle: uuid.optional(),
  state: z
    .union([z.enum(APPLICATION_STATES), z.array(z.enum(APPLICATION_STATES)).max(APPLICATION_STATES.length)])
    .optional()
    .describe("one or more of them"),
  text: z.string().min(1).max(200).optional().describe("in the name or the code of the unit"),
  under: uuid.optional().describe("only units below this one"),
});

/** Applications: for who runs a round, who coordinates a part of it, the unit itself, and who judges. */
export function applicationRoutes({ touchstone }: Service): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      "/programmes/:programme/applications",
      {
        config,
        schema: {
          summary: "Applications that you may see, in the order in which they were made",
          operationId: "listApplications",
          tags,
          params,
          querystring: asked,
          response: { 200: pageOf(applicationRow) },
        },
      },
      async (request) => {
        const { limit, cursor, cycle, state, text, under } = request.query;
        const [after = null] = placeOf(cursor, z.tuple([seq])) ?? [];
        const found = await inRound(touchstone, request, request.params.programme, (scene) =>
          applicationRows(scene, {
            cycleId: cycle ?? null,
            states: state === undefined ? null : [state].flat(),
            text: text ?? null,
            under: under ?? null,
            after,
            limit,
          }),
        );
        if ("code" in found) throw refusedProblem(found);
        return { items: plain(found.items), next: found.next === null ? null : cursorOf([found.next]) };
      },
    );

    app.get(
      "/programmes/:programme/cycles/:cycle/regions",
      {
        config,
        schema: {
          summary: "Units in which applications of a round lie that you may see: below one, or the highest",
          operationId: "listRegions",
          tags,
          params: params.extend({ cycle: uuid }),
          querystring: z.object({ under: uuid.optional() }),
          response: { 200: regions },
        },
      },
      async (request) => {
        const { programme, cycle } = request.params;
        const found = await inRound(touchstone, request, programme, (scene) =>
          roundRegions(scene, { cycleId: cycle, under: request.query.under ?? null }),
        );
        if ("code" in found) throw refusedProblem(found);
        return plain(found);
      },
    );

    app.get(
      "/programmes/:programme/applications/:application",
      {
        config,
        schema: {
          summary: "An application, as far as you may see it, and what you may do with it",
          operationId: "getApplication",
          tags,
          params: ofOne,
          response: { 200: applicationShape },
        },
      },
      async (request) => {
        const { programme, application } = request.params;
        const found = await inRound(touchstone, request, programme, (scene) => applicationView(scene, application));
        return plain(orNothing(found, `application ${application}`));
      },
    );

    app.get(
      "/programmes/:programme/applications/:application/form",
      {
        config,
        schema: {
          summary: "What a unit is asked, with what is known already",
          operationId: "getApplicationForm",
          tags,
          params: ofOne,
          response: { 200: formShape },
        },
      },
      async (request) => {
        const { programme, application } = request.params;
        const found = await inRound(touchstone, request, programme, (scene) => formView(scene, application));
        return plain(orNothing(found, `form of an application ${application}`));
      },
    );
  };
}
