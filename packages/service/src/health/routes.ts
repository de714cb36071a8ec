import { type Readiness, readiness } from "@touchstone/server";
import type { FastifyPluginAsync } from "fastify";
import { ProblemError, sendProblem } from "../http/problem.ts";
import type { Door } from "../https/door.ts";
import type { Service } from "../service.ts";
import { type Metrics, mayReadMetrics } from "./metrics.ts";

/** What is remembered of the last look, so that asking often costs nothing. */
const FRESH_MS = 500;

/** GET /healthz, /readyz and /metrics: for machines that look after this one; no sign-in, no limit of requests. */
export function healthRoutes(service: Service, door: Door, metrics: Metrics): FastifyPluginAsync {
  const ready = readyWords(service, door);
  return async (app) => {
    const quiet = { config: { isQuiet: true, rateLimit: false }, schema: { hide: true } } as const;
    app.get("/healthz", quiet, async (_request, reply) =>
      reply.header("cache-control", "no-store").type("text/plain; charset=utf-8").send("ok\n"),
    );
    app.get("/readyz", quiet, async (_request, reply) => {
      const { isReady, checks } = await ready();
      void reply.code(isReady ? 200 : 503).header("cache-control", "no-store");
      if (!isReady) void reply.header("retry-after", "5");
      return reply.type("application/json; charset=utf-8").send(JSON.stringify({ ready: isReady, checks }));
    });
    app.get("/metrics", quiet, async (request, reply) => {
      if (!mayReadMetrics(service.config, request)) {
        const { problem } = new ProblemError("not-found", "There is nothing at GET /metrics.");
        return sendProblem(reply, problem);
      }
      return reply
        .header("cache-control", "no-store")
        .type(metrics.contentType)
        .send(await metrics.text());
    });
  };
}

interface Ready {
  readonly isReady: boolean;
  readonly checks: readonly (Readiness | { readonly name: "service"; readonly ok: boolean; readonly words: string })[];
}

function readyWords({ touchstone }: Service, door: Door): () => Promise<Ready> {
  let last: { readonly at: number; readonly found: Promise<readonly Readiness[]> } | null = null;
  return async () => {
    if (last === null || performance.now() - last.at > FRESH_MS)
      last = { at: performance.now(), found: readiness(touchstone) };
    const words = door.isClosing() ? "is stopping: nothing new is taken" : "takes requests";
    const checks = [{ name: "service" as const, ok: !door.isClosing(), words }, ...(await last.found)];
    return { isReady: checks.every(({ ok }) => ok), checks };
  };
}
