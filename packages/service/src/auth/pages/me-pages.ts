import type { MeInput, SignInWord } from "@touchstone/pages";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { SCOPES, type Scope } from "../../http/principal.ts";
import { loadPages } from "../../public/pages.ts";
import type { Service } from "../../service.ts";
import type { Scene } from "../acts.ts";
import { changePassword } from "../change-password.ts";
import { endPasskey, passkeysOf } from "../passkeys.ts";
import { giveCookies } from "../routes/cookies.ts";
import { beginSecondFactor, confirmSecondFactor, endSecondFactor, type SecondFactor } from "../second-factor.ts";
import { endOtherSessions, endSession, type Session, sessionOf, sessionsOf } from "../session.ts";
import { qrImage } from "../slip-sheet.ts";
import { endToken, makeToken, tokensOf } from "../tokens.ts";
import { browserName } from "./browser-name.ts";
import { type InLanguage, inLanguage, orTooMany, sendSignInPage } from "./page-scene.ts";
import { shownOfRecord } from "./shown-of-record.ts";
import { WRONG_PASSWORD_WORDS } from "./wrong-password.ts";

type Asked = FastifyRequest<{ Params: InLanguage }>;

/** What the page shows this once. */
interface Once {
  readonly wrong?: SignInWord | null;
  readonly begun?: SecondFactor;
  readonly madeToken?: string;
}

const typed = z.string().max(600).default("");
const byId = z.object({ id: z.uuid() });

