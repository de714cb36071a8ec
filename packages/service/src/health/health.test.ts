import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildApp } from "../app.ts";
import { type Config, readConfig } from "../config.ts";
import { type Door, openDoor } from "../https/door.ts";
import { type TestService, testService } from "../testing/test-service.ts";

let on: TestService;
const lines: string[] = [];
beforeAll(async () => {
  on = await testService();
});
afterAll(() => on.end());

const base = (): Config => {
  const read = readConfig({});
  if (!read.ok) throw new Error("the default environment is wrong");
  return read.config;
};

async function withApp<T>(
  config: Partial<Config>,
  work: (app: Awaited<ReturnType<typeof buildApp>>, door: Door) => Promise<T>,
): Promise<T> {
  const door = openDoor();
  const service = { ...on.service, config: { ...base(), ...config }, principalOf: async () => null };
  const app = await buildApp(service, door, { write: (line) => void lines.push(line) });
  app.get("/secret/:who", async () => "seen");
  app.get("/broken", async () => {
    throw new Error("the wheel came off");
  });
  try {
    return await work(app, door);
  } finally {
    await app.close();
  }
}

describe("health", () => {
  it("is told without asking anything else, and readiness says what was looked at", async () => {
    const health = await on.app.inject("/healthz");
    expect([health.statusCode, health.body, health.headers["cache-control"]]).toEqual([200, "ok\n", "no-store"]);
    const ready = await on.app.inject("/readyz");
    expect(ready.statusCode).toBe(200);
    expect(ready.json()).toMatchObject({
      ready: true,
      checks: [
        { name: "service" },
        { name: "database", ok: true },
        { name: "disk", ok: true },
        { name: "tables", ok: true },
      ],
    });
  });

  it("is told to who asks too often", () =>
    withApp({ requestsPerMinute: 1 }, async (app) => {
      for (let n = 0; n < 5; n++) expect((await app.inject("/healthz")).statusCode).toBe(200);
    }));

  it("is not ready while nothing can be recorded, and says why", () =>
    withApp({}, async (app) => {
      on.touchstone.health.note(Object.assign(new Error("write failed"), { code: "ENOSPC" }));
      try {
        const { statusCode, headers, body } = await app.inject("/readyz");
        expect(statusCode).toBe(503);
        expect(headers["retry-after"]).toBe("5");
        expect(body).toContain("the disk is full");
        expect((await app.inject("/healthz")).statusCode).toBe(200);
      } finally {
        await on.touchstone.health.look();
      }
    }));

  it("while it stops is still told, and everything else is refused", () =>
    withApp({}, async (app, door) => {
      await door.drain(0);
      expect((await app.inject("/readyz")).json()).toMatchObject({
        ready: false,
        checks: expect.arrayContaining([expect.objectContaining({ name: "service", ok: false })]) as unknown,
      });
      expect((await app.inject("/healthz")).statusCode).toBe(200);
      const { statusCode, headers } = await app.inject("/api/v1/organisations/larkwater");
      expect([statusCode, headers["content-type"]]).toEqual([503, "application/problem+json; charset=utf-8"]);
    }));
});

describe("metrics", () => {
  it("count requests by route, never by address", () =>
    withApp({}, async (app) => {
      await app.inject("/secret/jane-doe?q=illness");
      const { statusCode, body } = await app.inject("/metrics");
      expect(statusCode).toBe(200);
      expect(body).toContain('touchstone_request_seconds_count{method="GET",route="/secret/:who",status="200"} 1');
      expect(body).toMatch(/^touchstone_read_only 0$/m);
      expect(body).not.toMatch(/jane|illness/);
    }));

  it.each<[string, Partial<Config>, Record<string, string>, string, number]>([
    ["nobody, where they are off", { metrics: { kind: "off" } }, {}, "127.0.0.1", 404],
    ["this machine", {}, {}, "127.0.0.1", 200],
    ["this machine by IPv6", {}, {}, "::ffff:127.0.0.1", 200],
    ["no other machine", {}, {}, "10.0.0.7", 404],
    ["nobody through a proxy on this machine", { publicUrl: "http://touchstone.example" }, {}, "127.0.0.1", 404],
    ["nobody through a trusted proxy", { trustedProxies: ["loopback"] }, {}, "127.0.0.1", 404],
    ["nobody without the token", TOKEN(), {}, "127.0.0.1", 404],
    ["nobody with another token", TOKEN(), { authorization: "Bearer 0123456789abcdeX" }, "127.0.0.1", 404],
    ["who has the token", TOKEN(), { authorization: "Bearer 0123456789abcdef" }, "10.0.0.7", 200],
  ])("are told to %s", (_, config, headers, remoteAddress, status) =>
    withApp(config, async (app) => {
      expect((await app.inject({ url: "/metrics", headers, remoteAddress })).statusCode).toBe(status);
    }),
  );
});

