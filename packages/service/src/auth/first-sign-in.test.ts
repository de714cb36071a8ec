import { addAccount } from "@touchstone/server";
import { testClock } from "@touchstone/server/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestService, testService } from "../testing/index.ts";
import { firstLink, linkFor } from "./first-link.ts";
import { PASSWORD, SampleBrowser, samplePerson } from "./sample-people.ts";
import { giveSlip, SLIP_ALPHABET } from "./slips.ts";
import { addUser } from "./users.ts";

const codeOf = (url: string): string => url.split("#")[1] ?? "";

describe("the first administrator", () => {
  it("comes in by a link, once, on a record in which nobody can sign in", async () => {
    const on = await testService();
    try {
      const link = await firstLink(on.service);
      expect(link).toMatchObject({ account: "administrator" });
      expect(link?.url).toMatch(/^http:\/\/localhost:7171\/sign-in\/link#[\w-]{43}$/);
      const again = await firstLink(on.service);
      expect(again?.account).toBe("administrator");
      const browser = new SampleBrowser(on);
      expect((await browser.post("/api/v1/sign-in/first", { link: codeOf(link?.url ?? "") })).statusCode).toBe(401); // void
      const answer = await browser.post("/api/v1/sign-in/first", { link: codeOf(again?.url ?? "") });
      expect(answer.json()).toEqual({ step: "choose-password" });
      expect((await browser.post("/api/v1/sign-in/first-password", { password: PASSWORD })).json()).toEqual({
        step: "signed-in",
      });
      expect((await browser.get("/api/v1/me")).json()).toMatchObject({ account: "administrator" });
      expect(await firstLink(on.service)).toBeNull();
    } finally {
      await on.end();
    }
  });
  it("is the record's first account, where there are some", async () => {
    const on = await testService();
    try {
      await addAccount(on.touchstone, "wangmo");
      await addAccount(on.touchstone, "alpha");
      expect(await firstLink(on.service)).toMatchObject({ account: "wangmo" });
    } finally {
      await on.end();
    }
  });
});

describe("slips and links", () => {
  let on: TestService;
  let now: Date;
  beforeAll(async () => {
    const clock = testClock();
    now = clock();
    on = await testService({}, () => now);
  });
  afterAll(() => on.end());

  const someone = async (name: string) => {
    const account = await addAccount(on.touchstone, name);
    if (!account) throw new Error(`${name} is there already`);
    await addUser(on.service.signIn, account, now, null);
    return account;
  };
  const later = (ms: number): void => {
    now = new Date(now.getTime() + ms);
  };
  const first = (browser: SampleBrowser, code: string, slip: string) =>
    browser.post("/api/v1/sign-in/first", { code, slip });
  const choose = (browser: SampleBrowser, password = PASSWORD) =>
    browser.post("/api/v1/sign-in/first-password", { password });

  it("a slip is ten letters and digits in two groups, none that is taken for another", async () => {
    expect(SLIP_ALPHABET).toHaveLength(31);
    expect(SLIP_ALPHABET).not.toMatch(/[01OILoil]/);
    const { accountId } = await someone("forms");
    const seen = new Set<string>();
    for (let i = 0; i < 50; i++) {
      const { words } = await giveSlip(on.service.signIn, { accountId, now }, "v-1");
      expect(words).toMatch(new RegExp(`^[${SLIP_ALPHABET}]{5}-[${SLIP_ALPHABET}]{5}$`));
      seen.add(words);
    }
    expect(seen.size).toBe(50);
  });
  it("a slip lets in with its code, however both are typed, and then asks for a password", async () => {
    const { accountId } = await someone("village.one");
    const { words } = await giveSlip(on.service.signIn, { accountId, now }, "CN-0101");
    const browser = new SampleBrowser(on);
    expect((await first(browser, " cn-0101 ", words.toLowerCase().replace("-", " "))).json()).toEqual({
      step: "choose-password",
    });
    expect((await browser.get("/api/v1/me")).statusCode).toBe(401); // a ticket is no session
    const weak = await choose(browser, "village.one");
    expect(weak.json()).toMatchObject({ status: 400, errors: [{ pointer: "/password" }] });
    expect((await choose(browser)).json()).toEqual({ step: "signed-in" });
    expect((await browser.get("/api/v1/me")).json()).toMatchObject({ account: "village.one" });
    expect((await new SampleBrowser(on).signIn("village.one")).statusCode).toBe(200);
  });
  it("a slip lets in once", async () => {
    const { accountId } = await someone("village.two");
    const { words } = await giveSlip(on.service.signIn, { accountId, now }, "v-2");
    const [one, other] = [new SampleBrowser(on), new SampleBrowser(on)];
    await first(one, "v-2", words);
    await first(other, "v-2", words);
    const [a, b] = await Promise.all([choose(one), choose(other, "nine loud cranes")]);
    expect(new Set([a.statusCode, b.statusCode])).toEqual(new Set([200, 401]));
    expect((await first(new SampleBrowser(on), "v-2", words)).statusCode).toBe(401);
    expect((await choose(one)).statusCode).toBe(401);
  });
  it("a slip with another code, an older one and one that has run out let nobody in, and are answered alike", async () => {
    const { accountId } = await someone("village.three");
    const old = await giveSlip(on.service.signIn, { accountId, now }, "v-3");
    const current = await giveSlip(on.service.signIn, { accountId, now }, "v-3");
    const said = new Set<string>();
    const note = async (code: string, slip: string) => {
      const { statusCode, body } = await first(new SampleBrowser(on, `192.0.2.${said.size + 40}`), code, slip);
      said.add(`${statusCode} ${body.replace(/urn:request:[\w-]+/, "")}`);
    };
    await note("v-4", current.words);
    await note("v-3", old.words);
    await note("nobody", "ABCDE-FGHJK");
    later(61 * 86_400_000);
    await note("v-3", current.words);
    expect([...said]).toHaveLength(1);
    expect([...said][0]).toMatch(/^401 /);
  });
  it("guessing at slips ends", async () => {
    const { accountId } = await someone("village.five");
    const { words } = await giveSlip(on.service.signIn, { accountId, now }, "v-5");
    const guesser = new SampleBrowser(on, "192.0.2.60");
    const codes: number[] = [];
    for (let i = 0; i < 10; i++) codes.push((await first(guesser, "v-5", `ABCDE-FGHJ${SLIP_ALPHABET[i]}`)).statusCode);
    expect(codes).toEqual([...Array(8).fill(401), 429, 429]);
    expect((await first(guesser, "v-5", words)).statusCode).toBe(429);
    later(15 * 60_000);
    expect((await first(guesser, "v-5", words)).statusCode).toBe(200);
  });
  it("a ticket runs out, and one that was written by somebody else is none", async () => {
    const { accountId } = await someone("village.six");
    const { words } = await giveSlip(on.service.signIn, { accountId, now }, "v-6");
    const browser = new SampleBrowser(on);
    await first(browser, "v-6", words);
    const ticket = browser.cookies.get("touchstone.ticket") ?? "";
    const [mac = "", until = "", sign = ""] = ticket.split(".");
    for (const forged of [
      `${mac}.${Number(until) + 1}.${sign}`,
      `${mac}.${until}.${"A".repeat(43)}`,
      `${mac}.${until}`,
      "",
    ]) {
      const forger = new SampleBrowser(on);
      forger.cookies.set("touchstone.ticket", forged);
      expect((await choose(forger)).statusCode, forged).toBe(401);
    }
    later(31 * 60_000);
    expect((await choose(browser)).statusCode).toBe(401);
    await first(browser, "v-6", words); // the slip is still there
    expect((await choose(browser)).statusCode).toBe(200);
  });
  it("the tables hold neither slip nor link nor session in a form that lets in", async () => {
    const { accountId, name } = await someone("village.seven");
    const { words } = await giveSlip(on.service.signIn, { accountId, now }, "v-7");
    const other = await someone("village.eight");
    const { url } = await linkFor(on.service, other);
    const { rows } = await on.touchstone.pool.query<{ row: string }>("SELECT s::text AS row FROM sign_in_slip s");
    const all = rows.map(({ row }) => row).join("\n");
    expect(all).not.toContain(words);
    expect(all).not.toContain(words.replace("-", ""));
    expect(all).not.toContain(codeOf(url));
    expect(name).toBe("village.seven");
  });
  it("a link is a day's, and the forms take the whole address too", async () => {
    await samplePerson(on, "dawa");
    const account = {
      name: "dawa",
      accountId: (await on.touchstone.pool.query("SELECT account_id FROM account WHERE name = 'dawa'")).rows[0]
        .account_id,
    };
    const link = await linkFor(on.service, account);
    later(24 * 3_600_000 + 1);
    expect((await new SampleBrowser(on).post("/en/sign-in/link", { link: link.url })).statusCode).toBe(422);
    const fresh = await linkFor(on.service, account);
    const before = new SampleBrowser(on);
    await before.signIn("dawa");
    const browser = new SampleBrowser(on);
    const answer = await browser.post("/en/sign-in/link", { link: fresh.url });
    expect(answer.headers.location).toBe("/en/sign-in/choose");
    expect((await browser.get("/en/sign-in/choose")).body).toContain("dawa");
    expect((await browser.post("/en/sign-in/choose", { password: "short" })).statusCode).toBe(422);
    expect((await browser.post("/en/sign-in/choose", { password: "nine loud cranes" })).headers.location).toBe(
      "/en/me",
    );
    expect((await browser.get("/en/me")).body).toContain("Signed in as dawa");
    expect((await before.get("/api/v1/me")).statusCode).toBe(401); // by the old password
  });
});
