import type { FastifyReply, FastifyRequest } from "fastify";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { ProblemError, type ProblemKind } from "../../http/problem.ts";
import { chooseLanguage } from "../../public/languages.ts";
import { loadPages } from "../../public/pages.ts";
import type { Service } from "../../service.ts";
import { headersOf } from "../acts.ts";
import { clientOf, guessed } from "../guessing.ts";
import { giveCookies, languageOfCookie } from "./cookies.ts";

/** What a browser's authenticator gives: better-auth takes its form for granted. */
const credential = z.object({
  response: z.looseObject({
    id: z.string().min(1).max(1400),
    rawId: z.string().min(1).max(1400),
    type: z.literal("public-key"),
    response: z.looseObject({ clientDataJSON: z.string().min(1).max(10_000) }),
  }),
  name: z.string().trim().max(80).optional(),
});
type Credential = z.infer<typeof credential>;

/**
 * What of better-auth is open to the world: passkeys, whose script speaks to it, and the way back from a provider. All
 * else goes by routes of our own, which count tries.
 */
export function betterAuthRoutes({ signIn, config }: Service): FastifyPluginAsyncZod {
  const handed = async (request: FastifyRequest, body: Credential | null = null): Promise<Response> => {
    const headers = headersOf(request);
    headers.set("origin", config.publicUrl); // csrf.ts has seen to it that it is
    if (body) headers.set("content-type", "application/json");
    const { method } = request;
    const url = new URL(request.url, config.publicUrl);
    return signIn.auth.handler(new Request(url, { method, headers, ...(body && { body: JSON.stringify(body) }) }));
  };
  return async (app) => {
    const hidden = { schema: { hide: true } };
    for (const path of [
      "/passkey/generate-register-options",
      "/passkey/generate-authenticate-options",
      "/callback/:provider",
    ])
      app.get(`/api/auth${path}`, hidden, async (request, reply) => handBack(request, reply, await handed(request)));
    app.post(
      "/api/auth/passkey/verify-registration",
      { schema: { hide: true, body: credential } },
      async (request, reply) => handBack(request, reply, await handed(request, request.body)),
    );
    app.post(
      "/api/auth/passkey/verify-authentication",
      { schema: { hide: true, body: credential } },
      async (request, reply) => {
        const client = clientOf(request);
        const tried: { answer?: Response } = {};
        await guessed(signIn, { client, what: `passkey ${client}` }, async () => {
          tried.answer = await handed(request, request.body);
          return tried.answer.ok ? true : null;
        });
        return handBack(request, reply, tried.answer ?? new Response(null, { status: 401 }));
      },
    );
    app.get("/api/auth/failed", hidden, async ({ headers }, reply) => {
      const { PAGE_LANGUAGES } = await loadPages();
      const begun = languageOfCookie(headers.cookie);
      const lang =
        PAGE_LANGUAGES.find((one) => one === begun) ?? chooseLanguage(headers["accept-language"], PAGE_LANGUAGES);
      return reply.redirect(`/${lang}/sign-in?wrong=provider`, 303);
    });
  };
}

/** Gives a browser what better-auth answered; what is wrong, as a problem. */
async function handBack(request: FastifyRequest, reply: FastifyReply, answer: Response): Promise<FastifyReply> {
  const text = await answer.text();
  if (answer.status >= 400) {
    // an attestation that can't be read is a 500 of better-auth
    const isOurs = answer.status >= 500 && !text.includes("FAILED_TO_VERIFY_REGISTRATION");
    if (isOurs) throw new Error(`better-auth answered ${answer.status} to ${request.routeOptions.url}`);
    throw new ProblemError(
      KINDS.get(answer.status) ?? "invalid-request",
      "This did not let anyone in, or change anything.",
    );
  }
  giveCookies(reply, answer.headers.getSetCookie());
  const location = answer.headers.get("location");
  if (location !== null) void reply.header("location", location);
  const type = answer.headers.get("content-type");
  if (type !== null) void reply.type(type);
  return reply.code(answer.status).serializer(String).send(text);
}

const KINDS: ReadonlyMap<number, ProblemKind> = new Map([
  [401, "not-signed-in"],
  [403, "not-allowed"],
  [404, "not-found"],
  [429, "too-many-requests"],
]);
