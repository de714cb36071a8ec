import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestService, testService } from "../testing/index.ts";
import { PASSWORD, SampleBrowser, samplePerson } from "./sample-people.ts";
import { totpCode } from "./totp-code.ts";

let on: TestService;
beforeAll(async () => {
  on = await testService();
});
afterAll(() => on.end());

const HALF_MINUTE = 30_000;
let nth = 0;

/** Somebody with a second factor, and what is in their authenticator. Confirmed by the code before the one of now. */
async function withFactor() {
  const name = `factor${nth++}`;
  await samplePerson(on, name);
  const browser = new SampleBrowser(on);
  await browser.signIn(name);
  const begun = (await browser.post("/api/v1/me/second-factor", { password: PASSWORD })).json() as {
    uri: string;
    secret: string;
    recoveryCodes: string[];
  }; // our own answer
  const confirmed = await browser.post("/api/v1/me/second-factor/confirmation", {
    code: totpCode(begun.secret, Date.now() - HALF_MINUTE),
  });
  expect(confirmed.statusCode).toBe(204);
  return { name, browser, ...begun };
}
const code = (browser: SampleBrowser, typed: string) => browser.post("/api/v1/sign-in/second-factor", { code: typed });

it("the codes of tests are those of RFC 6238", () => {
  // appendix B, SHA-1, secret "12345678901234567890", the last six of eight digits
  const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  expect([59_000, 1_111_111_109_000, 20_000_000_000_000].map((at) => totpCode(secret, at))).toEqual([
    "287082",
    "081804",
    "353130",
  ]);
});

describe("a second factor", () => {
  it("is begun with the password alone, names the account, and is not asked for before it is confirmed", async () => {
    await samplePerson(on, "pema");
    const browser = new SampleBrowser(on);
    await browser.signIn("pema");
    expect((await browser.post("/api/v1/me/second-factor", { password: "wrong but long" })).statusCode).toBe(403);
    const begun = (await browser.post("/api/v1/me/second-factor", { password: PASSWORD })).json();
    expect(begun.uri).toBe(
      `otpauth://totp/Touchstone%3Apema?secret=${begun.secret}&issuer=Touchstone&digits=6&period=30`,
    );
    expect(begun.recoveryCodes).toHaveLength(10);
    expect((await browser.post("/api/v1/me/second-factor/confirmation", { code: "000000" })).statusCode).toBe(403);
    expect((await new SampleBrowser(on).signIn("pema")).json()).toEqual({ step: "signed-in" });
  });
  it("is asked for after the password, which alone gives no session", async () => {
    const { name, secret } = await withFactor();
    const browser = new SampleBrowser(on);
    expect((await browser.signIn(name)).json()).toEqual({ step: "second-factor" });
    expect((await browser.get("/api/v1/me")).statusCode).toBe(401);
    expect((await code(browser, totpCode(secret, Date.now()))).json()).toEqual({ step: "signed-in" });
    expect((await browser.get("/api/v1/me")).json()).toMatchObject({ account: name });
  });
  it("lets a code in once", async () => {
    const { name, secret } = await withFactor();
    const [one, other] = [new SampleBrowser(on), new SampleBrowser(on)];
    await one.signIn(name);
    await other.signIn(name);
    const typed = totpCode(secret, Date.now());
    const all = await Promise.all([code(one, typed), code(other, typed)]);
    expect(new Set(all.map(({ statusCode }) => statusCode))).toEqual(new Set([200, 401]));
    const inside = await Promise.all([one, other].map(async (browser) => (await browser.get("/api/v1/me")).statusCode));
    expect(new Set(inside)).toEqual(new Set([200, 401]));
  });
  it("takes each recovery code once, instead", async () => {
    const { name, recoveryCodes } = await withFactor();
    const [recovery = ""] = recoveryCodes;
    const browser = new SampleBrowser(on);
    await browser.signIn(name);
    expect((await code(browser, recovery)).json()).toEqual({ step: "signed-in" });
    const again = new SampleBrowser(on);
    await again.signIn(name);
    expect((await code(again, recovery)).statusCode).toBe(401);
    expect((await code(again, recoveryCodes[1] ?? "")).statusCode).toBe(200);
  });
  it("ends guessing at codes, and the right one comes too late then", async () => {
    const { name, secret } = await withFactor();
    const browser = new SampleBrowser(on);
    await browser.signIn(name);
    const right = totpCode(secret, Date.now());
    const wrong = right === "111111" ? "222222" : "111111";
    for (let i = 0; i < 6; i++) expect((await code(browser, wrong)).statusCode).not.toBe(200);
    expect((await code(browser, right)).statusCode).not.toBe(200);
    expect((await browser.get("/api/v1/me")).statusCode).toBe(401);
  });
  it("of somebody else is none: a session is no way around the code of a sign-in", async () => {
    const { name, secret } = await withFactor();
    await samplePerson(on, "somebody");
    const browser = new SampleBrowser(on);
    await browser.signIn("somebody");
    const before = browser.cookie;
    await browser.signIn(name); // as far as the code
    expect((await browser.get("/api/v1/me")).statusCode).toBe(401);
    // the session from before has ended, and would be no way around
    const both = new SampleBrowser(on);
    await both.signIn("somebody");
    for (const [cookie, value] of browser.cookies) both.cookies.set(cookie, value);
    expect((await code(both, "000000")).statusCode).toBe(401);
    expect((await on.app.inject({ url: "/api/v1/me", headers: { cookie: before } })).statusCode).toBe(401);
    expect((await code(browser, totpCode(secret, Date.now()))).statusCode).toBe(200);
    expect((await browser.get("/api/v1/me")).json()).toMatchObject({ account: name });
  });
  it("without a password before it is nothing", async () => {
    expect((await code(new SampleBrowser(on), "123456")).statusCode).toBe(401);
  });
  it("is turned off with the password, and can't be begun twice", async () => {
    const { name, browser } = await withFactor();
    expect((await browser.post("/api/v1/me/second-factor", { password: PASSWORD })).statusCode).toBe(409);
    expect((await browser.ask("DELETE", "/api/v1/me/second-factor", { password: "wrong but long" })).statusCode).toBe(
      403,
    );
    expect((await browser.ask("DELETE", "/api/v1/me/second-factor", { password: PASSWORD })).statusCode).toBe(204);
    expect((await new SampleBrowser(on).signIn(name)).json()).toEqual({ step: "signed-in" });
  });
  it("is set up, asked for and shown on the pages", async () => {
    await samplePerson(on, "lobsang");
    const browser = new SampleBrowser(on);
    await browser.signIn("lobsang");
    const page = await browser.post("/en/me/second-factor/begin", { password: PASSWORD });
    const [, secret = ""] = /In letters: <code>([A-Z2-7]+)</.exec(page.body) ?? [];
    expect(page.body).toContain("data:image/svg+xml;base64,");
    const confirmed = await browser.post("/en/me/second-factor/confirm", {
      code: totpCode(secret, Date.now() - HALF_MINUTE),
    });
    expect(confirmed.headers.location).toBe("/en/me");
    const again = new SampleBrowser(on);
    const asked = await again.post("/en/sign-in", { account: "lobsang", password: PASSWORD, next: "/en/villages" });
    expect(asked.headers.location).toBe("/en/sign-in/code?next=%2Fen%2Fvillages");
    expect((await again.post("/en/sign-in/code", { code: "000000" })).statusCode).toBe(422);
    const done = await again.post("/en/sign-in/code", { code: totpCode(secret, Date.now()), next: "/en/villages" });
    expect(done.headers.location).toBe("/en/villages");
  });
});
