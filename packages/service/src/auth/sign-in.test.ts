import { addAccount } from "@touchstone/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestService, testService } from "../testing/index.ts";
import { hashPassword, isOutdated } from "./password.ts";
import { PASSWORD, SampleBrowser, samplePerson } from "./sample-people.ts";
import { passwordHashOf } from "./users.ts";

let on: TestService;
beforeAll(async () => {
  on = await testService();
  await samplePerson(on, "pema");
});
afterAll(() => on.end());

describe("signing in by password", () => {
  it("gives a session, which says who asks", async () => {
    const browser = new SampleBrowser(on);
    expect((await browser.get("/api/v1/me")).statusCode).toBe(401);
    const answer = await browser.signIn("pema");
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({ step: "signed-in" });
    expect((await browser.get("/api/v1/me")).json()).toMatchObject({ account: "pema", by: "session", roles: [] });
  });
  it("takes the name in whatever case", async () => {
    expect((await new SampleBrowser(on).signIn(" Pema ")).statusCode).toBe(200);
  });
  it("keeps its cookie from scripts and from other sites, and lets no cache keep the answer", async () => {
    const { headers } = await new SampleBrowser(on).signIn("pema");
    const [line] = [headers["set-cookie"] ?? []].flat();
    expect(line).toMatch(/^touchstone\.session_token=/);
    expect(line).toMatch(/HttpOnly/i);
    expect(line).toMatch(/SameSite=Lax/i);
    expect(line).not.toMatch(/Secure/i);
    expect(headers["cache-control"]).toBe("no-store");
  });
  it("marks its cookie as secure where the address is https", async () => {
    const secure = await testService({ publicUrl: "https://touchstone.example" });
    try {
      await samplePerson(secure, "pema");
      const { headers } = await new SampleBrowser(secure).signIn("pema");
      expect([headers["set-cookie"]].flat()[0]).toMatch(/^__Secure-touchstone\.session_token=.*; Secure/i);
    } finally {
      await secure.end();
    }
  });
  it("answers the same of a name that is unknown, of one without a password, of one that can't be, and of a wrong password", async () => {
    await addAccount(on.touchstone, "without");
    const said = new Set<string>();
    for (const account of ["pema", "nobody", "without", "No such NAME!", "ང", "x".repeat(100)]) {
      const { statusCode, body, headers } = await new SampleBrowser(on, `198.51.100.${said.size + 1}`).signIn(
        account,
        "wrong but long",
      );
      expect(headers["set-cookie"]).toBeUndefined();
      said.add(`${statusCode} ${body.replace(/urn:request:[\w-]+/, "")}`);
    }
    expect([...said]).toHaveLength(1);
    expect([...said][0]).toMatch(/^401 /);
  });
  it("hashes again what was hashed more cheaply", async () => {
    const id = await samplePerson(on, "tashi");
    const cheap = await hashPassword(PASSWORD, { memory: 64, passes: 1, parallelism: 1 });
    await on.service.signIn.pool.query("UPDATE sign_in_credential SET password = $2 WHERE user_id = $1", [id, cheap]);
    expect((await new SampleBrowser(on).signIn("tashi")).statusCode).toBe(200);
    const renewed = (await passwordHashOf(on.service.signIn, id)) ?? "";
    expect(isOutdated(renewed)).toBe(false);
    expect((await new SampleBrowser(on).signIn("tashi")).statusCode).toBe(200);
  });
  it("lets nobody sign up", async () => {
    const browser = new SampleBrowser(on);
    const body = { email: "a@example.org", password: PASSWORD, name: "a", username: "newcomer" };
    for (const path of [
      "/sign-up/email",
      "/sign-in/email",
      "/sign-in/username",
      "/update-user",
      "/delete-user",
      "/get-session",
    ])
      expect((await browser.post(`/api/auth${path}`, body)).statusCode, path).toBe(404);
  });
});

