import {
  assessmentsOf,
  gradeCounts,
  gradesBefore,
  isScoreAwaited,
  type ListedAssessment,
  type Log,
  latestAssessment,
  scorecardsPage,
  type Touchstone,
  type Tx,
  todayIn,
} from "@touchstone/server";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Service } from "../../service.ts";
import { explanationOf, explanationShape } from "../explanation.ts";
import { canRead, logNamed, organisationOfLog, reading } from "../logs.ts";
import { cursorOf, pageIn, pageOf, pageQuery, placeOf } from "../paging.ts";
import { plain } from "../plain.ts";
import { ProblemError } from "../problem.ts";
import { day, slug, uuid } from "../shapes.ts";
import { NOTE, type UnitCard, unitCards } from "../unit-card.ts";
import {
  assessmentShape,
  scorecardShape,
  shortAssessmentShape,
  unitScorecardShape,
  wholeAssessmentShape,
} from "./scorecard-shapes.ts";

const params = z.object({ programme: slug });
const ofUnit = params.extend({ unit: uuid });
const period = z.string().max(20).optional().describe("of the latest assessment of this period; else of the latest");
const scheme = z.string().min(1).max(64).default("code").describe("that the unit's code is of");
const tags = ["results"];

/**
 * Assessments and scorecards. The public sees units that hold a grade by the latest assessment and still take part;
 * whoever runs the programme sees all, a unit its own.
 */
