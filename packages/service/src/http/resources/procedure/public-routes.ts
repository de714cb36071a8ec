import {
  designationByCode,
  designationRows,
  designationView,
  noticeRows,
  noticeView,
  roundScene,
} from "@touchstone/server";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Service } from "../../../service.ts";
import { reading } from "../../logs.ts";
import { cursorOf, pageOf, pageQuery, placeOf } from "../../paging.ts";
import { plain } from "../../plain.ts";
import { ProblemError } from "../../problem.ts";
import { seq, slug, uuid } from "../../shapes.ts";
import { inRound, orNothing } from "./in-round.ts";
import { designationRow, designationView as designationShape, noticeRow, noticeView as noticeShape } from "./views.ts";

const params = z.object({ programme: slug });
const tags = ["procedure"];
const code = z.string().min(1).max(40).describe("as on the plaque; capitals, spaces, hyphens, O for 0 do not matter");

/** What everybody sees of the end of a round: notices, and designations by their codes. */
export function publicRoundRoutes({ touchstone }: Service): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      "/programmes/:programme/notices",
      {
        schema: {
          summary: "The notices of a programme, the latest first",
          operationId: "listNotices",
          tags,
          params,
          querystring: z.object(pageQuery),
          response: { 200: pageOf(noticeRow) },
        },
      },
      async (request) => {
        const [before = null] = placeOf(request.query.cursor, z.tuple([seq])) ?? [];
        const { limit } = request.query;
        const found = await inRound(touchstone, request, request.params.programme, (scene) =>
          noticeRows(scene, { before, limit }),
        );
        return { items: plain(found.items), next: found.next === null ? null : cursorOf([found.next]) };
      },
    );

    app.get(
      "/programmes/:programme/notices/:notice",
      {
        schema: {
          summary: "Decisions on public notice, with what was said against them",
          operationId: "getNotice",
          tags,
          params: params.extend({ notice: uuid }),
          response: { 200: noticeShape },
        },
      },
      async (request) => {
        const { programme, notice } = request.params;
        const found = await inRound(touchstone, request, programme, (scene) => noticeView(scene, notice));
        return plain(orNothing(found, `notice ${notice}`));
      },
    );

    app.get(
      "/programmes/:programme/designations",
      {
        schema: {
          summary: "The designations of a programme, the latest first",
          operationId: "listDesignations",
          tags,
          params,
          querystring: z.object({
            ...pageQuery,
            valid: z.enum(["true", "false"]).default("false").describe("only those valid today"),
            unit: uuid.optional(),
          }),
          response: { 200: pageOf(designationRow) },
        },
      },
      async (request) => {
        const { limit, cursor, valid, unit } = request.query;
        const [before = null] = placeOf(cursor, z.tuple([seq])) ?? [];
        const found = await inRound(touchstone, request, request.params.programme, (scene) =>
          designationRows(scene, { validOnly: valid === "true", unitId: unit ?? null, before, limit }),
        );
        return { items: plain(found.items), next: found.next === null ? null : cursorOf([found.next]) };
      },
    );

    app.get(
      "/programmes/:programme/designations/:code",
      {
        schema: {
          summary: "A designation of a programme by its code",
          operationId: "getDesignation",
          tags,
          params: params.extend({ code }),
          response: { 200: designationShape },
        },
      },
      async (request) => {
        const { programme, code: typed } = request.params;
        const found = await byCode(typed);
        if (found.log.slug !== programme) throw noDesignation(typed);
        return found.view;
      },
    );

    app.get(
      "/designations/:code",
      {
        schema: {
          summary: "A designation by the code on its plaque",
          operationId: "findDesignation",
          tags,
          params: z.object({ code }),
          response: { 200: designationShape },
        },
      },
      async (request) => {
        const { log, view } = await byCode(request.params.code);
        if (log.sandboxOf !== null) throw noDesignation(request.params.code); // a rehearsal designates nobody
        return view;
      },
    );
  };

  async function byCode(typed: string) {
    return reading(touchstone, async (tx) => {
      const found = await designationByCode(tx, typed);
      if (found === "no-code")
        throw new ProblemError("not-found", "This is no code of a designation: one of its characters must be another.");
      if (found === null) throw noDesignation(typed);
      const scene = await roundScene(tx, touchstone, { log: found.log, accountId: null });
      return {
        log: found.log,
        view: plain(orNothing(await designationView(scene, found.designationId), "designation")),
      };
    });
  }
}

const noDesignation = (typed: string): ProblemError =>
  new ProblemError("not-found", `No designation has the code ${typed}.`);
