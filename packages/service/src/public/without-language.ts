import type { FastifyPluginAsync } from "fastify";
import { chooseLanguage } from "./languages.ts";

/** Where somebody may begin by an address that was given without a language: a link that was passed on, or printed. */
const BEGINNINGS = ["/app", "/field", "/sign-in", "/sign-in/link"];

/** Leads each of them on in the language that the reader's browser asks for; what stands behind a `#` goes along. */
export const withoutLanguage =
  (languages: readonly string[]): FastifyPluginAsync =>
  async (app) => {
    for (const path of BEGINNINGS)
      app.get(path, { schema: { hide: true } }, async (request, reply) => {
        const lang = chooseLanguage(request.headers["accept-language"], languages);
        return reply.header("vary", "accept-language").redirect(`/${lang}${request.url}`, 302);
      });
  };
