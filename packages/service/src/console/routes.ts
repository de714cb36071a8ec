import type { FastifyReply, FastifyRequest } from "fastify";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { ProblemError } from "../http/problem.ts";
import { builtPages } from "./built-pages.ts";
import { sendBuilt } from "./send-built.ts";

const params = z.object({ lang: z.enum(["en", "zh-Hans", "bo"]) });

/** The console: one page at every address below /{lang}/app, for who is signed in, and the files that it is made of. */
export const consolePages: FastifyPluginAsyncZod = async (app) => {
  const built = builtPages("console");
  app.addHook("onRoute", (route) => {
    route.schema = { ...route.schema, hide: true }; // pages are no part of the API
  });

  const answer = async (
    request: FastifyRequest<{ Params: z.infer<typeof params> }>,
    reply: FastifyReply,
  ): Promise<FastifyReply> => {
    const { lang } = request.params;
    if (request.principal === null)
      return reply.redirect(`/${lang}/sign-in?next=${encodeURIComponent(request.url)}`, 303);
    const page = built()?.get("index.html");
    if (!page)
      throw new ProblemError(
        "unavailable",
        "The console has not been built here: run npm start, or scripts/build-web.ts.",
      );
    const html = new TextDecoder().decode(page.bytes.identity).replace('<html lang="en">', `<html lang="${lang}">`);
    return reply.type(page.type).serializer(String).send(html);
  };
  app.get("/:lang/app", { schema: { params } }, answer);
  app.get("/:lang/app/*", { schema: { params: params.extend({ "*": z.string().max(1000) }) } }, answer);

  app.get(
    "/app-assets/:file",
    { schema: { params: z.object({ file: z.string().max(200) }) } },
    async (request, reply) => {
      const { file } = request.params;
      const found = file.endsWith(".html") ? undefined : built()?.get(file);
      if (!found) throw new ProblemError("not-found", "There is no such file.");
      return sendBuilt(request, reply, found);
    },
  );
};
