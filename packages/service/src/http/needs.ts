import type { FastifyRequest } from "fastify";
import type { Principal, Scope } from "./principal.ts";
import { ProblemError } from "./problem.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** only for who has signed in; a token must have this scope. Without it, the public may ask */
    needs?: Scope;
  }
}

/** Turns away who has not signed in where a route needs it, before anything of the request is read. */
export function turnAway(request: FastifyRequest): void {
  const { needs } = request.routeOptions.config;
  if (needs !== undefined) signedIn(request, needs);
}

/** Who asks. @throws {ProblemError} for the public, and for a token without the scope */
export function signedIn({ principal }: FastifyRequest, scope: Scope): Principal {
  if (principal === null)
    throw new ProblemError(
      "not-signed-in",
      "This is for accounts: sign in, or send a token as Authorization: Bearer …",
    );
  if (!principal.scopes.has(scope))
    throw new ProblemError("not-allowed", `This token may not do it: it lacks the scope ${scope}.`);
  return principal;
}
