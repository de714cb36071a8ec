import { itemsOf } from "@touchstone/domain";
import {
  awaitedRatings,
  currentOf,
  cutOf,
  type Log,
  observationsOf,
  readStandard,
  submissionsOf,
  type Touchstone,
  todayIn,
  transaction,
  versionsOf,
} from "@touchstone/server";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Service } from "../../service.ts";
import { logNamed, mustRead, organisationOfLog, reading } from "../logs.ts";
import { pageIn, pageOf, pageOfRows, pageQuery, placeOf } from "../paging.ts";
import { plain } from "../plain.ts";
import { digest, seq, slug, uuid } from "../shapes.ts";

const submission = z
  .object({
    seq: seq.describe("of its event, in the organisation's ledger"),
    submissionId: uuid,
    period: z.string(),
    items: z.array(z.string()),
    nRows: z.int(),
    nAnswers: z.int(),
    file: digest.describe("of the file of its rows"),
  })
  .meta({ id: "Submission" });
const observation = z
  .object({
    period: z.string().describe("empty: any"),
    item: z.string(),
    answer: z.unknown().describe("as in a bundle: a value, or an object with state, error, source, note"),
    seq,
  })
  .meta({ id: "Observation", description: "an answer as anybody may see it" });
const params = z.object({ programme: slug });
const tags = ["answers"];

/** What was handed in: for who runs a programme, and a unit for itself. */
export function answerRoutes({ touchstone }: Service): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      "/programmes/:programme/submissions",
      {
        config: { needs: "read" },
        schema: {
          summary: "What was handed in for a programme, the latest first",
          operationId: "listSubmissions",
          tags,
          params,
          querystring: z.object(pageQuery),
          response: { 200: pageOf(submission) },
        },
      },
      async (request) => {
        const { limit, cursor } = request.query;
        const [before = null] = placeOf(cursor, z.tuple([seq])) ?? [];
        const log = await logNamed(touchstone, "programme", request.params.programme);
        await mustRead(touchstone, request, { log, what: "ReadAnswers", unitId: null });
        const organisation = await organisationOfLog(touchstone, log);
        const asked = { programmeId: log.logId, before, limit: limit + 1 };
        const rows = await reading(touchstone, (tx) => submissionsOf(tx, organisation, asked));
        return pageOfRows(plain(rows), limit, ({ seq: at }) => [at]);
      },
    );

    app.get(
      "/programmes/:programme/units/:unit/observations",
      {
        config: { needs: "read" },
        schema: {
          summary: "The answers of a unit that a programme may use; a unit may ask for itself",
          operationId: "listObservations",
          tags,
          params: params.extend({ unit: uuid }),
          querystring: z.object({
            ...pageQuery,
            period: z.string().max(20).optional(),
            corrected: z.enum(["true", "false"]).default("false").describe("with those that were corrected later"),
          }),
          response: { 200: pageOf(observation) },
        },
      },
      async (request) => {
        const { unit: unitId, programme } = request.params;
        const { period, corrected } = request.query;
        const log = await logNamed(touchstone, "programme", programme);
        await mustRead(touchstone, request, { log, what: "ReadAnswers", unitId });
        const all = await observed(touchstone, log, unitId);
        const wanted = (corrected === "true" ? all : currentOf(all)).filter(
          (one) => period === undefined || one.period === period,
        );
        return pageIn(wanted, request.query);
      },
    );
  };
}

/** All answers of one unit that a programme may use today. */
async function observed(touchstone: Touchstone, log: Log, unitId: string) {
  const organisation = await organisationOfLog(touchstone, log);
  return transaction(
    touchstone,
    async (tx) => {
      const day = todayIn(log, touchstone);
      const { size } = await cutOf(tx, organisation);
      const version = (await versionsOf(tx, log)).findLast(({ state }) => state === "effective");
      const items = version ? itemsOf(log.slug, await readStandard(touchstone.files, version.file)) : [];
      const quantities = new Set(items.filter(({ isQuantity }) => isQuantity).map(({ key }) => key));
      const asked = { programmeId: log.logId, day, size, quantities };
      const isAwaited = await awaitedRatings(tx, touchstone, log);
      const all = await observationsOf(tx, touchstone.files, organisation, [unitId], asked);
      return all.filter((one) => !isAwaited(one));
    },
    { readOnly: true },
  );
}
