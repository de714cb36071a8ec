import { cycleOf, cyclesOf } from "@touchstone/server";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Service } from "../../../service.ts";
import { pageIn, pageOf, pageQuery } from "../../paging.ts";
import { plain } from "../../plain.ts";
import { slug, uuid } from "../../shapes.ts";
import { inRound, orNothing } from "./in-round.ts";
import { cycleView } from "./views.ts";

const params = z.object({ programme: slug });
const tags = ["procedure"];

/** Rounds of a programme: when they open and close, by which standard, through which stages. */
export function cycleRoutes({ touchstone }: Service): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      "/programmes/:programme/cycles",
      {
        schema: {
          summary: "The rounds of a programme, the latest first",
          operationId: "listCycles",
          tags,
          params,
          querystring: z.object(pageQuery),
          response: { 200: pageOf(cycleView) },
        },
      },
      async (request) =>
        pageIn(plain(await inRound(touchstone, request, request.params.programme, cyclesOf)), request.query),
    );

    app.get(
      "/programmes/:programme/cycles/:cycle",
      {
        schema: {
          summary: "A round",
          operationId: "getCycle",
          tags,
          params: params.extend({ cycle: uuid }),
          response: { 200: cycleView },
        },
      },
      async (request) => {
        const { programme, cycle } = request.params;
        const found = await inRound(touchstone, request, programme, (scene) => cycleOf(scene, cycle));
        return plain(orNothing(found, `round ${cycle}`).cycle);
      },
    );
  };
}
