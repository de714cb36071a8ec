import type { FastifyReply, FastifyRequest } from "fastify";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { builtPages } from "../console/built-pages.ts";
import { sendBuilt } from "../console/send-built.ts";
import { ProblemError } from "../http/problem.ts";
import { fieldManifest } from "./manifest.ts";
import { FIELD_POLICY } from "./policy.ts";

const params = z.object({ lang: z.enum(["en", "zh-Hans", "bo"]) });
type InLanguage = FastifyRequest<{ Params: z.infer<typeof params> }>;

/**
 * The form of a unit, for a phone: one page at every address below /{lang}/field/, its service worker, and the files that it
 * is made of. The page holds nothing of anybody: it is the same for who is not signed in, so that it opens without a line.
 */
export const fieldPages: FastifyPluginAsyncZod = async (app) => {
  const built = builtPages("field");
  app.addHook("onRoute", (route) => {
    route.schema = { ...route.schema, hide: true }; // pages are no part of the API
  });
  const fileOf = (name: string) => {
    const found = built()?.get(name);
    if (!found)
      throw new ProblemError(
        "unavailable",
        "The form has not been built here: run npm start, or scripts/build-web.ts.",
      );
    return found;
  };

  const page = async (request: InLanguage, reply: FastifyReply): Promise<FastifyReply> => {
    const { lang } = request.params;
    const [path = "", query] = request.url.split("?");
    // a service worker in the folder of a language is that of what lies below it, which this address does not
    if (path === `/${lang}/field`) return reply.redirect(`${path}/${query === undefined ? "" : `?${query}`}`, 303);
    const { type, bytes } = fileOf("index.html");
    const html = new TextDecoder()
      .decode(bytes.identity)
      .replace('<html lang="en">', `<html lang="${lang}">`)
      .replace("</title>", `</title>\n    <link rel="manifest" href="/${lang}/field/manifest.webmanifest">`);
    return reply.header("content-security-policy", FIELD_POLICY).type(type).serializer(String).send(html);
  };
  app.get("/:lang/field", { schema: { params } }, page);
  app.get("/:lang/field/*", { schema: { params: params.extend({ "*": z.string().max(1000) }) } }, page);
  app.get("/:lang/field/manifest.webmanifest", { schema: { params } }, async (request, reply) =>
    reply.type("application/manifest+json").serializer(JSON.stringify).send(fieldManifest(request.params.lang)),
  );
  // asked for again each time, so that who comes back has the newest
  app.get("/:lang/field/sw.js", { schema: { params } }, async (_, reply) =>
    reply
      .type("text/javascript; charset=utf-8")
      .header("content-security-policy", FIELD_POLICY)
      .send(fileOf("sw.js").bytes.identity),
  );
  app.get(
    "/field-assets/:file",
    { schema: { params: z.object({ file: z.string().max(200) }) } },
    async (request, reply) => {
      const { file } = request.params;
      const found = /^(sw\.js|.*\.html)$/.test(file) ? undefined : built()?.get(file);
      if (!found) throw new ProblemError("not-found", "There is no such file.");
      return sendBuilt(request, reply, found);
    },
  );
};