describe("guessing", () => {
  it("ends after some tries from one client, also with the right password, and not for others", async () => {
    await samplePerson(on, "dolma");
    const guesser = new SampleBrowser(on, "192.0.2.9");
    const codes: number[] = [];
    for (let i = 0; i < 12; i++) codes.push((await guesser.signIn("dolma", `guess number ${i}`)).statusCode);
    expect(codes).toEqual([...Array(8).fill(401), ...Array(4).fill(429)]);
    const late = await guesser.signIn("dolma");
    expect(late.statusCode).toBe(429);
    expect(late.json()).toMatchObject({ type: "/problems/too-many-requests" });
    expect((await new SampleBrowser(on, "192.0.2.10").signIn("dolma")).statusCode).toBe(200);
  });
  it("at once is no way around", async () => {
    await samplePerson(on, "lhamo");
    const all = await Promise.all(
      Array.from({ length: 30 }, (_, i) => new SampleBrowser(on, "192.0.2.20").signIn("lhamo", `guess number ${i}`)),
    );
    expect(all.filter(({ statusCode }) => statusCode === 401)).toHaveLength(8);
    expect(all.filter(({ statusCode }) => statusCode === 429)).toHaveLength(22);
  });
  it("among many names ends too, and one network of IPv6 is one client", async () => {
    const codes: number[] = [];
    for (let i = 0; i < 70; i++)
      codes.push((await new SampleBrowser(on, `2001:db8:1:2::${i}`).signIn(`name${i}`, "guess")).statusCode);
    expect(codes.filter((code) => code === 401)).toHaveLength(60);
    expect(codes.at(-1)).toBe(429);
    expect((await new SampleBrowser(on, "2001:db8:1:3::1").signIn("pema")).statusCode).toBe(200);
  });
});

describe("a session", () => {
  it("is new at each sign-in, and a cookie that somebody planted is none", async () => {
    const browser = new SampleBrowser(on);
    browser.cookies.set("touchstone.session_token", "planted.by-somebody-else");
    expect((await browser.get("/api/v1/me")).statusCode).toBe(401);
    await browser.signIn("pema");
    const first = browser.cookies.get("touchstone.session_token");
    expect(first).not.toContain("planted");
    await browser.signIn("pema");
    const second = browser.cookies.get("touchstone.session_token");
    expect(second).not.toBe(first);
    // the one before has ended
    browser.cookies.set("touchstone.session_token", first ?? "");
    expect((await browser.get("/api/v1/me")).statusCode).toBe(401);
  });
  it("with another signature is none", async () => {
    const browser = new SampleBrowser(on);
    await browser.signIn("pema");
    const [token = ""] = (browser.cookies.get("touchstone.session_token") ?? "").split(".");
    browser.cookies.set("touchstone.session_token", `${token}.${"A".repeat(43)}%3D`);
    expect((await browser.get("/api/v1/me")).statusCode).toBe(401);
  });
  it("that has run out is the public", async () => {
    const browser = new SampleBrowser(on);
    await browser.signIn("pema");
    await on.service.signIn.pool.query("UPDATE sign_in_session SET expires_at = $1", [new Date(Date.now() - 1000)]);
    expect((await browser.get("/api/v1/me")).statusCode).toBe(401);
    expect((await browser.get("/en/sign-in")).statusCode).toBe(200);
  });
  it("is listed to its owner, and ended from another", async () => {
    const [one, other] = [new SampleBrowser(on), new SampleBrowser(on)];
    await samplePerson(on, "sonam");
    await one.signIn("sonam");
    await other.signIn("sonam");
    const { sessions } = (await one.get("/api/v1/me/sign-in")).json();
    expect(sessions).toHaveLength(2);
    const [that] = sessions.filter((session: { isThis: boolean }) => !session.isThis);
    expect((await new SampleBrowser(on).ask("DELETE", `/api/v1/me/sessions/${that.sessionId}`)).statusCode).toBe(401);
    const stranger = new SampleBrowser(on);
    await stranger.signIn("pema");
    expect((await stranger.ask("DELETE", `/api/v1/me/sessions/${that.sessionId}`)).statusCode).toBe(404);
    expect((await one.ask("DELETE", `/api/v1/me/sessions/${that.sessionId}`)).statusCode).toBe(204);
    expect((await other.get("/api/v1/me")).statusCode).toBe(401);
    expect((await one.get("/api/v1/me")).statusCode).toBe(200);
    expect((await one.post("/api/v1/sign-out")).statusCode).toBe(204);
    expect((await one.get("/api/v1/me")).statusCode).toBe(401);
  });
  it("ends with another password, wherever it is, but the one that asked goes on", async () => {
    const [one, other] = [new SampleBrowser(on), new SampleBrowser(on)];
    await samplePerson(on, "karma");
    await one.signIn("karma");
    await other.signIn("karma");
    const wrong = await one.post("/api/v1/me/password", { current: "not this one", next: "nine loud cranes" });
    expect(wrong.statusCode).toBe(403);
    const weak = await one.post("/api/v1/me/password", { current: PASSWORD, next: "karma12345" });
    expect(weak.json()).toMatchObject({ status: 400, errors: [{ pointer: "/next" }] });
    const changed = await one.post("/api/v1/me/password", { current: PASSWORD, next: "nine loud cranes" });
    expect(changed.statusCode).toBe(204);
    expect((await one.get("/api/v1/me")).statusCode).toBe(200);
    expect((await other.get("/api/v1/me")).statusCode).toBe(401);
    expect((await new SampleBrowser(on).signIn("karma")).statusCode).toBe(401);
    expect((await new SampleBrowser(on).signIn("karma", "nine loud cranes")).statusCode).toBe(200);
  });
});