function TOKEN(): Partial<Config> {
  return { metrics: { kind: "token", token: "0123456789abcdef" } };
}

describe("the log", () => {
  it("has id, route, status and time of a request, and nothing of who asked or for whom", () =>
    withApp({ logLevel: "debug" }, async (app) => {
      lines.length = 0;
      const headers = {
        cookie: "session=crumbs",
        authorization: "Bearer ts_hush",
        "user-agent": "browser-of-jane",
        referer: "http://localhost/me-private",
        "x-forwarded-for": "203.0.113.9",
        "x-request-id": "from-the-proxy",
      };
      const remoteAddress = "203.0.113.8";
      await app.inject({ url: "/secret/jane-doe?q=illness#there", headers, remoteAddress });
      await app.inject({ url: "/no/such/place/here/jane-doe", headers, remoteAddress });
      await app.inject({ url: "/api/v1/organisations/JANE?q=illness", headers, remoteAddress });
      await app.inject({ method: "POST", url: "/secret/jane-doe", headers, remoteAddress, payload: { name: "jane" } });
      await app.inject({ url: "/broken?q=illness", headers, remoteAddress });
      await app.inject("/healthz");
      expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ request: "from-the-proxy", method: "GET", route: "/secret/:who", status: 200 }),
          expect.objectContaining({ route: "-", status: 404 }),
          expect.objectContaining({ err: expect.objectContaining({ message: "the wheel came off" }) as unknown }),
        ]),
      );
      expect(lines.join("")).not.toMatch(/jane|illness|crumbs|hush|203\.0\.113|healthz/i);
    }));
});

describe("traces", () => {
  it("go to the collector, as part of the trace that the request belongs to", async () => {
    const sent: { url: string | undefined; key: unknown; body: string }[] = [];
    const collector = createServer((request, response) => {
      let body = "";
      request.on("data", (part: Buffer) => (body += part.toString()));
      request.on("end", () => {
        sent.push({ url: request.url, key: request.headers["x-key"], body });
        response.end("{}");
      });
    });
    await new Promise<void>((resolve) => collector.listen(0, "127.0.0.1", resolve));
    const { port } = collector.address() as AddressInfo; // a TCP server that listens
    const read = readConfig({
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}/`,
      OTEL_EXPORTER_OTLP_HEADERS: "x-key=k=1",
    });
    if (!read.ok) throw new Error("wrong environment");
    const trace = "0af7651916cd43dd8448eb211c80319c";
    await withApp({ telemetry: read.config.telemetry }, async (app) => {
      await app.inject({ url: "/secret/jane-doe", headers: { traceparent: `00-${trace}-b7ad6b7169203331-01` } });
      await app.inject({ url: "/secret/jane-doe", headers: { traceparent: `00-${trace}-b7ad6b7169203331-00` } });
      await app.inject("/broken");
    });
    collector.close();
    expect(sent).toMatchObject([{ url: "/v1/traces", key: "k=1" }]);
    expect(sent[0]?.body).not.toContain("jane");
    const { resourceSpans } = JSON.parse(sent[0]?.body ?? "") as {
      resourceSpans: { scopeSpans: { spans: unknown[] }[] }[];
    };
    expect(resourceSpans[0]?.scopeSpans[0]?.spans).toMatchObject([
      { traceId: trace, parentSpanId: "b7ad6b7169203331", name: "GET /secret/:who", kind: 2, status: { code: 0 } },
      { name: "GET /broken", status: { code: 2 } },
    ]);
  });

  it("that nobody takes are dropped with a line in the log, and harm nothing", () =>
    withApp(
      { telemetry: { tracesUrl: "http://127.0.0.1:1/v1/traces", headers: {}, serviceName: "t" } },
      async (app) => {
        lines.length = 0;
        expect((await app.inject("/secret/x")).statusCode).toBe(200);
        await app.close();
        expect(lines.join("")).toContain("the collector can't be reached");
      },
    ));
});
