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
    ["//", 404, "not-found"],
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
});
