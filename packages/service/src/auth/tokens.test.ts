import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestService, testService } from "../testing/index.ts";
import { SampleBrowser, samplePerson } from "./sample-people.ts";

let on: TestService;
let now = new Date("2026-03-01T12:00:00Z");
let browser: SampleBrowser;
beforeAll(async () => {
  on = await testService({}, () => now);
  await samplePerson(on, "pema");
  browser = new SampleBrowser(on);
  await browser.signIn("pema");
});
afterAll(() => on.end());

const ask = (token: string, url = "/api/v1/me", method: "GET" | "POST" = "GET", body?: object) =>
  on.app.inject({ method, url, headers: { authorization: `Bearer ${token}` }, ...(body && { payload: body }) });
const make = async (body: object) =>
  (await browser.post("/api/v1/me/tokens", body)).json() as { tokenId: string; token: string }; // our own answer

describe("a token", () => {
  it("acts for its owner, within its scopes, from wherever it is sent", async () => {
    const { token } = await make({ name: "our office", scopes: ["submit", "read"] });
    expect(token).toMatch(/^ts_[\w-]{43}$/);
    const answer = await ask(token);
    expect(answer.json()).toMatchObject({ account: "pema", by: "token", scopes: ["read", "submit"] });
  });
  it("is listed without its words, with the day of its last use, and kept as a digest", async () => {
    const { token, tokenId } = await make({ name: "listed", scopes: ["read"], expiresAt: "2026-04-01T00:00:00Z" });
    const listed = async () =>
      (await browser.get("/api/v1/me/tokens")).json().items.find((one: { tokenId: string }) => one.tokenId === tokenId);
    expect(await listed()).toMatchObject({
      name: "listed",
      scopes: ["read"],
      lastUsedOn: null,
      expiresAt: "2026-04-01T00:00:00.000Z",
    });
    await ask(token);
    expect(await listed()).toMatchObject({ lastUsedOn: "2026-03-01" });
    expect(JSON.stringify(await listed())).not.toContain(token);
    const { rows } = await on.touchstone.pool.query<{ row: string }>("SELECT t::text AS row FROM sign_in_token t");
    expect(rows.map(({ row }) => row).join()).not.toContain(token.slice(3));
  });
  it.each(["ts_wrong", `ts_${"A".repeat(43)}`, "anything", "", `ts_${"A".repeat(5000)}`])(
    "that is wrong is told so: %s",
    async (token) => {
      const answer = await ask(token);
      expect(answer.statusCode).toBe(401);
      expect(answer.json()).toMatchObject({ type: "/problems/not-signed-in" });
    },
  );
  it("that is wrong gets nothing by a cookie beside it", async () => {
    const { statusCode } = await browser.ask("GET", "/api/v1/me", undefined, { authorization: "Bearer ts_wrong" });
    expect(statusCode).toBe(401);
  });
  it("runs out", async () => {
    const { token } = await make({ name: "for a day", scopes: ["read"], expiresAt: "2026-03-02T12:00:00Z" });
    expect((await ask(token)).statusCode).toBe(200);
    now = new Date("2026-03-02T12:00:00Z");
    expect((await ask(token)).statusCode).toBe(401);
  });
  it("ends by its owner alone", async () => {
    const { token, tokenId } = await make({ name: "ended", scopes: ["read"] });
    await samplePerson(on, "stranger");
    const stranger = new SampleBrowser(on);
    await stranger.signIn("stranger");
    expect((await stranger.ask("DELETE", `/api/v1/me/tokens/${tokenId}`)).statusCode).toBe(404);
    expect((await ask(token)).statusCode).toBe(200);
    expect((await browser.ask("DELETE", `/api/v1/me/tokens/${tokenId}`)).statusCode).toBe(204);
    expect((await ask(token)).statusCode).toBe(401);
  });
  it("changes nothing of how its account signs in, and makes no other", async () => {
    const { token } = await make({ name: "all", scopes: ["read", "submit", "command", "private"] });
    for (const [method, url, body] of [
      ["GET", "/api/v1/me/sign-in", undefined],
      ["GET", "/api/v1/me/tokens", undefined],
      ["POST", "/api/v1/me/tokens", { name: "more", scopes: ["read"] }],
      ["POST", "/api/v1/me/password", { current: "a", next: "b" }],
      ["POST", "/api/v1/me/second-factor", { password: "a" }],
    ] as const)
      expect((await ask(token, url, method, body)).statusCode, url).toBe(403);
  });
  it("is refused with scopes that there are not, with none, without a name", async () => {
    for (const body of [
      { name: "x", scopes: ["all"] },
      { name: "x", scopes: [] },
      { name: " ", scopes: ["read"] },
      { scopes: ["read"] },
    ])
      expect((await browser.post("/api/v1/me/tokens", body)).statusCode).toBe(400);
  });
  it("is made and ended on one's own page too, and shown there once", async () => {
    const made = await browser.post("/en/me/tokens", { name: "by hand", scopes: "read", days: "30" });
    const [token = ""] = /ts_[\w-]{43}/.exec(made.body) ?? [];
    expect((await ask(token)).statusCode).toBe(200);
    expect((await browser.get("/en/me")).body).not.toContain(token);
  });
});
