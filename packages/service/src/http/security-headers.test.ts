import helmet from "@fastify/helmet";
import Fastify from "fastify";
import { expect, it } from "vitest";
import { addSecurityHeaders } from "./security-headers.ts";

/** Those of an answer that hang on nothing but what sets them. */
async function headersOf(register: (app: ReturnType<typeof Fastify>) => Promise<void>, url: string) {
  const app = Fastify();
  await register(app);
  app.get("/", (_, reply) => reply.type("text/plain").send("here"));
  app.get("/own", (_, reply) => reply.header("content-security-policy", "sandbox").type("text/plain").send("here"));
  const { headers } = await app.inject(url);
  await app.close();
  const { date: _, ...others } = headers;
  return others;
}

it.each([true, false])("every answer has the headers that helmet gives by itself, over HTTPS: %s", async (isSecure) => {
  const ours = await headersOf((app) => addSecurityHeaders(app, isSecure), "/");
  const usual = await headersOf(async (app) => {
    await app.register(helmet, { contentSecurityPolicy: false, strictTransportSecurity: isSecure });
  }, "/");
  expect(ours).toMatchObject(usual);
  expect("strict-transport-security" in ours).toBe(isSecure);
  expect(String(ours["content-security-policy"]).split(";").sort()).toEqual([
    "base-uri 'none'",
    "connect-src 'self'",
    "default-src 'none'",
    "font-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "img-src 'self' data:",
    "object-src 'none'",
    "script-src 'self'",
    "script-src-attr 'none'",
    "style-src 'self'",
    ...(isSecure ? ["upgrade-insecure-requests"] : []),
  ]);
});

it("a route that says its own policy keeps it, and the other headers", async () => {
  const own = await headersOf((app) => addSecurityHeaders(app, false), "/own");
  expect(own["content-security-policy"]).toBe("sandbox");
  expect(own["x-content-type-options"]).toBe("nosniff");
});