/** One's own page and its forms, each of which comes back to it. */
export function mePages({ touchstone, signIn }: Service): FastifyPluginAsyncZod {
  /** Answers as somebody; whoever is not signed in is sent to do so. */
  const asSelf =
    (act: (request: Asked, reply: FastifyReply, session: Session, scene: Scene) => Promise<FastifyReply>) =>
    async (request: Asked, reply: FastifyReply): Promise<FastifyReply> => {
      const { lang } = request.params;
      const session = request.principal === null ? null : await sessionOf(signIn, request.headers.cookie);
      if (session === null) return reply.redirect(`/${lang}/sign-in?next=${encodeURIComponent(`/${lang}/me`)}`, 303);
      return act(request, reply, session, { touchstone, signIn, request });
    };
  const back = (request: Asked, reply: FastifyReply): FastifyReply => reply.redirect(`/${request.params.lang}/me`, 303);
  const page = async (
    request: Asked,
    reply: FastifyReply,
    session: Session,
    once: Once = {},
  ): Promise<FastifyReply> => {
    const input = await meInput(request.params.lang, session, once);
    return sendSignInPage(reply, { ...request.params, path: "/me", wrong: once.wrong ?? null }, (pages, around) =>
      pages.drawMe(around, input),
    );
  };

  async function meInput(lang: string, session: Session, once: Once): Promise<MeInput> {
    const { account, accountId, sessionId, hasSecondFactor } = session;
    const [ofRecord, sessions, passkeys, tokens] = await Promise.all([
      shownOfRecord(touchstone, accountId, lang),
      sessionsOf(signIn, accountId),
      passkeysOf(signIn, accountId),
      tokensOf(signIn, accountId),
    ]);
    const { shownDay, shownMinute } = await loadPages();
    const minute = (at: Date): string => shownMinute(at.toISOString(), lang);
    const day = (at: Date): string => shownDay(at.toISOString(), lang);
    return {
      account,
      ...ofRecord,
      sessions: sessions.map((one) => ({
        id: one.sessionId,
        browser: browserName(one.userAgent),
        since: minute(one.createdAt),
        ends: minute(one.expiresAt),
        isThis: one.sessionId === sessionId,
      })),
      hasSecondFactor,
      begun: once.begun ? { ...once.begun, qr: await qrImage(once.begun.uri) } : null,
      passkeys: passkeys.map(({ passkeyId, name, createdAt }) => ({
        id: passkeyId,
        name,
        created: createdAt ? day(createdAt) : "",
      })),
      tokens: tokens.map((token) => ({
        id: token.tokenId,
        name: token.name,
        scopes: token.scopes,
        made: day(token.createdAt),
        ends: token.expiresAt && day(token.expiresAt),
        lastUsed: token.lastUsedOn && shownDay(token.lastUsedOn, lang),
      })),
      madeToken: once.madeToken ?? null,
    };
  }

  return async (app) => {
    app.get(
      "/:lang/me",
      { schema: { params: inLanguage } },
      asSelf((request, reply, session) => page(request, reply, session)),
    );
    app.post(
      "/:lang/me/sign-out",
      { schema: { params: inLanguage } },
      asSelf(async (request, reply, { accountId, sessionId }) => {
        await endSession(signIn, accountId, sessionId);
        return reply.redirect(`/${request.params.lang}/sign-in`, 303);
      }),
    );
    app.post("/:lang/me/sessions/end", { schema: { params: inLanguage, body: byId } }, async (request, reply) =>
      asSelf(async (_, __, { accountId }) => {
        await endSession(signIn, accountId, request.body.id);
        return back(request, reply);
      })(request, reply),
    );
    app.post(
      "/:lang/me/sessions/end-others",
      { schema: { params: inLanguage } },
      asSelf(async (request, reply, { accountId, sessionId }) => {
        await endOtherSessions(signIn, accountId, sessionId);
        return back(request, reply);
      }),
    );
    app.post(
      "/:lang/me/password",
      { schema: { params: inLanguage, body: z.object({ current: typed, next: typed }) } },
      async (request, reply) =>
        asSelf(async (_, __, session, scene) => {
          const changed = await orTooMany(changePassword(scene, session, request.body));
          if (changed === "too-many") return page(request, reply, session, { wrong: "tooMany" });
          if (changed.step === "wrong") return page(request, reply, session, { wrong: "wrongOwnPassword" });
          if (changed.step === "refused")
            return page(request, reply, session, { wrong: WRONG_PASSWORD_WORDS[changed.fault] });
          giveCookies(reply, changed.cookies);
          return back(request, reply);
        })(request, reply),
    );
    app.post(
      "/:lang/me/second-factor/begin",
      { schema: { params: inLanguage, body: z.object({ password: typed }) } },
      async (request, reply) =>
        asSelf(async (_, __, session, scene) => {
          const begun = await orTooMany(beginSecondFactor(scene, session, request.body.password));
          if (begun === "too-many") return page(request, reply, session, { wrong: "tooMany" });
          if (begun === "wrong") return page(request, reply, session, { wrong: "wrongOwnPassword" });
          return begun === "has-one" ? back(request, reply) : page(request, reply, session, { begun });
        })(request, reply),
    );
    app.post(
      "/:lang/me/second-factor/confirm",
      { schema: { params: inLanguage, body: z.object({ code: typed }) } },
      async (request, reply) =>
        asSelf(async (_, __, session, scene) => {
          const cookies = await orTooMany(confirmSecondFactor(scene, session, request.body.code));
          if (cookies === null || cookies === "too-many")
            return page(request, reply, session, { wrong: cookies === null ? "wrongCode" : "tooMany" });
          giveCookies(reply, cookies);
          return back(request, reply);
        })(request, reply),
    );
    app.post(
      "/:lang/me/second-factor/end",
      { schema: { params: inLanguage, body: z.object({ password: typed }) } },
      async (request, reply) =>
        asSelf(async (_, __, session, scene) => {
          const cookies = await orTooMany(endSecondFactor(scene, session, request.body.password));
          if (cookies === null || cookies === "too-many")
            return page(request, reply, session, { wrong: cookies === null ? "wrongOwnPassword" : "tooMany" });
          giveCookies(reply, cookies);
          return back(request, reply);
        })(request, reply),
    );
    app.post("/:lang/me/passkeys/end", { schema: { params: inLanguage, body: byId } }, async (request, reply) =>
      asSelf(async (_, __, { accountId }) => {
        await endPasskey(signIn, accountId, request.body.id);
        return back(request, reply);
      })(request, reply),
    );
    app.post(
      "/:lang/me/tokens",
      {
        schema: {
          params: inLanguage,
          body: z.object({
            name: z.string().trim().min(1).max(80),
            scopes: z.union([z.enum(SCOPES), z.array(z.enum(SCOPES)).max(SCOPES.length)]).default([]),
            days: z.coerce.number().int().min(1).max(3650),
          }),
        },
      },
      async (request, reply) =>
        asSelf(async (_, __, session) => {
          const { name, scopes, days } = request.body;
          const wanted: readonly Scope[] = typeof scopes === "string" ? [scopes] : scopes;
          if (wanted.length === 0) return back(request, reply);
          const expiresAt = new Date(touchstone.now().getTime() + days * 86_400_000);
          const made = await makeToken(signIn, touchstone, session.accountId, { name, scopes: wanted, expiresAt });
          return page(request, reply, session, made === null ? { wrong: "tooManyTokens" } : { madeToken: made.words });
        })(request, reply),
    );
    app.post("/:lang/me/tokens/end", { schema: { params: inLanguage, body: byId } }, async (request, reply) =>
      asSelf(async (_, __, { accountId }) => {
        await endToken(signIn, accountId, request.body.id);
        return back(request, reply);
      })(request, reply),
    );
  };
}
