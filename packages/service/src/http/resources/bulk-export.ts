import {
  assessmentsOf,
  BundleProblem,
  latestAssessment,
  NothingToBundle,
  programmeOf,
  readStandard,
  todayIn,
  versionOn,
  versionsOf,
} from "@touchstone/server";
import { compile } from "@touchstone/standard";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Service } from "../../service.ts";
import { answerRows } from "../../streams/answer-rows.ts";
import { cardRows, registerRows } from "../../streams/card-rows.ts";
import { keptBundle } from "../../streams/kept-bundle.ts";
import { WRITTEN } from "../../streams/media.ts";
import { sendKept, sendTable } from "../../streams/send-file.ts";
import { unitRows } from "../../streams/unit-rows.ts";
import { logNamed, mustRead, organisationOfLog, reading } from "../logs.ts";
import { ProblemError } from "../problem.ts";
import { refusedProblem } from "../refused-problem.ts";
import { day, slug, uuid } from "../shapes.ts";

/** Whole tables, streamed out as NDJSON, CSV or Parquet, by Accept or `?format=`; and the bundle that anybody can check. */
export function exportRoutes({ touchstone }: Service): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      "/organisations/:organisation/exports/units",
      {
        config: { needs: "read" },
        schema: {
          ...about("The units of a register, as an import reads them back", "exportUnits"),
          params: z.object({ organisation: slug }),
          querystring: z.object({ format, scheme, on: day.optional(), type: z.string().max(64).optional() }),
        },
      },
      async (request, reply) => {
        const log = await logNamed(touchstone, "organisation", request.params.organisation);
        await mustRead(touchstone, request, { log, what: "ReadEnrolments", unitId: null });
        const { scheme: of, on = todayIn(log, touchstone), type = null } = request.query;
        const rows = await unitRows(touchstone, log, { on, scheme: of, type });
        return sendTable(touchstone, request, reply, `${log.slug}-units`, rows);
      },
    );

    app.get(
      "/programmes/:programme/exports/observations",
      {
        config: { needs: "read" },
        schema: {
          ...about("The current answers of all who take part, as an import reads them back", "exportObservations"),
          params: z.object({ programme: slug }),
          querystring: z.object({ format, scheme, period: z.string().max(20).optional() }),
        },
      },
      async (request, reply) => {
        const programme = await logNamed(touchstone, "programme", request.params.programme);
        await mustRead(touchstone, request, { log: programme, what: "ReadAnswers", unitId: null });
        const organisation = await organisationOfLog(touchstone, programme);
        const today = todayIn(programme, touchstone);
        const inForce = await reading(touchstone, (tx) => versionOn(tx, programme, today));
        if (!inForce) throw refusedProblem({ code: "no-standard-in-force", day: today });
        const standard = await readStandard(touchstone.files, inForce.file);
        const { scheme: of, period = null } = request.query;
        const asked = { organisation, programme, standard, day: today, scheme: of, period };
        const name = `${programme.slug}-observations`;
        return sendTable(touchstone, request, reply, name, await answerRows(touchstone, asked));
      },
    );

    app.get(
      "/programmes/:programme/exports/scorecards",
      {
        config: { needs: "read" },
        schema: {
          ...about("All scorecards of an assessment by rank, with the score of every node", "exportScorecards"),
          params: z.object({ programme: slug }),
          querystring: z.object({ format, assessment: uuid.optional().describe("by default the latest") }),
        },
      },
      async (request, reply) => {
        const log = await logNamed(touchstone, "programme", request.params.programme);
        await mustRead(touchstone, request, { log, what: "ReadResults", unitId: null });
        const { assessment } = request.query;
        const { found, version } = await reading(touchstone, async (tx) => {
          const all = await assessmentsOf(tx, log);
          const one = assessment === undefined ? all.at(-1) : all.find((each) => each.assessmentId === assessment);
          const by = (await versionsOf(tx, log)).find((each) => each.version === one?.standard.version);
          return { found: one, version: by };
        });
        if (!found || !version) throw new ProblemError("not-found", `${log.slug} has no such assessment.`);
        const { model } = compile(await readStandard(touchstone.files, version.file));
        const nodes = model.nodes.map(({ id }) => id);
        const rows = cardRows(touchstone, log, found.assessmentId, nodes);
        return sendTable(touchstone, request, reply, `${log.slug}-scorecards`, rows);
      },
    );

    app.get(
      "/programmes/:programme/exports/register",
      {
        schema: {
          ...about("The public register: units that hold a grade, by rank", "exportRegister"),
          params: z.object({ programme: slug }),
          querystring: z.object({ format, scheme, language: z.string().max(35).optional() }),
        },
      },
      async (request, reply) => {
        const programme = await logNamed(touchstone, "programme", request.params.programme);
        const organisation = await organisationOfLog(touchstone, programme);
        const today = todayIn(programme, touchstone);
        const { latest, of } = await reading(touchstone, async (tx) => ({
          latest: await latestAssessment(tx, programme, null),
          of: await programmeOf(tx, programme),
        }));
        if (!latest) throw new ProblemError("not-found", `${programme.slug} has not been assessed yet.`);
        const language = request.query.language ?? of.languages[0] ?? "en";
        const { assessmentId } = latest;
        const rows = await registerRows(
          touchstone,
          { organisation, programme },
          { assessmentId, day: today, scheme: request.query.scheme, language },
        );
        return sendTable(touchstone, request, reply, `${programme.slug}-register`, rows);
      },
    );

    app.get(
      "/programmes/:programme/exports/bundle",
      {
        schema: {
          summary: "The open bundle, from which anybody computes every scorecard again: one ZIP file",
          operationId: "exportBundle",
          tags: ["bulk"],
          params: z.object({ programme: slug }),
          produces: ["application/zip"],
          response: { 200: z.any().describe("the file"), 304: z.any().describe("as it was") },
        },
      },
      async (request, reply) => {
        const programme = await logNamed(touchstone, "programme", request.params.programme);
        const organisation = await organisationOfLog(touchstone, programme);
        try {
          const { path, bytes, cut } = await keptBundle(touchstone, organisation, programme);
          void reply.header("etag", `"${cut}"`);
          if (request.headers["if-none-match"] === `"${cut}"`) return reply.code(304).send();
          return sendKept(reply.header("content-length", bytes), path, `${programme.slug}.zip`, "application/zip");
        } catch (error) {
          if (error instanceof NothingToBundle) throw new ProblemError("not-found", error.message);
          // its words name folders of this machine: the disk's own error is told as such, all else as a fault
          throw error instanceof BundleProblem && error.cause !== undefined ? error.cause : error;
        }
      },
    );
  };
}

const format = z.enum(["ndjson", "csv", "parquet"]).optional().describe("by default what Accept says, else ndjson");
const scheme = z.string().min(1).max(64).default("code").describe("of the codes of units");

const about = (summary: string, operationId: string) => ({
  summary,
  operationId,
  tags: ["bulk"],
  produces: [...WRITTEN],
  response: { 200: z.any().describe("the table") },
});
