import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestService, testService } from "../testing/index.ts";
import { SampleBrowser, samplePerson } from "./sample-people.ts";

let on: TestService;
beforeAll(async () => {
  on = await testService();
  await samplePerson(on, "pema");
});
afterAll(() => on.end());

/** What is put into every field. */
const TEXTS = ["", " ", "\u0000", "a\u0000b", "\ud800", "' OR 1=1 --", "$1", "../../etc/passwd", "%00", "{{7*7}}"];
const MORE = ["<script>", "\r\nset-cookie: x=y", "__proto__", "constructor", "\u202e\u200b", "0", "-1", "1e309"];
const LONG = ["a".repeat(20_000), "ང".repeat(300)];
const OTHERS: readonly unknown[] = [0, -1, 1e21, true, null, [], ["a"], {}, { toString: "x" }, [[[[]]]]];
const NASTY: readonly unknown[] = [...TEXTS, ...MORE, ...LONG, ...OTHERS];

const POSTS: readonly (readonly [url: string, fields: readonly string[]])[] = [
  ["/api/v1/sign-in/password", ["account", "password"]],
  ["/api/v1/sign-in/second-factor", ["code"]],
  ["/api/v1/sign-in/first", ["code", "slip"]],
  ["/api/v1/sign-in/first", ["link"]],
  ["/api/v1/sign-in/first-password", ["password"]],
  ["/api/v1/me/password", ["current", "next"]],
  ["/api/v1/me/second-factor", ["password"]],
  ["/api/v1/me/second-factor/confirmation", ["code"]],
  ["/api/v1/me/tokens", ["name", "scopes", "expiresAt"]],
  ["/api/auth/passkey/verify-registration", ["response", "name"]],
  ["/api/auth/passkey/verify-authentication", ["response"]],
  ["/en/sign-in", ["account", "password", "next"]],
  ["/en/sign-in/code", ["code", "next"]],
  ["/en/sign-in/slip", ["code", "slip"]],
  ["/en/sign-in/link", ["link"]],
  ["/en/sign-in/choose", ["password"]],
  ["/en/me/tokens", ["name", "scopes", "days"]],
  ["/en/me/sessions/end", ["id"]],
];

describe("whatever is sent", () => {
  it.each(POSTS)("%s answers without a fault", async (url, fields) => {
    const good = Object.fromEntries(fields.map((field) => [field, "plain"]));
    let n = 0;
    for (const field of fields)
      for (const nasty of NASTY) {
        const browser = new SampleBrowser(on, `198.18.${n >> 8}.${n++ & 255}`);
        if (n % 2 === 0) await browser.get("/api/auth/passkey/generate-authenticate-options"); // a challenge to answer
        const { statusCode, headers } = await browser.post(url, { ...good, [field]: nasty });
        expect(statusCode, `${field}: ${JSON.stringify(nasty)?.slice(0, 60)}`).toBeLessThan(500);
        expect(headers["set-cookie"] ?? "").not.toContain("x=y");
      }
  });
  it("as somebody too, nothing is a fault", async () => {
    const browser = new SampleBrowser(on);
    await browser.signIn("pema");
    for (const [url, fields] of POSTS.filter(([url]) => url.includes("/me/") || url.includes("registration"))) {
      if (url.includes("registration")) await browser.get("/api/auth/passkey/generate-register-options?name=pema");
      for (const field of fields)
        for (const nasty of NASTY.slice(0, 40)) {
          const { statusCode } = await browser.post(url, {
            ...Object.fromEntries(fields.map((one) => [one, "plain"])),
            [field]: nasty,
          });
          expect(statusCode, `${url} ${field}: ${JSON.stringify(nasty)?.slice(0, 60)}`).toBeLessThan(500);
        }
    }
    expect((await browser.get("/api/v1/me")).json()).toMatchObject({ account: "pema" });
  });
  it("in the form of an authenticator's answer, but none, is no fault", async () => {
    const inner = {
      clientDataJSON: "x",
      attestationObject: "x",
      authenticatorData: "x",
      signature: "x",
      transports: ["x"],
    };
    for (const response of [
      inner,
      { ...inner, transports: 7 },
      { clientDataJSON: "e30" },
      { ...inner, clientDataJSON: "e30" },
    ]) {
      const browser = new SampleBrowser(on, "198.19.0.1");
      await browser.signIn("pema");
      const body = { response: { id: "eA", rawId: "eA", type: "public-key", clientExtensionResults: {}, response } };
      await browser.get("/api/auth/passkey/generate-register-options?name=pema");
      expect((await browser.post("/api/auth/passkey/verify-registration", body)).statusCode).toBeLessThan(500);
      await browser.get("/api/auth/passkey/generate-authenticate-options");
      expect((await browser.post("/api/auth/passkey/verify-authentication", body)).statusCode).toBe(401);
    }
  });
  it.each([
    "/api/auth/callback/region?code=%00&state=%00",
    "/api/auth/callback/%00",
    "/api/auth/callback/region?state[]=a&state[]=b",
    "/api/auth/passkey/generate-register-options?name=%00&authenticatorAttachment=x",
    "/en/sign-in?next=%00&wrong=%00",
    "/en/sign-in?next[]=a",
    "/en/sign-in/with/%00?next=//x",
    "/xx/sign-in",
    "/sign-in-assets/%2e%2e%2fx",
  ])("%s is answered without a fault", async (url) => {
    expect((await new SampleBrowser(on).get(url)).statusCode).toBeLessThan(500);
  });
  it("in a cookie or in the header of a token is no fault either", async () => {
    for (const nasty of ["x", "%00", "a.b.c", '"', "=", "%E0%A4%A", `${"a".repeat(3000)}.b`, "..", "%ff%fe"])
      for (const headers of [
        { cookie: `touchstone.session_token=${nasty}` },
        { cookie: `touchstone.ticket=${nasty}; touchstone.two_factor=${nasty}` },
        { authorization: `Bearer ${nasty}` },
        { authorization: nasty },
      ])
        for (const url of ["/api/v1/me", "/en/sign-in/choose"]) {
          const { statusCode } = await on.app.inject({ url, headers });
          expect(statusCode, JSON.stringify(headers)).toBeLessThan(500);
        }
  });
});
