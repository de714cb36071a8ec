import { enrolledOn, enrolmentsOfUnit, todayIn } from "@touchstone/server";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Service } from "../../service.ts";
import { logNamed, mustRead, reading } from "../logs.ts";
import { pageOf, pageOfRows, pageQuery, placeOf } from "../paging.ts";
import { plain } from "../plain.ts";
import { day, seq, slug, uuid } from "../shapes.ts";

const enrolment = z
  .object({
    unitId: uuid,
    basis: z.string(),
    from: day,
    until: day.nullable().describe("null: nobody has ended it"),
    seq,
  })
  .meta({ id: "Enrolment", description: "one time of a unit's taking part" });
const tags = ["enrolments"];

/** Who takes part: for who runs a programme, and a unit for itself. */
export function enrolmentRoutes({ touchstone }: Service): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      "/programmes/:programme/enrolments",
      {
        config: { needs: "read" },
        schema: {
          summary: "Units that take part on a day",
          operationId: "listEnrolments",
          tags,
          params: z.object({ programme: slug }),
          querystring: z.object({ ...pageQuery, on: day.optional() }),
          response: { 200: pageOf(enrolment).extend({ on: day }) },
        },
      },
      async (request) => {
        const { limit, cursor } = request.query;
        const [after = null] = placeOf(cursor, z.tuple([uuid])) ?? [];
        const log = await logNamed(touchstone, "programme", request.params.programme);
        await mustRead(touchstone, request, { log, what: "ReadEnrolments", unitId: null });
        return reading(touchstone, async (tx) => {
          const on = request.query.on ?? todayIn(log, touchstone);
          const rows = await enrolledOn(tx, log, { on, after, limit: limit + 1 });
          return { ...pageOfRows(plain(rows), limit, ({ unitId }) => [unitId]), on };
        });
      },
    );

    app.get(
      "/programmes/:programme/enrolments/:unit",
      {
        config: { needs: "read" },
        schema: {
          summary: "When a unit took part; a unit may ask for itself",
          operationId: "getEnrolments",
          tags,
          params: z.object({ programme: slug, unit: uuid }),
          response: { 200: z.object({ items: z.array(enrolment) }) },
        },
      },
      async (request) => {
        const { unit: unitId, programme } = request.params;
        const log = await logNamed(touchstone, "programme", programme);
        await mustRead(touchstone, request, { log, what: "ReadResults", unitId });
        return { items: plain(await reading(touchstone, (tx) => enrolmentsOfUnit(tx, log, unitId))) };
      },
    );
  };
}
