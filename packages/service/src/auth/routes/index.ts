import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import type { Service } from "../../service.ts";
import { betterAuthRoutes } from "./better-auth-routes.ts";
import { invitationRoutes } from "./invitation-routes.ts";
import { meRoutes } from "./me-routes.ts";
import { signInRoutes } from "./sign-in-routes.ts";
import { unitAccountRoutes } from "./unit-account-routes.ts";

/** Every route of signing in that answers programs. */
export function authRoutes(service: Service): FastifyPluginAsyncZod {
  return async (app) => {
    await app.register(signInRoutes(service), { prefix: "/api/v1" });
    await app.register(meRoutes(service), { prefix: "/api/v1" });
    await app.register(invitationRoutes(service), { prefix: "/api/v1" });
    await app.register(unitAccountRoutes(service), { prefix: "/api/v1" });
    await app.register(betterAuthRoutes(service));
  };
}
