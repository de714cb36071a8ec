import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { ProblemError } from "../../http/problem.ts";
import type { Service } from "../../service.ts";
import {
  beginFirstSignIn,
  chooseFirstPassword,
  type SignedIn,
  signInByPassword,
  signInBySecondFactor,
} from "../acts.ts";
import { PASSWORD_LENGTH, type PasswordFault } from "../password.ts";
import { endSession } from "../session.ts";
import { giveCookies, ticketCookie, ticketOf } from "./cookies.ts";
import { inSession } from "./signed-in.ts";

const name = z.string().min(1).max(100);
export const typedPassword = z
  .string()
  .min(1)
  .max(PASSWORD_LENGTH.most * 4);
const step = z.object({ step: z.enum(["signed-in", "second-factor", "choose-password"]) });

/** Signing in and out. A browser gets its session as a cookie; programs use tokens. */
export function signInRoutes({ touchstone, signIn, config }: Service): FastifyPluginAsyncZod {
  const scene = (request: { ip: string; headers: { cookie?: string | undefined } }) => ({
    touchstone,
    signIn,
    request,
  });
  return async (app) => {
    app.post(
      "/sign-in/password",
      {
        schema: {
          summary: "Sign in by name, or a unit's code, and password",
          operationId: "signInByPassword",
          tags: ["sign-in"],
          body: z.object({ account: name, password: typedPassword }),
          response: { 200: step },
        },
      },
      async (request, reply) => {
        const signedIn = await signInByPassword(scene(request), request.body);
        if (signedIn === null) throw new ProblemError("not-signed-in", "The name or the password is wrong.");
        return answered(reply, signedIn);
      },
    );
    app.post(
      "/sign-in/second-factor",
      {
        schema: {
          summary: "Show the second factor: six digits, or a recovery code",
          operationId: "signInBySecondFactor",
          tags: ["sign-in"],
          body: z.object({ code: z.string().min(6).max(40) }),
          response: { 200: step },
        },
      },
      async (request, reply) => {
        const signedIn = await signInBySecondFactor(scene(request), request.body.code);
        if (signedIn === null)
          throw new ProblemError("not-signed-in", "The code is wrong, or too much time has passed.");
        return answered(reply, signedIn);
      },
    );
    app.post(
      "/sign-in/first",
      {
        schema: {
          summary: "Come for the first time: with a slip of paper and the unit's code, or with a link",
          operationId: "beginFirstSignIn",
          tags: ["sign-in"],
          body: z.union([
            z.object({ code: name, slip: z.string().min(1).max(40) }),
            z.object({ link: z.string().min(1).max(100) }),
          ]),
          response: { 200: step },
        },
      },
      async (request, reply) => {
        const ticket = await beginFirstSignIn(scene(request), request.body);
        if (ticket === null) throw new ProblemError("not-signed-in", FIRST_WRONG);
        giveCookies(reply, [ticketCookie(ticket, config.publicUrl)]);
        return { step: "choose-password" as const };
      },
    );
    app.post(
      "/sign-in/first-password",
      {
        schema: {
          summary: "Choose the first password, which signs in",
          operationId: "chooseFirstPassword",
          tags: ["sign-in"],
          body: z.object({ password: typedPassword }),
          response: { 200: step },
        },
      },
      async (request, reply) => {
        const chosen = await chooseFirstPassword(
          scene(request),
          ticketOf(request.headers.cookie) ?? "",
          request.body.password,
        );
        if (chosen.step === "no-ticket") throw new ProblemError("not-signed-in", FIRST_WRONG);
        if (chosen.step === "refused") throw faultOfPassword(chosen.fault, "/password");
        return answered(reply, { ...chosen, cookies: [...chosen.cookies, ticketCookie(null, config.publicUrl)] });
      },
    );
    app.post(
      "/sign-out",
      {
        schema: {
          summary: "End the session that asks",
          operationId: "signOut",
          tags: ["sign-in"],
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const session = await inSession(signIn, request);
        await endSession(signIn, session.accountId, session.sessionId);
        return reply.code(204).send(null);
      },
    );
  };
}

function answered(
  reply: Parameters<typeof giveCookies>[0],
  { step, cookies }: SignedIn,
): { readonly step: SignedIn["step"] } {
  giveCookies(reply, cookies);
  return { step };
}

const FIRST_WRONG =
  "This does not let anyone in: it is mistyped, was used, was replaced by a later one, or has run out.";

/** What is wrong with a password that somebody chose, as a problem. */
export function faultOfPassword(fault: PasswordFault, pointer: string): ProblemError {
  const detail = {
    "too-short": `A password has at least ${PASSWORD_LENGTH.least} characters.`,
    "too-long": `A password has at most ${PASSWORD_LENGTH.most} characters.`,
    "too-common":
      "This password is among the first that anyone would try. Several words that don't belong together are better.",
  }[fault];
  return new ProblemError("invalid-request", detail, { errors: [{ pointer, detail }] });
}
