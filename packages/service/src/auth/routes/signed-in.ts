import type { FastifyRequest } from "fastify";
import type { Principal } from "../../http/principal.ts";
import { ProblemError } from "../../http/problem.ts";
import { type Session, sessionOf } from "../session.ts";
import type { SignIn } from "../sign-in.ts";

/** Who asks. @throws {ProblemError} not-signed-in */
export function signedIn({ principal }: FastifyRequest): Principal {
  if (principal === null) throw new ProblemError("not-signed-in", "This is for whoever is signed in.");
  return principal;
}

/**
 * The session that asks: what concerns signing in itself is for people, not for tokens.
 * @throws {ProblemError} not-signed-in, or not-allowed for a token
 */
export async function inSession(signIn: SignIn, request: FastifyRequest): Promise<Session> {
  const { by } = signedIn(request);
  if (by === "token") throw new ProblemError("not-allowed", "A token can't change how its account signs in.");
  const session = await sessionOf(signIn, request.headers.cookie);
  if (session === null) throw new ProblemError("not-signed-in", "This is for whoever is signed in.");
  return session;
}
