import type { FastifyInstance } from "fastify";
import { ProblemError } from "../http/problem.ts";
import type { Door } from "../https/door.ts";
import type { Service } from "../service.ts";
import { countRequests } from "./metrics.ts";
import { healthRoutes } from "./routes.ts";
import { traceRequests } from "./telemetry.ts";

/**
 * What those who run the service see of it: its health, its figures, its traces. Comes before the hooks that find out who
 * asks: what machines ask for needs none of them, and must be answered when they can't be.
 */
export async function watchOver(app: FastifyInstance, service: Service, door: Door): Promise<void> {
  const metrics = countRequests(app, service, door);
  app.addHook("onClose", async () => metrics.close());
  const { telemetry } = service.config;
  if (telemetry) traceRequests(app, telemetry, app.log);
  app.addHook("onRequest", async (request) => {
    if (door.isClosing() && !request.routeOptions.config.isQuiet)
      throw new ProblemError("unavailable", "The server is stopping; ask again in a moment.");
  });
  await app.register(healthRoutes(service, door, metrics));
}