describe("what another site makes a browser send", () => {
  const tried = async (headers: Record<string, string>) => {
    const browser = new SampleBrowser(on);
    await browser.signIn("pema");
    const { statusCode } = await on.app.inject({
      method: "POST",
      url: "/en/me/sign-out",
      headers: { cookie: browser.cookie, "content-type": "application/x-www-form-urlencoded", ...headers },
    });
    const stillIn = (await browser.get("/api/v1/me")).statusCode === 200;
    return { statusCode, stillIn };
  };
  it.each([
    ["a foreign origin", { origin: "https://evil.example" }],
    ["no origin", { origin: "null" }],
    ["an origin that begins like ours", { origin: "http://localhost:7171.evil.example" }],
    ["our host, another port", { origin: "http://localhost:7172" }],
    ["the browser's word for another site", { "sec-fetch-site": "cross-site" }],
    ["the browser's word for a neighbour", { "sec-fetch-site": "same-site", origin: "http://localhost:7171" }],
    ["nothing of where from", {}],
  ])("is refused: %s", async (_, headers) => {
    expect(await tried(headers)).toEqual({ statusCode: 403, stillIn: true });
  });
  it.each([
    ["by the browser's word", { "sec-fetch-site": "same-origin" }],
    ["by our origin", { origin: "http://localhost:7171" }],
  ])("passes from our own pages, %s", async (_, headers) => {
    expect(await tried(headers)).toEqual({ statusCode: 303, stillIn: false });
  });
  it("is refused where nobody is signed in yet: signing in as somebody else", async () => {
    const { statusCode } = await on.app.inject({
      method: "POST",
      url: "/en/sign-in",
      headers: { origin: "https://evil.example", "content-type": "application/x-www-form-urlencoded" },
      payload: `account=pema&password=${encodeURIComponent(PASSWORD)}`,
    });
    expect(statusCode).toBe(403);
  });
});

describe("the page to sign in with", () => {
  it.each([
    ["https://evil.example/", null],
    ["//evil.example/", null],
    ["/\\evil.example/", null],
    ["/%0d%0aset-cookie:x=y", "/%0d%0aset-cookie:x=y"],
    ["/a\r\nset-cookie: x=y", null],
    ["javascript:alert(1)", null],
    ["/en/villages?sort=name", "/en/villages?sort=name"],
    ["/..//evil.example", null],
  ])("goes on to %s only if it is ours", async (next, to) => {
    const { statusCode, headers } = await new SampleBrowser(on).post("/en/sign-in", {
      account: "pema",
      password: PASSWORD,
      next,
    });
    expect(statusCode).toBe(303);
    expect(headers.location).toBe(to ?? "/en/me");
    expect([headers["set-cookie"]].flat().join()).not.toContain("x=y");
  });
  it.each(["en", "zh-Hans", "bo"])("speaks %s, runs without a script, and says what was wrong", async (lang) => {
    const browser = new SampleBrowser(on, "198.51.100.77");
    const page = await browser.get(`/${lang}/sign-in`);
    expect(page.statusCode).toBe(200);
    expect(page.headers["content-security-policy"]).toContain("script-src 'self'");
    expect(page.body).not.toMatch(/<script(?! src)|style="|onclick/);
    const wrong = await browser.post(`/${lang}/sign-in`, { account: "<script>alert(1)</script>", password: "x" });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('role="alert"'.replaceAll('"', ""));
    expect(wrong.body).not.toContain("<script>alert");
    if (lang !== "en") expect(page.body).toMatch(/class="?note/);
  });
  it("asks nobody again who is signed in, and lets them go on to where they were going", async () => {
    const browser = new SampleBrowser(on);
    await browser.signIn("pema");
    const sentTo = async (path: string) => {
      const { statusCode, headers } = await browser.get(path);
      return statusCode === 303 ? headers.location : statusCode;
    };
    expect(await sentTo("/bo/sign-in")).toBe("/bo/me");
    expect(await sentTo("/bo/sign-in?next=%2Fbo%2Fapp")).toBe("/bo/app");
    expect(await sentTo("/bo/sign-in?next=https%3A%2F%2Fevil.example")).toBe("/bo/me");
    expect(await sentTo("/bo/sign-in?wrong=provider")).toBe(422);
  });
  it("sends whoever is not signed in to sign in", async () => {
    const { statusCode, headers } = await new SampleBrowser(on).get("/en/me");
    expect(statusCode).toBe(303);
    expect(headers.location).toBe("/en/sign-in?next=%2Fen%2Fme");
  });
});
