import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { ProblemError } from "../../http/problem.ts";
import { uuid } from "../../http/shapes.ts";
import type { Service } from "../../service.ts";
import { changePassword } from "../change-password.ts";
import { endPasskey, passkeysOf } from "../passkeys.ts";
import { beginSecondFactor, confirmSecondFactor, endSecondFactor } from "../second-factor.ts";
import { endOtherSessions, endSession, sessionsOf } from "../session.ts";
import { hasPassword } from "../users.ts";
import { giveCookies } from "./cookies.ts";
import { faultOfPassword, typedPassword } from "./sign-in-routes.ts";
import { inSession } from "./signed-in.ts";

const instant = z.iso.datetime();
const WRONG_PASSWORD = "The password is wrong.";

/** How one signs in oneself: sessions, password, second factor, passkeys. For people, not for tokens. */
export function ownSignInRoutes({ touchstone, signIn }: Service): FastifyPluginAsyncZod {
  return async (app) => {
    const tags = ["me"];
    app.get(
      "/me/sign-in",
      {
        schema: {
          summary: "How one's account signs in",
          operationId: "getMySignIn",
          tags,
          response: {
            200: z.object({
              hasPassword: z.boolean(),
              hasSecondFactor: z.boolean(),
              passkeys: z.array(
                z.object({ passkeyId: uuid, name: z.string().nullable(), createdAt: instant.nullable() }),
              ),
              sessions: z.array(
                z.object({
                  sessionId: uuid,
                  createdAt: instant,
                  expiresAt: instant,
                  userAgent: z.string().nullable(),
                  isThis: z.boolean(),
                }),
              ),
            }),
          },
        },
      },
      async (request, reply) => {
        void reply.header("cache-control", "no-store");
        const { accountId, sessionId, hasSecondFactor } = await inSession(signIn, request);
        const passkeys = await passkeysOf(signIn, accountId);
        const sessions = await sessionsOf(signIn, accountId);
        return {
          hasPassword: await hasPassword(signIn, accountId),
          hasSecondFactor,
          passkeys: passkeys.map((one) => ({ ...one, createdAt: one.createdAt?.toISOString() ?? null })),
          sessions: sessions.map((one) => ({
            ...one,
            createdAt: one.createdAt.toISOString(),
            expiresAt: one.expiresAt.toISOString(),
            isThis: one.sessionId === sessionId,
          })),
        };
      },
    );
    app.delete(
      "/me/sessions/:session",
      {
        schema: {
          summary: "End a session of one's own",
          operationId: "endSession",
          tags,
          params: z.object({ session: uuid }),
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const { accountId } = await inSession(signIn, request);
        if (!(await endSession(signIn, accountId, request.params.session)))
          throw new ProblemError("not-found", "There is no such session.");
        return reply.code(204).send(null);
      },
    );
    app.delete(
      "/me/sessions",
      {
        schema: {
          summary: "End all sessions of one's own but the one that asks",
          operationId: "endOtherSessions",
          tags,
          response: { 200: z.object({ ended: z.int() }) },
        },
      },
      async (request) => {
        const { accountId, sessionId } = await inSession(signIn, request);
        return { ended: await endOtherSessions(signIn, accountId, sessionId) };
      },
    );
    app.post(
      "/me/password",
      {
        schema: {
          summary: "Choose another password; all other sessions end",
          operationId: "changePassword",
          tags,
          body: z.object({ current: typedPassword, next: typedPassword }),
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const session = await inSession(signIn, request);
        const changed = await changePassword({ touchstone, signIn, request }, session, request.body);
        if (changed.step === "refused") throw faultOfPassword(changed.fault, "/next");
        if (changed.step === "wrong") throw new ProblemError("not-allowed", WRONG_PASSWORD);
        giveCookies(reply, changed.cookies);
        return reply.code(204).send(null);
      },
    );
    app.post(
      "/me/second-factor",
      {
        schema: {
          summary: "Begin to use a second factor: what to put into an authenticator, and recovery codes, shown once",
          operationId: "beginSecondFactor",
          tags,
          body: z.object({ password: typedPassword }),
          response: { 200: z.object({ uri: z.string(), secret: z.string(), recoveryCodes: z.array(z.string()) }) },
        },
      },
      async (request, reply) => {
        void reply.header("cache-control", "no-store");
        const session = await inSession(signIn, request);
        const begun = await beginSecondFactor({ touchstone, signIn, request }, session, request.body.password);
        if (begun === "wrong") throw new ProblemError("not-allowed", WRONG_PASSWORD);
        if (begun === "has-one") throw new ProblemError("conflict", "The account has a second factor. End it first.");
        return { ...begun, recoveryCodes: [...begun.recoveryCodes] };
      },
    );
    app.post(
      "/me/second-factor/confirmation",
      {
        schema: {
          summary: "Confirm the second factor by a code from the authenticator; from then on it is asked for",
          operationId: "confirmSecondFactor",
          tags,
          body: z.object({ code: z.string().min(6).max(12) }),
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const session = await inSession(signIn, request);
        const cookies = await confirmSecondFactor({ touchstone, signIn, request }, session, request.body.code);
        if (cookies === null) throw new ProblemError("not-allowed", "The code is wrong.");
        giveCookies(reply, cookies);
        return reply.code(204).send(null);
      },
    );
    app.delete(
      "/me/second-factor",
      {
        schema: {
          summary: "Use no second factor any more",
          operationId: "endSecondFactor",
          tags,
          body: z.object({ password: typedPassword }),
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const session = await inSession(signIn, request);
        const cookies = await endSecondFactor({ touchstone, signIn, request }, session, request.body.password);
        if (cookies === null) throw new ProblemError("not-allowed", WRONG_PASSWORD);
        giveCookies(reply, cookies);
        return reply.code(204).send(null);
      },
    );
    app.delete(
      "/me/passkeys/:passkey",
      {
        schema: {
          summary: "End a passkey of one's own",
          operationId: "endPasskey",
          tags,
          params: z.object({ passkey: uuid }),
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const { accountId } = await inSession(signIn, request);
        if (!(await endPasskey(signIn, accountId, request.params.passkey)))
          throw new ProblemError("not-found", "There is no such passkey.");
        return reply.code(204).send(null);
      },
    );
  };
}