export function scorecardRoutes({ touchstone }: Service): FastifyPluginAsyncZod {
  const cardNow = unitCards(touchstone);
  return async (app) => {
    app.get(
      "/programmes/:programme/assessments",
      {
        schema: {
          summary: "The assessments of a programme, the latest first",
          operationId: "listAssessments",
          tags,
          params,
          querystring: z.object(pageQuery),
          response: { 200: pageOf(assessmentShape) },
        },
      },
      async (request) => {
        const log = await logNamed(touchstone, "programme", request.params.programme);
        return plain(pageIn((await reading(touchstone, (tx) => assessmentsOf(tx, log))).reverse(), request.query));
      },
    );

    app.get(
      "/programmes/:programme/assessments/:assessment",
      {
        schema: {
          summary: "An assessment, what it rests on, and how the grades fell",
          operationId: "getAssessment",
          tags,
          params: params.extend({ assessment: uuid }),
          response: { 200: wholeAssessmentShape },
        },
      },
      async (request) => {
        const log = await logNamed(touchstone, "programme", request.params.programme);
        return reading(touchstone, async (tx) => {
          const all = await assessmentsOf(tx, log);
          const found = all.find(({ assessmentId }) => assessmentId === request.params.assessment);
          if (!found)
            throw new ProblemError("not-found", `${log.slug} has no assessment ${request.params.assessment}.`);
          return plain({ ...found, grades: await gradeCounts(tx, log, found) });
        });
      },
    );

    app.get(
      "/programmes/:programme/scorecards",
      {
        schema: {
          summary: "Scorecards by rank: for the public of units that hold a grade, for the staff all",
          operationId: "listScorecards",
          tags,
          params,
          querystring: z.object({ ...pageQuery, period }),
          response: { 200: pageOf(scorecardShape).extend({ note: z.string(), assessment: shortAssessmentShape }) },
        },
      },
      async (request, reply) => {
        const { limit, cursor, period: asked = null } = request.query;
        const place = placeOf(cursor, z.tuple([z.int().nullable(), uuid, uuid]));
        const log = await logNamed(touchstone, "programme", request.params.programme);
        const isStaff = await canRead(touchstone, request, { log, what: "ReadResults", unitId: null });
        const { found, rows } = await reading(touchstone, async (tx) => {
          const today = todayIn(log, touchstone);
          const latest = await latestAssessment(tx, log, asked);
          if (!latest) throw noAssessment(log, asked);
          if (!isStaff) await mustBeLatest(tx, log, latest, request);
          if (place && place[2] !== latest.assessmentId)
            throw new ProblemError("changed-meanwhile", "There is a later assessment by now: begin at its first page.");
          const rows = await scorecardsPage(tx, log, {
            assessmentId: latest.assessmentId,
            gradedOn: isStaff ? null : today,
            after: place && { rank: place[0], unitId: place[1] },
            limit: limit + 1,
          });
          return { found: latest, rows };
        });
        const page = rows.slice(0, limit);
        const last = page.at(-1);
        const next = rows.length > limit && last ? cursorOf([last.rank, last.unitId, found.assessmentId]) : null;
        const head = JSON.stringify({ note: NOTE, assessment: shortOf(found), next });
        return json(reply, `${head.slice(0, -1)},"items":[${page.map(({ card }) => card).join(",")}]}`);
      },
    );

    app.get(
      "/programmes/:programme/scorecards/:unit",
      {
        schema: {
          summary: "The scorecard of a unit by the latest assessment",
          operationId: "getScorecard",
          tags,
          params: ofUnit,
          querystring: z.object({ period, scheme }),
          response: { 200: unitScorecardShape },
        },
      },
      async (request, reply) => {
        const { period: asked = null, scheme: of } = request.query;
        const { found } = await cardOf(touchstone, request, { period: asked, scheme: of });
        void reply.header("etag", found.tag);
        return json(reply, found.body);
      },
    );

    app.get(
      "/programmes/:programme/scorecards/:unit/explanation",
      {
        schema: {
          summary: "From the answers of a unit to its grade, and the shortest way to the next",
          operationId: "explainScorecard",
          tags,
          params: ofUnit,
          querystring: z.object({ period }),
          response: { 200: explanationShape },
        },
      },
      async (request) => {
        const { log, found } = await cardOf(touchstone, request, {
          period: request.query.period ?? null,
          scheme: "code",
        });
        return explanationOf(touchstone, log, request.params.unit, found.card);
      },
    );

    app.get(
      "/programmes/:programme/scorecards/:unit/history",
      {
        schema: {
          summary: "The grades that a unit has held, of each period by its last assessment",
          operationId: "listGradesOfUnit",
          tags,
          params: ofUnit,
          querystring: z.object(pageQuery),
          response: {
            200: pageOf(
              z.object({
                assessmentId: uuid,
                period: z.string(),
                day,
                version: z.string(),
                grade: z.string(),
                score: z.number(),
                kept: z.number().nullable().describe("share of the re-scorings in which the grade stays"),
              }),
            ),
          },
        },
      },
      async (request) => {
        const { log } = await cardOf(touchstone, request, { period: null, scheme: "code" });
        const all = await reading(touchstone, (tx) => gradesBefore(tx, log, request.params.unit));
        return pageIn(plain(all), request.query);
      },
    );
  };

  /** Whether who asks may see what is not public of a unit's results: the unit itself once its score has been told. */
  async function isTold(
    request: FastifyRequest,
    { log, unitId, period: of }: { readonly log: Log; readonly unitId: string; readonly period: string },
  ): Promise<boolean> {
    if (!(await canRead(touchstone, request, { log, what: "ReadResults", unitId }))) return false;
    const isAwaited = await reading(touchstone, (tx) => isScoreAwaited(tx, log, { unitId, period: of }));
    return !isAwaited || canRead(touchstone, request, { log, what: "ReadRound", unitId });
  }

  /** The scorecard of a unit that who asks may see. @throws {ProblemError} as if there were none where they may not */
  async function cardOf(
    touchstone: Touchstone,
    request: FastifyRequest<{ Params: { programme: string; unit: string } }>,
    asked: { readonly period: string | null; readonly scheme: string },
  ): Promise<{ log: Log; found: UnitCard }> {
    const { programme, unit: unitId } = request.params;
    const log = await logNamed(touchstone, "programme", programme);
    const organisation = await organisationOfLog(touchstone, log);
    const today = todayIn(log, touchstone);
    const found = await cardNow({ log, organisation, unitId, today, ...asked });
    const isSeen =
      found !== null && (found.isOpen || (await isTold(request, { log, unitId, period: found.card.period })));
    if (!found || !isSeen) throw new ProblemError("not-found", `${programme} shows no scorecard of a unit ${unitId}.`);
    return { log, found };
  }
}

const json = (reply: FastifyReply, text: string): never =>
  reply.type("application/json; charset=utf-8").send(text) as never; // written as it was recorded, not built from objects

const noAssessment = ({ slug: name }: Log, of: string | null): ProblemError =>
  new ProblemError("not-found", `${name} has not been assessed${of === null ? "" : ` for ${of}`}.`);

/** The public sees the latest assessment only: who has lost a grade, or withdrew, is in no list any more. */
async function mustBeLatest(tx: Tx, log: Log, asked: ListedAssessment, request: FastifyRequest): Promise<void> {
  const latest = await latestAssessment(tx, log, null);
  if (latest?.assessmentId === asked.assessmentId) return;
  if (request.principal === null)
    throw new ProblemError("not-signed-in", "Only the latest assessment is public: sign in for an earlier one.");
  throw new ProblemError(
    "not-allowed",
    "Only the latest assessment is public, and this account may not see earlier ones.",
  );
}

const shortOf = ({ assessmentId, seq: at, period: of, day: on, standard, nUnits }: ListedAssessment) => ({
  assessmentId,
  seq: at,
  period: of,
  day: on,
  version: standard.version,
  nUnits,
});
