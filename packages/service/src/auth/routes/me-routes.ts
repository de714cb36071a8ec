import { PURPOSES, ROLES } from "@touchstone/domain";
import { readingsOf, rolesOf } from "@touchstone/server";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { day, slug, uuid } from "../../http/shapes.ts";
import type { Service } from "../../service.ts";
import { signedIn } from "./signed-in.ts";
import { scopesShape } from "./token-routes.ts";

/** Who one is, and who read what is private of oneself: of one's own account alone. */
export function meRoutes({ touchstone }: Service): FastifyPluginAsyncZod {
  return async (app) => {
    const tags = ["me"];
    app.get(
      "/me",
      {
        schema: {
          summary: "Who is asking, and what they may be",
          operationId: "getMe",
          tags,
          response: {
            200: z.object({
              account: z.string(),
              by: z.enum(["session", "token"]),
              scopes: scopesShape,
              roles: z.array(
                z.object({
                  kind: z.enum(["organisation", "programme"]),
                  log: slug,
                  role: z.enum(ROLES),
                  unitId: uuid.nullable(),
                  from: day,
                  until: day.nullable(),
                }),
              ),
            }),
          },
        },
      },
      async (request, reply) => {
        void reply.header("cache-control", "no-store");
        const { account, accountId, by, scopes } = signedIn(request);
        const roles = await rolesOf(touchstone, accountId);
        return {
          account,
          by,
          scopes: [...scopes],
          roles: roles.map(({ log, role, unitId, from, until }) => ({
            kind: log.kind,
            log: log.slug,
            role,
            unitId,
            from,
            until,
          })),
        };
      },
    );
    app.get(
      "/me/readings",
      {
        schema: {
          summary: "When what is private of oneself was opened, by which role, what for",
          operationId: "getMyReadings",
          tags,
          response: {
            200: z.object({
              items: z.array(
                z.object({
                  kind: z.enum(["organisation", "programme"]),
                  log: slug,
                  seq: z.int(),
                  of: z.string(),
                  part: z.string(),
                  at: z.iso.datetime(),
                  purpose: z.enum(PURPOSES),
                  role: z.enum(ROLES),
                }),
              ),
            }),
          },
        },
      },
      async (request, reply) => {
        void reply.header("cache-control", "no-store");
        const readings = await readingsOf(touchstone, signedIn(request).accountId);
        return {
          items: readings.map(({ log, seq, of, part, at, purpose, role }) => ({
            kind: log.kind,
            log: log.slug,
            seq,
            of,
            part,
            at: at.toISOString(),
            purpose,
            role,
          })),
        };
      },
    );
  };
}
