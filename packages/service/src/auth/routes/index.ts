import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import type { Service } from "../../service.ts";
import { betterAuthRoutes } from "./better-auth-routes.ts";
import { invitationRoutes } from "./invitation-routes.ts";
import { meRoutes } from "./me-routes.ts";
import { ownSignInRoutes } from "./own-sign-in-routes.ts";
import { signInRoutes } from "./sign-in-routes.ts";
import { tokenRoutes } from "./token-routes.ts";
import { unitAccountRoutes } from "./unit-account-routes.ts";

/** The routes of signing in that the API describes, in the order of its document. */
export const API_AUTH_ROUTES = [
  signInRoutes,
  meRoutes,
  ownSignInRoutes,
  tokenRoutes,
  unitAccountRoutes,
  invitationRoutes,
] as const;

/** Every route of signing in that answers programs. */
export function authRoutes(service: Service): FastifyPluginAsyncZod {
  return async (app) => {
    for (const routes of API_AUTH_ROUTES) await app.register(routes(service), { prefix: "/api/v1" });
    await app.register(betterAuthRoutes(service));
  };
}
