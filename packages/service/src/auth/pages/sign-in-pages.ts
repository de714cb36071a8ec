import formbody from "@fastify/formbody";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { ProblemError } from "../../http/problem.ts";
import { assetsOf } from "../../public/assets.ts";
import { loadPages } from "../../public/pages.ts";
import type { Service } from "../../service.ts";
import {
  beginFirstSignIn,
  chooseFirstPassword,
  headersOf,
  type Scene,
  signInByPassword,
  signInBySecondFactor,
} from "../acts.ts";
import { giveCookies, languageCookie, ticketCookie, ticketOf } from "../routes/cookies.ts";
import { sessionOf } from "../session.ts";
import { holderOfTicket } from "../slips.ts";
import { mePages } from "./me-pages.ts";
import { ownPath } from "./next.ts";
import { type InLanguage, inLanguage, orTooMany, sendSignInPage } from "./page-scene.ts";
import { signInAssets } from "./sign-in-assets.ts";
import { WRONG_PASSWORD_WORDS } from "./wrong-password.ts";

const typed = z.string().max(600).default("");
const next = z.string().max(500).optional();

/** The pages of signing in, whose forms work without a script. */
export function signInPages(service: Service): FastifyPluginAsyncZod {
  const { touchstone, signIn, config } = service;
  const scene = (request: FastifyRequest): Scene => ({ touchstone, signIn, request });
  const providers = config.oidc.map(({ name }) => name);
  return async (app) => {
    await app.register(formbody);
    app.addHook("onRoute", (route) => {
      route.schema = { ...route.schema, hide: true }; // pages are no part of the API
    });
    await app.register(mePages(service));

    const signInPage = (
      request: FastifyRequest<{ Params: InLanguage }>,
      reply: FastifyReply,
      { next, wrong = null }: { next: string | null; wrong?: "wrongPassword" | "tooMany" | "wrongProvider" | null },
    ) =>
      sendSignInPage(reply, { ...request.params, path: "/sign-in", wrong }, (pages, around) =>
        pages.drawSignIn(around, { next, providers }),
      );

    app.get(
      "/:lang/sign-in",
      { schema: { params: inLanguage, querystring: z.object({ next, wrong: z.string().max(20).optional() }) } },
      async (request, reply) => {
        const wrong = request.query.wrong === "provider" ? "wrongProvider" : null;
        const after = ownPath(request.query.next, config.publicUrl);
        const isIn = request.principal !== null && (await sessionOf(signIn, request.headers.cookie)) !== null;
        if (isIn && wrong === null) return reply.redirect(after ?? `/${request.params.lang}/me`, 303);
        return signInPage(request, reply, { next: after, wrong });
      },
    );
    app.post(
      "/:lang/sign-in",
      { schema: { params: inLanguage, body: z.object({ account: typed, password: typed, next }) } },
      async (request, reply) => {
        const { lang } = request.params;
        const after = ownPath(request.body.next, config.publicUrl);
        const signedIn = await orTooMany(signInByPassword(scene(request), request.body));
        if (signedIn === "too-many") return signInPage(request, reply, { next: after, wrong: "tooMany" });
        if (signedIn === null) return signInPage(request, reply, { next: after, wrong: "wrongPassword" });
        giveCookies(reply, signedIn.cookies);
        const kept = after === null ? "" : `?next=${encodeURIComponent(after)}`;
        return reply.redirect(
          signedIn.step === "signed-in" ? (after ?? `/${lang}/me`) : `/${lang}/sign-in/code${kept}`,
          303,
        );
      },
    );

    app.get(
      "/:lang/sign-in/code",
      { schema: { params: inLanguage, querystring: z.object({ next }) } },
      async (request, reply) =>
        sendSignInPage(reply, { ...request.params, path: "/sign-in/code" }, (pages, around) =>
          pages.drawCode(around, ownPath(request.query.next, config.publicUrl)),
        ),
    );
    app.post(
      "/:lang/sign-in/code",
      { schema: { params: inLanguage, body: z.object({ code: typed, next }) } },
      async (request, reply) => {
        const after = ownPath(request.body.next, config.publicUrl);
        const signedIn = await orTooMany(signInBySecondFactor(scene(request), request.body.code));
        if (signedIn === null || signedIn === "too-many") {
          const wrong = signedIn === null ? "wrongCode" : "tooMany";
          return sendSignInPage(reply, { ...request.params, path: "/sign-in/code", wrong }, (pages, around) =>
            pages.drawCode(around, after),
          );
        }
        giveCookies(reply, signedIn.cookies);
        return reply.redirect(after ?? `/${request.params.lang}/me`, 303);
      },
    );

    app.get("/:lang/sign-in/slip", { schema: { params: inLanguage } }, async (request, reply) =>
      sendSignInPage(reply, { ...request.params, path: "/sign-in/slip" }, (pages, around) =>
        pages.drawSlip(around, ""),
      ),
    );
    app.post(
      "/:lang/sign-in/slip",
      { schema: { params: inLanguage, body: z.object({ code: typed, slip: typed }) } },
      async (request, reply) => {
        const { code } = request.body;
        const ticket = await orTooMany(beginFirstSignIn(scene(request), request.body));
        if (ticket === null || ticket === "too-many") {
          const wrong = ticket === null ? "wrongSlip" : "tooMany";
          return sendSignInPage(reply, { ...request.params, path: "/sign-in/slip", wrong }, (pages, around) =>
            pages.drawSlip(around, code.slice(0, 100)),
          );
        }
        giveCookies(reply, [ticketCookie(ticket, config.publicUrl)]);
        return reply.redirect(`/${request.params.lang}/sign-in/choose`, 303);
      },
    );

    app.get("/:lang/sign-in/link", { schema: { params: inLanguage } }, async (request, reply) =>
      sendSignInPage(reply, { ...request.params, path: "/sign-in/link" }, (pages, around) => pages.drawLink(around)),
    );
    app.post(
      "/:lang/sign-in/link",
      { schema: { params: inLanguage, body: z.object({ link: typed }) } },
      async (request, reply) => {
        // whoever pastes the whole address means what stands behind its #
        const link = request.body.link.split("#").at(-1) ?? "";
        const ticket = await orTooMany(beginFirstSignIn(scene(request), { link }));
        if (ticket === null || ticket === "too-many") {
          const wrong = ticket === null ? "wrongSlip" : "tooMany";
          return sendSignInPage(reply, { ...request.params, path: "/sign-in/link", wrong }, (pages, around) =>
            pages.drawLink(around),
          );
        }
        giveCookies(reply, [ticketCookie(ticket, config.publicUrl)]);
        return reply.redirect(`/${request.params.lang}/sign-in/choose`, 303);
      },
    );

    app.get("/:lang/sign-in/choose", { schema: { params: inLanguage } }, async (request, reply) => {
      const holder = await holderOfTicket(signIn, ticketOf(request.headers.cookie) ?? "", touchstone.now());
      if (holder === null) return reply.redirect(`/${request.params.lang}/sign-in/slip`, 303);
      return sendSignInPage(reply, { ...request.params, path: "/sign-in/choose" }, (pages, around) =>
        pages.drawChoose(around, holder.name),
      );
    });
    app.post(
      "/:lang/sign-in/choose",
      { schema: { params: inLanguage, body: z.object({ password: typed }) } },
      async (request, reply) => {
        const ticket = ticketOf(request.headers.cookie) ?? "";
        const chosen = await chooseFirstPassword(scene(request), ticket, request.body.password);
        if (chosen.step === "no-ticket")
          return sendSignInPage(
            reply,
            { ...request.params, path: "/sign-in/slip", wrong: "wrongSlip" },
            (pages, around) => pages.drawSlip(around, ""),
          );
        if (chosen.step === "refused") {
          const holder = await holderOfTicket(signIn, ticket, touchstone.now());
          const wrong = WRONG_PASSWORD_WORDS[chosen.fault];
          return sendSignInPage(reply, { ...request.params, path: "/sign-in/choose", wrong }, (pages, around) =>
            pages.drawChoose(around, holder?.name ?? ""),
          );
        }
        giveCookies(reply, [...chosen.cookies, ticketCookie(null, config.publicUrl)]);
        // another password does not end the second factor
        return reply.redirect(`/${request.params.lang}/${chosen.step === "signed-in" ? "me" : "sign-in/code"}`, 303);
      },
    );

    app.get(
      "/:lang/sign-in/with/:provider",
      {
        schema: {
          params: inLanguage.extend({ provider: z.string().max(40) }),
          querystring: z.object({ next }),
        },
      },
      async (request, reply) => {
        const { lang, provider } = request.params;
        const after = ownPath(request.query.next, config.publicUrl) ?? `/${lang}/me`;
        if (!providers.includes(provider)) return reply.redirect(`/${lang}/sign-in?wrong=provider`, 303);
        const answer = await signIn.auth.api.signInSocial({
          body: {
            provider,
            callbackURL: after,
            errorCallbackURL: `/${lang}/sign-in?wrong=provider`,
            disableRedirect: true,
          },
          headers: headersOf(request),
          asResponse: true,
        });
        const body: unknown = await answer.json().catch(() => null);
        const url = answer.ok && typeof body === "object" && body !== null && "url" in body ? body.url : null;
        if (typeof url !== "string") return reply.redirect(`/${lang}/sign-in?wrong=provider`, 303);
        giveCookies(reply, [...answer.headers.getSetCookie(), languageCookie(lang, config.publicUrl)]);
        return reply.redirect(url, 303);
      },
    );

    app.get(
      "/sign-in-assets/:name",
      { schema: { params: z.object({ name: z.string().max(60) }) } },
      async (request, reply) => {
        const pages = await loadPages();
        const { stylesheet, script, css, js } = signInAssets(pages, await assetsOf(pages));
        const kept = "public, max-age=31536000, immutable";
        const path = `/sign-in-assets/${request.params.name}`;
        if (path === stylesheet) return reply.header("cache-control", kept).type("text/css; charset=utf-8").send(css);
        if (path === script) return reply.header("cache-control", kept).type("text/javascript; charset=utf-8").send(js);
        throw new ProblemError("not-found", `There is nothing at ${path}.`);
      },
    );
  };
}
