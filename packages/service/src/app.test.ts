import { addAccount } from "@touchstone/server";
import { foundOrganisation } from "@touchstone/server/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestService, testService } from "./testing/test-service.ts";

let on: TestService;
beforeAll(async () => {
  on = await testService();
  await foundOrganisation(on.touchstone, "larkwater");
});
afterAll(() => on.end());

describe("the app", () => {
  it("answers with what is there", async () => {
    const { statusCode, headers, body } = await on.app.inject("/api/v1/organisations/larkwater");
    expect(statusCode).toBe(200);
    expect(JSON.parse(body)).toMatchObject({ slug: "larkwater" });
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
    expect(headers["x-request-id"]).toMatch(/^[\w-]{36}$/);
  });
  it.each([
    ["/api/v1/organisations/nobody", 404, "not-found"],
    ["/api/v1/organisations/NO", 400, "invalid-request"],
    ["/api/v1//nothing", 404, "not-found"],
    ["/api/v1/%ff", 400, "invalid-request"],
  ])("answers %s with a problem", async (url, status, kind) => {
    const { statusCode, headers, body } = await on.app.inject({ url });
    expect(statusCode).toBe(status);
    expect(headers["content-type"]).toBe("application/problem+json; charset=utf-8");
    expect(JSON.parse(body)).toMatchObject({
      type: `/problems/${kind}`,
      status,
      instance: expect.stringMatching(/^urn:request:/),
    });
  });
  it("takes // for /, and leads to a page of its own", async () => {
    const { statusCode, headers } = await on.app.inject({ url: "//" });
    expect([statusCode, headers.location]).toEqual([302, expect.stringMatching(/^\/[a-z]/)]);
  });
  it("serves its own reference", async () => {
    const { statusCode, body } = await on.app.inject("/api/v1/openapi.json");
    expect(statusCode).toBe(200);
    expect(JSON.parse(body)).toMatchObject({ openapi: "3.1.0", info: { title: "Touchstone" } });
  });
});

describe("what browsers and caches are told", () => {
  it.each([
    ["/api/v1/organisations/nobody", 404],
    ["/api/v1/organisations/larkwater/units", 401],
    ["/api/v1/organisations/larkwater/evidence/none", 400],
    ["/nothing/at/all", 404],
    ["/api/v1/openapi.json", 200],
  ])("no cache keeps the answer to %s", async (url, status) => {
    for (const method of ["GET", "HEAD"] as const) {
      const { statusCode, headers } = await on.app.inject({ url, method });
      expect([statusCode, headers["cache-control"]]).toEqual([status, "no-store"]);
    }
  });
  it("an answer that depends on who asks is for its asker alone, as is that there is none", async () => {
    await addAccount(on.touchstone, "stranger");
    const unit = "00000000-0000-7000-8000-000000000000";
    for (const [url, status] of [
      [`/api/v1/organisations/larkwater/evidence?unit=${unit}`, 200],
      ["/api/v1/organisations/larkwater/units", 403],
      ["/api/v1/me", 200],
      ["/api/v1/organisations/larkwater", 200],
    ] as const) {
      const { statusCode, headers } = await on.app.inject({ url, headers: { "x-test-account": "stranger" } });
      expect([url, statusCode]).toEqual([url, status]);
      expect(headers["cache-control"]).toMatch(/^(no-store|private, no-cache)$/);
    }
  });
  it.each([
    ["http://192.0.2.7:7171", false],
    ["https://touchstone.example", true],
  ])("pages of %s lead to HTTPS only if it is there", async (publicUrl, isSecure) => {
    const other = await testService({ publicUrl });
    try {
      const { headers } = await other.app.inject("/en");
      expect(String(headers["content-security-policy"]).includes("upgrade-insecure-requests")).toBe(isSecure);
      expect("strict-transport-security" in headers).toBe(isSecure);
    } finally {
      await other.end();
    }
  });
});

describe("the limit of requests", () => {
  let few: TestService;
  beforeAll(async () => {
    few = await testService({ requestsPerMinute: 3 });
  });
  afterAll(() => few.end());

  it.each(["/api/v1/organisations", "/api/v1/nothing", "/wp-login.php"])(
    "holds for %s, each asker by itself",
    async (url) => {
      const ask = async (remoteAddress: string) => few.app.inject({ url, remoteAddress });
      const address = `192.0.2.${url.length}`;
      for (let n = 0; n < 3; n++) expect((await ask(address)).statusCode).toBeLessThan(405);
      const { statusCode, headers, body } = await ask(address);
      expect(statusCode).toBe(429);
      expect(Number(headers["retry-after"])).toBeGreaterThan(0);
      expect(JSON.parse(body)).toMatchObject({ type: "/problems/too-many-requests" });
      expect((await ask("192.0.2.200")).statusCode).toBeLessThan(405);
    },
  );
});
