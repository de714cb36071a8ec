import { createServer, type Server } from "node:http";
import { invite } from "@touchstone/service/testing";
import Provider from "oidc-provider";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePort, type Listening, listening } from "./listening.ts";

/** Who is at the provider: what it says of an account that signs in there. */
const PEOPLE: Record<string, { readonly email: string; readonly email_verified: boolean }> = {
  pema: { email: "pema@example.org", email_verified: true },
  stranger: { email: "stranger@example.org", email_verified: true },
  unverified: { email: "tashi@example.org", email_verified: false },
};

describe("a provider of OpenID Connect", () => {
  let on: Listening;
  let provider: Server;
  beforeAll(async () => {
    const port = await freePort();
    const issuer = `http://localhost:${port}`;
    on = await listening({
      oidc: [{ name: "region", issuer, clientId: "touchstone", clientSecret: "a secret of tests" }],
    });
    const oidc = new Provider(issuer, {
      clients: [
        {
          client_id: "touchstone",
          client_secret: "a secret of tests",
          redirect_uris: [`${on.url}/api/auth/callback/region`],
          response_types: ["code"],
          grant_types: ["authorization_code"],
        },
      ],
      claims: { openid: ["sub"], email: ["email", "email_verified"] },
      conformIdTokenClaims: false,
      findAccount: (_, id) => ({ accountId: id, claims: async () => ({ sub: id, ...PEOPLE[id] }) }),
      features: { devInteractions: { enabled: true } },
    });
    provider = createServer(oidc.callback());
    await new Promise<void>((resolve) => provider.listen(port, "localhost", resolve));
  });
  afterAll(async () => {
    provider?.closeAllConnections();
    await new Promise((resolve) => provider?.close(resolve));
    await on?.end();
  });

  /** A browser: follows what it is told, keeps cookies of both, fills in the provider's forms. @returns where it ends */
  async function signInAs(
    person: string,
    {
      next,
      lang = "en",
      isLate = false,
    }: { readonly next?: string; readonly lang?: string; readonly isLate?: boolean } = {},
  ): Promise<{ readonly path: string; readonly cookie: string }> {
    const jar = new Map<string, Map<string, string>>();
    const ask = async (url: string, body?: URLSearchParams): Promise<Response> => {
      const { origin } = new URL(url);
      const cookies = jar.get(origin) ?? new Map<string, string>();
      jar.set(origin, cookies);
      const answer = await fetch(url, {
        redirect: "manual",
        headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
        ...(body && { method: "POST", body }),
      });
      for (const line of answer.headers.getSetCookie()) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (value === "" || /max-age=0|expires=Thu, 01 Jan 1970/i.test(line)) cookies.delete(name);
        else cookies.set(name, value);
      }
      return answer;
    };
    let url = `${on.url}/${lang}/sign-in/with/region${next === undefined ? "" : `?next=${encodeURIComponent(next)}`}`;
    let answer = await ask(url);
    for (let step = 0; step < 20; step++) {
      const location = answer.headers.get("location");
      if (location !== null) {
        url = new URL(location, url).href;
        if (isLate && url.includes("/callback/")) url = url.replace(/state=[^&]*/, "state=of-yesterday");
        if (url.startsWith(on.url) && !url.includes("/api/auth/")) break;
        answer = await ask(url);
        continue;
      }
      const page = await answer.text();
      const action = /<form[^>]* action="([^"]+)"/.exec(page)?.[1];
      if (action === undefined) throw new Error(`the provider shows no form: ${answer.status} ${page.slice(0, 300)}`);
      const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? "";
      url = new URL(action, url).href;
      answer = await ask(
        url,
        new URLSearchParams({ prompt, ...(prompt === "login" && { login: person, password: "any" }) }),
      );
    }
    const cookie = [...(jar.get(on.url) ?? [])].map(([name, value]) => `${name}=${value}`).join("; ");
    return { path: url.slice(on.url.length), cookie };
  }
  const me = async (cookie: string) => (await fetch(`${on.url}/api/v1/me`, { headers: { cookie } })).json();

  test("is offered on the page to sign in with", async () => {
    expect(await (await fetch(`${on.url}/en/sign-in`)).text()).toContain("Sign in with region");
  });

  test("lets in whoever was invited by the address that it vouches for, again and again", async () => {
    await invite(on.service, { name: "pema", address: "Pema@example.org" });
    const first = await signInAs("pema", { next: "/en/villages" });
    expect(first.path).toBe("/en/villages");
    expect(await me(first.cookie)).toMatchObject({ account: "pema", by: "session" });
    const second = await signInAs("pema");
    expect(second.path).toBe("/en/me");
    expect(await me(second.cookie)).toMatchObject({ account: "pema" });
  });

  test("makes no account: whoever was not invited stays outside", async () => {
    const count = async () => (await on.touchstone.pool.query("SELECT 1 FROM account")).rows.length;
    const before = await count();
    const { path, cookie } = await signInAs("stranger");
    expect(path).toMatch(/^\/en\/sign-in\?wrong=provider/);
    expect(await me(cookie)).toMatchObject({ status: 401 });
    expect(await count()).toBe(before);
  });

  test("lets nobody in by an address that it does not vouch for", async () => {
    await invite(on.service, { name: "tashi", address: "tashi@example.org" });
    const { path, cookie } = await signInAs("unverified");
    expect(path).toMatch(/^\/en\/sign-in\?wrong=provider/);
    expect(await me(cookie)).toMatchObject({ status: 401 });
  });

  test("goes on only to pages of ours, and is asked only where it is known", async () => {
    expect((await signInAs("pema", { next: "https://evil.example/" })).path).toBe("/en/me");
    const answer = await fetch(`${on.url}/en/sign-in/with/elsewhere`, { redirect: "manual" });
    expect(answer.headers.get("location")).toBe("/en/sign-in?wrong=provider");
  });

  test("who comes back with nothing finds the page in the language in which they went", async () => {
    for (const lang of ["bo", "zh-Hans"]) {
      expect((await signInAs("stranger", { lang })).path).toMatch(`/${lang}/sign-in?wrong=provider`);
      expect((await signInAs("pema", { lang, isLate: true })).path).toMatch(`/${lang}/sign-in?wrong=provider`);
    }
    const asked = (headers: Record<string, string>) =>
      fetch(`${on.url}/api/auth/failed`, { redirect: "manual", headers }).then((told) => told.headers.get("location"));
    expect(await asked({ "accept-language": "zh-CN,en" })).toBe("/zh-Hans/sign-in?wrong=provider");
    expect(await asked({ cookie: "touchstone.language=evil.example" })).toBe("/en/sign-in?wrong=provider");
  });

  test("is not believed in what it did not begin: a code from somewhere else", async () => {
    const answer = await fetch(`${on.url}/api/auth/callback/region?code=stolen&state=made-up`, { redirect: "manual" });
    expect(answer.status).toBeLessThan(400);
    expect(answer.headers.get("location")).toMatch(/\/api\/auth\/failed|\/en\/sign-in\?wrong=provider/);
    expect(answer.headers.getSetCookie().join()).not.toMatch(/session_token=[^;]/);
  });
});
