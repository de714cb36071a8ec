import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import type { Service } from "../../../service.ts";
import { applicationRoutes } from "./application-routes.ts";
import { cycleRoutes } from "./cycle-routes.ts";
import { enrolledRoutes } from "./enrolled-routes.ts";
import { officeRoutes } from "./office-routes.ts";
import { publicRoundRoutes } from "./public-routes.ts";
import { reviewRoutes } from "./review-routes.ts";

/** Everything that is read of rounds; what changes them are commands. */
export function procedureRoutes(service: Service): FastifyPluginAsyncZod {
  return async (app) => {
    await app.register(cycleRoutes(service));
    await app.register(applicationRoutes(service));
    await app.register(enrolledRoutes(service));
    await app.register(reviewRoutes(service));
    await app.register(officeRoutes(service));
    await app.register(publicRoundRoutes(service));
  };
}
