import { Readable } from "node:stream";
import type { FastifyInstance } from "fastify";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { ProblemError } from "../http/problem.ts";
import type { Service } from "../service.ts";
import { dataPage } from "./data-page.ts";
import { type Desk, openDesk } from "./desk.ts";
import { encodingFor } from "./encode.ts";
import { answer, entered, keyOf, nothingHere, OfProgramme } from "./entered.ts";
import { chooseLanguage } from "./languages.ts";
import { asPageFor, languageOf, problemKindPage } from "./problem-page.ts";
import { programmesPage, scenesOf } from "./programmes-page.ts";
import { registerCsv } from "./register-csv.ts";
import { queryOf, registerPage } from "./register-page.ts";
import { roundPages } from "./round-routes.ts";
import { cachedPage, madePage, sendPage } from "./send-page.ts";
import { standardPage } from "./standard-page.ts";
import { lineNamed, unitPage } from "./unit-page.ts";
import { withoutLanguage } from "./without-language.ts";

const InLanguage = OfProgramme.pick({ lang: true });
const Asked = z.object({
  q: z.string().max(100).default(""),
  region: z.string().max(100).default(""),
  grade: z.string().max(100).default(""),
  sort: z.enum(["name", "score"]).default("name"),
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
});

/** Adds the public pages to the app, and turns problems into pages for whoever reads them in a browser. */
export async function addPublicPages(app: FastifyInstance, service: Service): Promise<void> {
  const desk = await openDesk(service.touchstone);
  app.addHook("onSend", async (request, reply, payload) => asPageFor(desk, request, reply, payload));
  await app.register(publicPages(desk));
  await app.register(withoutLanguage(desk.pages.PAGE_LANGUAGES));
  await app.register(roundPages(desk, service));
}

/** Pages that anyone can read, in the languages of each programme; without a script, and the same for everybody. */
function publicPages(desk: Desk): FastifyPluginAsyncZod {
  return async (app) => {
    app.addHook("onRoute", (route) => {
      route.schema = { ...route.schema, hide: true }; // pages are no part of the interface
    });

    app.get("/", async (request, reply) => {
      const { PAGE_LANGUAGES } = desk.pages;
      const lang = chooseLanguage(request.headers["accept-language"], PAGE_LANGUAGES);
      return reply.header("vary", "accept-language").redirect(`/${lang}`, 302);
    });

    app.get(
      "/assets/:file",
      { schema: { params: z.object({ file: z.string().max(100) }) } },
      async (request, reply) => {
        const asset = desk.assets.files.get(request.params.file);
        if (!asset) throw new ProblemError("not-found", "There is no such file.");
        const wanted = encodingFor(request.headers["accept-encoding"]);
        const encoding = asset.bytes[wanted] ? wanted : "identity";
        if (encoding !== "identity") void reply.header("content-encoding", encoding);
        return reply
          .header("cache-control", "public, max-age=31536000, immutable")
          .header("vary", "accept-encoding")
          .type(asset.type)
          .send(asset.bytes[encoding] ?? asset.bytes.identity);
      },
    );

    const KindAsked = z.object({ lang: z.string().max(40).optional() });
    app.get(
      "/problems/:kind",
      { schema: { params: z.object({ kind: z.string().max(64) }), querystring: KindAsked } },
      async (request, reply) => {
        const asked = desk.pages.PAGE_LANGUAGES.find((one) => one === request.query.lang);
        const html = problemKindPage(desk, request.params.kind, asked ?? languageOf(desk, request));
        if (html === null) throw new ProblemError("not-found", "There is no such kind of problem.");
        void reply.header("vary", "accept-language");
        await sendPage(request, reply, madePage(html));
        return reply;
      },
    );

    app.get("/:lang", { schema: { params: InLanguage } }, async (request, reply) => {
      const { lang } = request.params;
      const found = await scenesOf(desk);
      if (
        !desk.pages.PAGE_LANGUAGES.includes(lang) &&
        !found.some(({ programme }) => programme.languages.includes(lang))
      )
        throw nothingHere();
      const key = `/${lang} ${found.map(({ log, sizes, day }) => `${log.logId} ${sizes.programme} ${day}`).join()}`;
      const page = await cachedPage(desk.cache, key, async () => madePage(await programmesPage(desk, found, lang)));
      await sendPage(request, reply, page);
      return reply;
    });

    app.get("/:lang/:programme", { schema: { params: OfProgramme, querystring: Asked } }, async (request, reply) => {
      const { lang, programme } = request.params;
      const { scene, register } = await entered(desk, lang, programme);
      const asked = request.query;
      await answer(desk, request, reply, [`/${lang}/${programme}${queryOf(asked)}`, register?.key, keyOf(scene)], () =>
        registerPage(desk, scene, lang, asked, register?.index ?? null),
      );
      return reply;
    });

    app.get(
      "/:lang/:programme/register.csv",
      { schema: { params: OfProgramme, querystring: Asked } },
      async (request, reply) => {
        const { lang, programme } = request.params;
        const { scene, register } = await entered(desk, lang, programme);
        return reply
          .type("text/csv; charset=utf-8")
          .header("content-disposition", `attachment; filename="${programme}-register.csv"`)
          .header("cache-control", "public, max-age=60")
          .send(Readable.from(registerCsv(scene, register?.index ?? null, lang, request.query)));
      },
    );

    const OfUnit = OfProgramme.extend({ unit: z.string().min(1).max(200) });
    app.get("/:lang/:programme/units/:unit", { schema: { params: OfUnit } }, async (request, reply) => {
      const { lang, programme, unit } = request.params;
      const { scene, register } = await entered(desk, lang, programme);
      const line = register && lineNamed(register.index, unit);
      if (!line) throw nothingHere();
      const key = [`/${lang}/${programme}/units/${line.unitId}`, register.key, keyOf(scene), scene.sizes.organisation];
      await answer(desk, request, reply, key, () => unitPage(desk, scene, lang, register.index, line));
      return reply;
    });

    for (const [name, make] of [
      ["standard", standardPage],
      ["data", dataPage],
    ] as const)
      app.get(`/:lang/:programme/${name}`, { schema: { params: OfProgramme } }, async (request, reply) => {
        const { lang, programme } = request.params;
        const { scene } = await entered(desk, lang, programme);
        const { sizes } = scene;
        // of the data page checkpoints are a part, which no event tells of
        const key = name === "data" ? null : [`/${lang}/${programme}/${name}`, keyOf(scene), sizes.organisation];
        await answer(desk, request, reply, key, () => make(desk, scene, lang));
        return reply;
      });
  };
}
