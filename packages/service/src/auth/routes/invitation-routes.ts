import { logBySlug, mayRead, transaction } from "@touchstone/server";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { signedIn } from "../../http/needs.ts";
import { ProblemError } from "../../http/problem.ts";
import { slug } from "../../http/shapes.ts";
import type { Service } from "../../service.ts";
import { invite } from "../invite.ts";

/** Accounts for people: made by whoever grants roles, who gives the link on by a way of their own. */
export function invitationRoutes(service: Service): FastifyPluginAsyncZod {
  const { touchstone } = service;
  return async (app) => {
    for (const kind of ["organisation", "programme"] as const)
      app.post(
        `/${kind}s/:slug/invitations`,
        {
          config: { needs: "command" },
          schema: {
            summary: "Make an account, and a link with which its owner chooses a password, shown this once",
            operationId: kind === "organisation" ? "inviteToOrganisation" : "inviteToProgramme",
            tags: ["roles"],
            params: z.object({ slug }),
            body: z.object({
              account: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}$/),
              address: z
                .email()
                .max(254)
                .nullable()
                .default(null)
                .describe("by which a provider knows them; null: none"),
            }),
            response: { 201: z.object({ account: z.string(), link: z.string(), expiresAt: z.iso.datetime() }) },
          },
        },
        async (request, reply) => {
          const { accountId } = signedIn(request, "command");
          const log = await transaction(touchstone, (tx) => logBySlug(tx, kind, request.params.slug), {
            readOnly: true,
            pipelined: true,
          });
          if (log === null) throw new ProblemError("not-found", `There is no ${kind} ${request.params.slug}.`);
          const refusal = await mayRead(touchstone, { log, accountId, what: "ReadAccounts", unitId: null });
          if (refusal !== null) throw new ProblemError("not-allowed", "Accounts are made by operators.", { refusal });
          const link = await invite(service, { name: request.body.account, address: request.body.address });
          if (link === null)
            throw new ProblemError("conflict", "There is an account of this name or with this address.");
          void reply.header("cache-control", "no-store");
          return reply
            .code(201)
            .send({ account: link.account, link: link.url, expiresAt: link.expiresAt.toISOString() });
        },
      );
  };
}
