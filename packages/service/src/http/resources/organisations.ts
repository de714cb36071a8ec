import { logBySlug, organisationOf, transaction } from "@touchstone/server";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Service } from "../../service.ts";
import { ProblemError } from "../problem.ts";
import { slug, text } from "../shapes.ts";

/** Who runs programmes. */
export function organisationRoutes({ touchstone }: Service): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      "/organisations/:organisation",
      {
        schema: {
          summary: "An organisation",
          operationId: "getOrganisation",
          tags: ["organisations"],
          params: z.object({ organisation: slug }),
          response: { 200: z.object({ slug, names: z.array(text), timeZone: z.string() }) },
        },
      },
      async ({ params }) => {
        const found = await transaction(
          touchstone,
          async (tx) => {
            const log = await logBySlug(tx, "organisation", params.organisation);
            return log && (await organisationOf(tx, log));
          },
          { readOnly: true, pipelined: true },
        );
        if (!found) throw new ProblemError("not-found", `There is no organisation ${params.organisation}.`);
        return { slug: params.organisation, names: [...found.names], timeZone: found.timeZone };
      },
    );
  };
}
