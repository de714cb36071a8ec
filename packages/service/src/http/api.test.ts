import { foundOrganisation, foundProgramme } from "@touchstone/server/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestService, testService } from "../testing/test-service.ts";

let on: TestService;
let account: string;
beforeAll(async () => {
  on = await testService();
  const made = await foundOrganisation(on.touchstone, "larkwater");
  account = made.account;
  await foundProgramme(on.touchstone, made.log, account, "libraries");
});
afterAll(() => on.end());

const get = (url: string, as?: string) =>
  on.app.inject({ url: `/api/v1${url}`, headers: as === undefined ? {} : { "x-test-account": as } });

describe("a GET", () => {
  it.each([
    "/organisations",
    "/organisations/larkwater",
    "/organisations/larkwater/permissions",
    "/programmes",
    "/programmes?organisation=larkwater",
    "/programmes/libraries",
    "/programmes/libraries/documents",
    "/programmes/libraries/standards",
    "/programmes/libraries/standards/1",
    "/programmes/libraries/standards/1/file",
    "/programmes/libraries/standards/1/objections",
    "/programmes/libraries/assessments",
  ])("of %s is public", async (url) => {
    const { statusCode, body } = await get(url);
    expect(body).toMatch(/./);
    expect(statusCode).toBe(200);
  });
  it.each([
    "/organisations/larkwater/units",
    "/organisations/larkwater/unit-counts",
    "/organisations/larkwater/roles",
    "/organisations/larkwater/accounts",
    "/organisations/larkwater/private-parts",
    "/programmes/libraries/roles",
    "/programmes/libraries/enrolments",
    "/programmes/libraries/submissions",
  ])("of %s is for who has signed in", async (url) => {
    expect((await get(url)).statusCode).toBe(401);
    const { statusCode, body } = await get(url, account);
    expect(JSON.parse(body)).not.toHaveProperty("errors");
    expect(statusCode).toBe(200);
  });
});
