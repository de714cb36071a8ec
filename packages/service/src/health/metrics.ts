import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { isLoopback } from "../config/networks.ts";
import type { Config } from "../config.ts";
import type { Door } from "../https/door.ts";
import type { Service } from "../service.ts";
import { routeOf } from "./request-log.ts";

/** What is counted, in the words of Prometheus. */
export interface Metrics {
  /** the text of /metrics, and its content type */
  text(): Promise<string>;
  readonly contentType: string;
  /** has to be called when the app closes */
  close(): void;
}

/** Counts the requests of `app` by route, method and status; beside it the process, the database's connections, the disk. */
export function countRequests(app: FastifyInstance, { touchstone, clock }: Service, door: Door): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: "touchstone_request_seconds",
    help: "time to answer a request",
    labelNames: ["method", "route", "status"],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60],
    registers,
  });
  const faults = new Counter({ name: "touchstone_faults_total", help: "requests that ended in a fault", registers });
  gauge("touchstone_requests_under_way", "requests that are not answered yet", () => door.underWay());
  gauge("touchstone_read_only", "1 while nothing can be recorded", () => (touchstone.health.isReadOnly() ? 1 : 0));
  gauge("touchstone_database_connections", "connections to the database", connections("totalCount"));
  gauge("touchstone_database_waiting", "statements that wait for a connection", connections("waitingCount"));
  gauge("touchstone_clock_steps", "steps that the clock has taken since the start", () => clock?.figures().steps ?? 0);
  gauge(
    "touchstone_clock_faults",
    "faults in what the clock does, since the start",
    () => clock?.figures().faults ?? 0,
  );
  gauge("touchstone_clock_stopped", "what is due and can't go on", () => clock?.figures().stopped ?? 0);
  app.addHook("onResponse", async (request, reply) => {
    const { method } = request;
    seconds.observe({ method, route: routeOf(request), status: String(reply.statusCode) }, reply.elapsedTime / 1000);
    if (reply.statusCode >= 500) faults.inc();
  });
  return { text: () => registry.metrics(), contentType: registry.contentType, close: () => registry.clear() };

  function gauge(name: string, help: string, value: () => number): void {
    const made: Gauge = new Gauge({ name, help, registers, collect: () => made.set(value()) });
  }
  function connections(which: "totalCount" | "waitingCount"): () => number {
    return () => touchstone.pool[which] + touchstone.commandPool[which];
  }
}

/**
 * Whether `request` may read the metrics. "loopback" believes the connection only where no proxy can stand in front:
 * to a proxy on this machine everybody is a neighbour.
 */
export function mayReadMetrics(config: Config, request: FastifyRequest): boolean {
  const { metrics } = config;
  if (metrics.kind === "off") return false;
  if (metrics.kind === "token") return isToken(metrics.token, request.headers.authorization ?? "");
  const address = request.socket.remoteAddress?.replace(/^::ffff:/, "") ?? "";
  return isLoopback(address) && !hasProxy(config);
}

/** Whether a proxy stands in front, as far as the configuration tells. */
const hasProxy = ({ trustedProxies, https, publicUrl }: Config): boolean =>
  trustedProxies.length > 0 || (https.kind === "off" && !isLoopback(new URL(publicUrl).hostname));

const isToken = (token: string, header: string): boolean => timingSafeEqual(hash(`Bearer ${token}`), hash(header));
const hash = (text: string): Buffer => createHash("sha256").update(text).digest();
