import type { FastifyRequest } from "fastify";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import type { Service } from "../../service.ts";
import { headersOf } from "../acts.ts";
import { clientOf, guessed } from "../guessing.ts";
import { giveCookies } from "./cookies.ts";

/**
 * What of better-auth is open to the world: passkeys, whose script speaks to it, and the way back from a provider. All
 * else goes by routes of our own, which count tries.
 */
const OPEN = [
  ["GET", "/passkey/generate-register-options"],
  ["POST", "/passkey/verify-registration"],
  ["GET", "/passkey/generate-authenticate-options"],
  ["POST", "/passkey/verify-authentication"],
  ["GET", "/callback/:provider"],
] as const;

/** Hands these on to better-auth, and its answers back. */
export function betterAuthRoutes({ signIn, config }: Service): FastifyPluginAsyncZod {
  const handed = async (request: FastifyRequest): Promise<Response> => {
    const headers = headersOf(request);
    headers.set("origin", config.publicUrl); // csrf.ts has seen to it that it is
    const hasBody = request.method === "POST";
    if (hasBody) headers.set("content-type", "application/json");
    return signIn.auth.handler(
      new Request(new URL(request.url, config.publicUrl), {
        method: request.method,
        headers,
        ...(hasBody && { body: JSON.stringify(request.body ?? {}) }),
      }),
    );
  };
  return async (app) => {
    for (const [method, path] of OPEN)
      app.route({
        method,
        url: `/api/auth${path}`,
        schema: { hide: true },
        handler: async (request, reply) => {
          const answer = path.startsWith("/passkey/verify-authentication")
            ? await passkeyTried(request)
            : await handed(request);
          giveCookies(reply, answer.headers.getSetCookie());
          const location = answer.headers.get("location");
          if (location !== null) void reply.header("location", location);
          if (answer.status >= 500) request.log.error({ status: answer.status }, "better-auth failed");
          const type = answer.headers.get("content-type");
          if (type !== null) void reply.type(type);
          return reply
            .code(answer.status)
            .serializer(String)
            .send(await answer.text());
        },
      });
    app.get("/api/auth/failed", { schema: { hide: true } }, async (_, reply) =>
      reply.redirect("/en/sign-in?wrong=provider", 303),
    );

    /** Counts what fails, as for passwords. */
    async function passkeyTried(request: FastifyRequest): Promise<Response> {
      const client = clientOf(request);
      const tried: { answer: Response | null } = { answer: null };
      await guessed(signIn, { client, what: `passkey ${client}` }, async () => {
        tried.answer = await handed(request);
        return tried.answer.ok ? true : null;
      });
      return tried.answer ?? new Response(null, { status: 401 });
    }
  };
}
