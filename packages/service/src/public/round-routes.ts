import formbody from "@fastify/formbody";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Service } from "../service.ts";
import { designationPage, designationsPage } from "./designation-page.ts";
import type { Desk } from "./desk.ts";
import { answer, entered, keyOf, nothingHere, OfProgramme } from "./entered.ts";
import { chooseLanguage } from "./languages.ts";
import { languagesFor, noticeOf, noticePage, noticesPage, objectionPage } from "./notice-page.ts";
import { faultsOf, fileTyped, objectionBody, typedIn } from "./objection-form.ts";
import { cachedPage, HTML, madePage, sendPage } from "./send-page.ts";
import { findNumber, verifyPage } from "./verify-page.ts";

const Before = z.object({ before: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional() });
const OfNotice = OfProgramme.extend({ notice: z.uuid() });
const OfObjection = OfNotice.extend({ objection: z.uuid() });
/** Longer than any number is, with all that somebody puts between its letters. */
const Code = z.string().max(100);

/** Pages of what rounds end with: notices, objections, designations; without a script, and the same for everybody. */
export function roundPages(desk: Desk, service: Service): FastifyPluginAsyncZod {
  return async (app) => {
    await app.register(formbody);
    app.addHook("onRoute", (route) => {
      route.schema = { ...route.schema, hide: true }; // pages are no part of the interface
    });

    for (const [name, make] of [
      ["notices", noticesPage],
      ["designations", designationsPage],
    ] as const)
      app.get(
        `/:lang/:programme/${name}`,
        { schema: { params: OfProgramme, querystring: Before } },
        async (request, reply) => {
          const { lang, programme } = request.params;
          const { scene } = await entered(desk, lang, programme);
          const before = request.query.before ?? null;
          const key = [`/${lang}/${programme}/${name}`, before, keyOf(scene), scene.sizes.organisation];
          await answer(desk, request, reply, key, () => make(desk, scene, lang, before));
          return reply;
        },
      );

    app.get("/:lang/:programme/notices/:notice", { schema: { params: OfNotice } }, async (request, reply) => {
      const { lang, programme, notice: noticeId } = request.params;
      const { scene } = await entered(desk, lang, programme);
      const key = [`/${lang}/${programme}/notices/${noticeId}`, keyOf(scene), scene.sizes.organisation];
      await answer(desk, request, reply, key, async () => {
        const notice = await noticeOf(desk, scene, noticeId);
        return notice && noticePage(desk, scene, lang, { notice, typed: null });
      });
      return reply;
    });

    app.post(
      "/:lang/:programme/notices/:notice",
      {
        config: { rateLimit: { max: Math.min(30, service.config.requestsPerMinute), timeWindow: "1 minute" } },
        schema: { params: OfNotice, body: objectionBody },
      },
      async (request, reply) => {
        const { lang, programme, notice: noticeId } = request.params;
        const { scene } = await entered(desk, lang, programme);
        const notice = await noticeOf(desk, scene, noticeId);
        if (!notice) throw nothingHere();
        const typed = typedIn(request.body);
        const faults = faultsOf(typed, notice, languagesFor(desk, scene));
        const filed = faults.length > 0 ? faults : await fileTyped(service, request, { programme, noticeId, typed });
        if (typeof filed === "string")
          // with a fragment of its own, or browsers keep the one of the form
          return reply.redirect(`/${lang}/${programme}/notices/${noticeId}/objections/${filed}#number`, 303);
        const isMany = filed.some(({ is }) => is === "wrongMany");
        const html = await noticePage(desk, scene, lang, { notice, typed: { ...typed, wrong: filed } });
        await sendPage(request, reply, madePage(html, HTML, isMany ? 429 : 422));
        return reply;
      },
    );

    app.get(
      "/:lang/:programme/notices/:notice/objections/:objection",
      { schema: { params: OfObjection } },
      async (request, reply) => {
        const { lang, programme, notice: noticeId, objection: objectionId } = request.params;
        const { scene } = await entered(desk, lang, programme);
        const path = `/${lang}/${programme}/notices/${noticeId}/objections/${objectionId}`;
        const key = JSON.stringify([path, keyOf(scene), scene.sizes.organisation]);
        const page = await cachedPage(desk.cache, key, async () => {
          const notice = await noticeOf(desk, scene, noticeId);
          const html = notice && objectionPage(desk, scene, lang, { notice, objectionId });
          if (html === null) throw nothingHere();
          return madePage(html);
        });
        await sendPage(request, reply, page, true); // its author comes back for the answer
        return reply;
      },
    );

    app.get(
      "/:lang/:programme/designations/:code",
      { schema: { params: OfProgramme.extend({ code: Code }) } },
      async (request, reply) => {
        const { lang, programme, code } = request.params;
        const { scene, register } = await entered(desk, lang, programme);
        // made each time: it says at which moment it was checked
        const html = await designationPage(desk, scene, lang, { code, index: register?.index ?? null });
        if (html === null) return reply.redirect(`/v/${encodeURIComponent(code)}?lang=${lang}`, 302);
        await sendPage(request, reply, madePage(html), true);
        return reply;
      },
    );

    const In = z.object({ lang: z.string().max(40).optional() });
    const languageFor = (asked: string | undefined, accept: string | undefined, of: readonly string[]): string =>
      of.find((one) => one === asked) ?? chooseLanguage(accept, of);

    app.get("/v", { schema: { querystring: In.extend({ code: Code.default("") }) } }, async (request, reply) => {
      const { lang: asked, code } = request.query;
      const lang = languageFor(asked, request.headers["accept-language"], desk.pages.PAGE_LANGUAGES);
      if (code.trim() === "" && asked !== lang) return reply.redirect(`/v?lang=${lang}`, 302);
      if (code.trim() !== "") return reply.redirect(`/v/${encodeURIComponent(code.trim())}?lang=${lang}`, 302);
      await sendPage(request, reply, madePage(verifyPage(desk, lang, { typed: "", found: null })));
      return reply;
    });

    app.get("/v/:code", { schema: { params: z.object({ code: Code }), querystring: In } }, async (request, reply) => {
      const { code } = request.params;
      const accept = request.headers["accept-language"];
      const found = await findNumber(desk, code);
      if (typeof found !== "string") {
        const scene = await desk.scenes.find(found.log.slug);
        if (!scene) throw nothingHere();
        const lang = languageFor(request.query.lang, accept, scene.programme.languages);
        return reply.redirect(`/${lang}/${found.log.slug}/designations/${encodeURIComponent(code)}`, 302);
      }
      const lang = languageFor(request.query.lang, accept, desk.pages.PAGE_LANGUAGES);
      await sendPage(request, reply, madePage(verifyPage(desk, lang, { typed: code, found }), HTML, 404));
      return reply;
    });
  };
}
