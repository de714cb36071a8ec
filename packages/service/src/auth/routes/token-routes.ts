import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { SCOPES } from "../../http/principal.ts";
import { ProblemError } from "../../http/problem.ts";
import { day, uuid } from "../../http/shapes.ts";
import type { Service } from "../../service.ts";
import { endToken, MOST_TOKENS, makeToken, tokensOf } from "../tokens.ts";
import { inSession } from "./signed-in.ts";

const instant = z.iso.datetime();
/** What a token, or a session, lets do. */
export const scopesShape = z.array(z.enum(SCOPES)).min(1).max(SCOPES.length);

/** One's tokens, for programs that act for one. */
export function tokenRoutes({ touchstone, signIn }: Service): FastifyPluginAsyncZod {
  return async (app) => {
    const tags = ["me"];
    app.get(
      "/me/tokens",
      {
        schema: {
          summary: "One's tokens, for programs that act for one",
          operationId: "listTokens",
          tags,
          response: {
            200: z.object({
              items: z.array(
                z.object({
                  tokenId: uuid,
                  name: z.string(),
                  scopes: scopesShape,
                  createdAt: instant,
                  expiresAt: instant.nullable(),
                  lastUsedOn: day.nullable(),
                }),
              ),
            }),
          },
        },
      },
      async (request, reply) => {
        void reply.header("cache-control", "no-store");
        const { accountId } = await inSession(signIn, request);
        const tokens = await tokensOf(signIn, accountId);
        return {
          items: tokens.map((token) => ({
            ...token,
            scopes: [...token.scopes],
            createdAt: token.createdAt.toISOString(),
            expiresAt: token.expiresAt?.toISOString() ?? null,
          })),
        };
      },
    );
    app.post(
      "/me/tokens",
      {
        schema: {
          summary: "Make a token; its words are shown this once",
          operationId: "makeToken",
          tags,
          body: z.object({
            name: z.string().trim().min(1).max(80),
            scopes: scopesShape,
            expiresAt: instant.nullable().default(null),
          }),
          response: { 201: z.object({ tokenId: uuid, token: z.string() }) },
        },
      },
      async (request, reply) => {
        const { accountId } = await inSession(signIn, request);
        const { name, scopes, expiresAt } = request.body;
        const wanted = { name, scopes, expiresAt: expiresAt === null ? null : new Date(expiresAt) };
        const made = await makeToken(signIn, touchstone, accountId, wanted);
        if (made === null)
          throw new ProblemError("conflict", `An account has at most ${MOST_TOKENS} tokens. End one first.`);
        void reply.header("cache-control", "no-store");
        return reply.code(201).send({ tokenId: made.tokenId, token: made.words });
      },
    );
    app.delete(
      "/me/tokens/:token",
      {
        schema: {
          summary: "End a token of one's own",
          operationId: "endToken",
          tags,
          params: z.object({ token: uuid }),
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const { accountId } = await inSession(signIn, request);
        if (!(await endToken(signIn, accountId, request.params.token)))
          throw new ProblemError("not-found", "There is no such token.");
        return reply.code(204).send(null);
      },
    );
  };
}
