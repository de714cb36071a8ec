import { randomBytes } from "node:crypto";
import type { FastifyBaseLogger, FastifyInstance } from "fastify";
import type { TelemetryConfig } from "../config.ts";
import { routeOf } from "./request-log.ts";

/** Spans are sent so often, or when so many wait; more than MOST are dropped, so that a dead collector costs no memory. */
const EVERY_MS = 5_000;
const BATCH = 256;
const MOST = 2_048;

/** One request, as OTLP in JSON has it. */
interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  /** server */
  readonly kind: 2;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly Attribute[];
  readonly status: { readonly code: 0 | 2 };
}

interface Attribute {
  readonly key: string;
  readonly value: { readonly stringValue: string } | { readonly intValue: string };
}

/**
 * Sends a span for each request to a collector of OpenTelemetry (OTLP over HTTP, JSON): method, route, status, time.
 * A request that says it belongs to a trace (W3C traceparent) becomes part of it.
 * @see https://opentelemetry.io/docs/specs/otlp/
 */
export function traceRequests(app: FastifyInstance, to: TelemetryConfig, log: FastifyBaseLogger): void {
  let waiting: Span[] = [];
  let nDropped = 0;
  const send = async (): Promise<void> => {
    const spans = waiting.splice(0, BATCH);
    if (spans.length === 0) return;
    try {
      const answer = await fetch(to.tracesUrl, {
        method: "POST",
        headers: { ...to.headers, "content-type": "application/json" },
        body: JSON.stringify(exported(spans, to.serviceName)),
        signal: AbortSignal.timeout(10_000),
        redirect: "error",
      });
      await answer.body?.cancel();
      if (!answer.ok) log.warn({ status: answer.status, nSpans: spans.length }, "the collector refused spans");
    } catch (error) {
      log.warn({ err: error, nSpans: spans.length }, "the collector can't be reached");
    }
  };
  const timer = setInterval(() => void send(), EVERY_MS).unref();
  app.addHook("onResponse", async (request, reply) => {
    if (request.routeOptions.config.isQuiet) return;
    const parent = parentOf(request.headers.traceparent);
    if (parent?.isSampled === false) return;
    if (waiting.length >= MOST) {
      nDropped++;
      return;
    }
    const end = Date.now();
    waiting.push({
      traceId: parent?.traceId ?? randomBytes(16).toString("hex"),
      spanId: randomBytes(8).toString("hex"),
      ...(parent && { parentSpanId: parent.spanId }),
      name: `${request.method} ${routeOf(request)}`,
      kind: 2,
      startTimeUnixNano: nanos(end - reply.elapsedTime),
      endTimeUnixNano: nanos(end),
      attributes: [
        { key: "http.request.method", value: { stringValue: request.method } },
        { key: "http.route", value: { stringValue: routeOf(request) } },
        { key: "http.response.status_code", value: { intValue: String(reply.statusCode) } },
        { key: "touchstone.request", value: { stringValue: request.id } },
      ],
      status: { code: reply.statusCode >= 500 ? 2 : 0 },
    });
    if (waiting.length >= BATCH) void send();
  });
  app.addHook("onClose", async () => {
    clearInterval(timer);
    await send();
    if (nDropped > 0) log.warn({ nDropped }, "spans were dropped");
    waiting = [];
  });
}

const exported = (spans: readonly Span[], serviceName: string) => ({
  resourceSpans: [
    {
      resource: { attributes: [{ key: "service.name", value: { stringValue: serviceName } }] },
      scopeSpans: [{ scope: { name: "touchstone" }, spans }],
    },
  ],
});

const nanos = (ms: number): string => `${Math.round(ms * 1000)}000`;

/** @see https://www.w3.org/TR/trace-context/ */
function parentOf(header: string | string[] | undefined) {
  const [, traceId, spanId, flags] =
    /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(String(header)) ?? [];
  if (!traceId || !spanId || !flags || /^0+$/.test(traceId) || /^0+$/.test(spanId)) return null;
  return { traceId, spanId, isSampled: (Number.parseInt(flags, 16) & 1) === 1 };
}
