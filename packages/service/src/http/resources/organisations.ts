import { allLogs, organisationOf, streamVersion } from "@touchstone/server";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Service } from "../../service.ts";
import { logNamed, reading } from "../logs.ts";
import { pageIn, pageOf, pageQuery } from "../paging.ts";
import { revision, slug, text, uuid } from "../shapes.ts";

const organisation = z
  .object({ organisationId: uuid, slug, names: z.array(text), timeZone: z.string() })
  .meta({ id: "Organisation" });

/** Who runs programmes. */
export function organisationRoutes({ touchstone }: Service): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      "/organisations",
      {
        schema: {
          summary: "The organisations of this server",
          operationId: "listOrganisations",
          tags: ["organisations"],
          querystring: z.object(pageQuery),
          response: { 200: pageOf(organisation) },
        },
      },
      async ({ query }) => {
        const all = await reading(touchstone, async (tx) => {
          const logs = await allLogs(tx);
          return Promise.all(
            logs
              .filter(({ kind, sandboxOf }) => kind === "organisation" && sandboxOf === null)
              .map((log) => organisationOf(tx, log)),
          );
        });
        return pageIn(
          all.map((one) => ({ ...one, names: [...one.names] })),
          query,
        );
      },
    );

    app.get(
      "/organisations/:organisation",
      {
        schema: {
          summary: "An organisation",
          operationId: "getOrganisation",
          tags: ["organisations"],
          params: z.object({ organisation: slug }),
          response: { 200: organisation.extend({ revision }) },
        },
      },
      async ({ params }) => {
        const log = await logNamed(touchstone, "organisation", params.organisation);
        const [found, version] = await reading(touchstone, (tx) =>
          Promise.all([organisationOf(tx, log), streamVersion(tx, log, `organisation/${log.logId}`)]),
        );
        return { ...found, names: [...found.names], revision: version };
      },
    );
  };
}
