import { cycleOverview, decisionRows, inboxOf, objectionRows } from "@touchstone/server";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Service } from "../../../service.ts";
import { reading } from "../../logs.ts";
import { signedIn } from "../../needs.ts";
import { cursorOf, pageOf, pageQuery, placeOf } from "../../paging.ts";
import { plain } from "../../plain.ts";
import { refusedProblem } from "../../refused-problem.ts";
import { seq, slug, uuid } from "../../shapes.ts";
import { inRound, orNothing } from "./in-round.ts";
import { decisionRow, inbox, objectionView, cycleOverview as overviewShape } from "./views.ts";

const params = z.object({ programme: slug });
const ofCycle = params.extend({ cycle: uuid });
const tags = ["procedure"];
const config = { needs: "read" } as const;

/** A round as its office sees it, its decision board, objections to its notices; and what waits for whoever asks. */
export function officeRoutes({ touchstone }: Service): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      "/inbox",
      {
        config,
        schema: {
          summary: "What waits for you, over all programmes, by deadlines",
          operationId: "getInbox",
          tags,
          response: { 200: inbox },
        },
      },
      async (request) => {
        const { accountId } = signedIn(request, "read");
        return plain(await reading(touchstone, (tx) => inboxOf(tx, touchstone, accountId)));
      },
    );

    app.get(
      "/programmes/:programme/cycles/:cycle/overview",
      {
        config,
        schema: {
          summary: "A round at a glance: where it stands, what waits, who might change place",
          operationId: "getCycleOverview",
          tags,
          params: ofCycle,
          response: { 200: overviewShape },
        },
      },
      async (request) => {
        const { programme, cycle } = request.params;
        const found = await inRound(touchstone, request, programme, (scene) => cycleOverview(scene, cycle));
        const overview = orNothing(found, `round ${cycle}`);
        if ("code" in overview) throw refusedProblem(overview);
        return plain(overview);
      },
    );

    app.get(
      "/programmes/:programme/cycles/:cycle/decisions",
      {
        config,
        schema: {
          summary: "The decision board of a round",
          operationId: "listDecisions",
          tags,
          params: ofCycle,
          querystring: z.object(pageQuery),
          response: { 200: pageOf(decisionRow) },
        },
      },
      async (request) => {
        const { programme, cycle } = request.params;
        const { limit, cursor } = request.query;
        const [after = null] = placeOf(cursor, z.tuple([seq])) ?? [];
        const found = await inRound(touchstone, request, programme, (scene) =>
          decisionRows(scene, { cycleId: cycle, after, limit }),
        );
        if ("code" in found) throw refusedProblem(found);
        return { items: plain(found.items), next: found.next === null ? null : cursorOf([found.next]) };
      },
    );

    app.get(
      "/programmes/:programme/objections",
      {
        config,
        schema: {
          summary: "Objections to notices; what they say is opened one at a time",
          operationId: "listNoticeObjections",
          tags,
          params,
          querystring: z.object({
            ...pageQuery,
            notice: uuid.optional(),
            open: z.enum(["true", "false"]).default("false").describe("only those without an answer"),
          }),
          response: { 200: pageOf(objectionView) },
        },
      },
      async (request) => {
        const { limit, cursor, notice, open } = request.query;
        const [after = null] = placeOf(cursor, z.tuple([seq])) ?? [];
        const found = await inRound(touchstone, request, request.params.programme, (scene) =>
          objectionRows(scene, { noticeId: notice ?? null, openOnly: open === "true", after, limit }),
        );
        if ("code" in found) throw refusedProblem(found);
        return { items: plain(found.items), next: found.next === null ? null : cursorOf([found.next]) };
      },
    );
  };
}
