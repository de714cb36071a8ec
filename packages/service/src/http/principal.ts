import type { FastifyRequest } from "fastify";

/** What a token may be used for; a session may do all that its account may. */
export const SCOPES = ["read", "submit", "command", "private"] as const;
export type Scope = (typeof SCOPES)[number];

/** Who asks: an account that has signed in, or a token that it made. */
export interface Principal {
  /** name of the account, as `Asked.account` wants it */
  readonly account: string;
  readonly accountId: string;
  readonly by: "session" | "token";
  readonly scopes: ReadonlySet<Scope>;
}

declare module "fastify" {
  interface FastifyRequest {
    /** null: the public */
    principal: Principal | null;
  }
}

/** Finds out who asks; null for the public. Throws a problem for a session or a token that is not, or no longer, valid. */
export type PrincipalOf = (request: FastifyRequest) => Promise<Principal | null>;
