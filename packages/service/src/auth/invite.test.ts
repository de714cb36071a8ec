import { execute } from "@touchstone/server";
import { foundOrganisation } from "@touchstone/server/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestService, testService } from "../testing/index.ts";
import { PASSWORD, SampleBrowser, samplePerson } from "./sample-people.ts";

let on: TestService;
beforeAll(async () => {
  on = await testService();
  const { account, log } = await foundOrganisation(on.touchstone, "larkwater");
  for (const [name, role] of [
    ["chief", "operator"],
    ["clerk", "office"],
  ] as const) {
    await samplePerson(on, name);
    const grantId = on.touchstone.newId();
    const command = {
      type: "GrantRole",
      grantId,
      account: name,
      role,
      unitId: null,
      from: "2020-01-01",
      until: null,
    } as const;
    const done = await execute(on.touchstone, { log, account, command });
    if (!done.ok) throw new Error(JSON.stringify(done.refusal));
  }
});
afterAll(() => on.end());

const inviteAs = async (account: string | null, body: object) => {
  const browser = new SampleBrowser(on);
  if (account !== null) await browser.signIn(account);
  return browser.post("/api/v1/organisations/larkwater/invitations", body);
};

describe("an invitation", () => {
  it("makes an account that may do nothing, and a link with which its owner comes in", async () => {
    const answer = await inviteAs("chief", { account: "newcomer", address: "new@example.org" });
    expect(answer.statusCode).toBe(201);
    const { link } = answer.json();
    const browser = new SampleBrowser(on);
    expect((await browser.post("/en/sign-in/link", { link })).headers.location).toBe("/en/sign-in/choose");
    await browser.post("/en/sign-in/choose", { password: PASSWORD });
    expect((await browser.get("/api/v1/me")).json()).toMatchObject({ account: "newcomer", roles: [] });
  });
  it("is no way into an account that is there, nor to an address that another has", async () => {
    expect((await inviteAs("chief", { account: "clerk" })).statusCode).toBe(409);
    await inviteAs("chief", { account: "first", address: "same@example.org" });
    expect((await inviteAs("chief", { account: "second", address: "Same@example.org" })).statusCode).toBe(409);
    expect((await new SampleBrowser(on).signIn("clerk")).statusCode).toBe(200);
  });
  it("is for operators", async () => {
    expect((await inviteAs("clerk", { account: "friend" })).statusCode).toBe(403);
    expect((await inviteAs(null, { account: "friend" })).statusCode).toBe(401);
    const { rows } = await on.touchstone.pool.query("SELECT 1 FROM account WHERE name = 'friend'");
    expect(rows).toHaveLength(0);
  });
  it.each([{ account: "No Name" }, { account: "x", address: "none" }, {}])(
    "is refused in the wrong form: %j",
    async (body) => {
      expect((await inviteAs("chief", body)).statusCode).toBe(400);
    },
  );
});
