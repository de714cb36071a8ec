import { PASSWORD, samplePerson } from "@touchstone/service/testing";
import type { Browser, BrowserContext, CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { faultsOf } from "../axe-faults.ts";
import { chromiumPath, openBrowser } from "../report/browser.ts";
import { type Listening, listening } from "./listening.ts";

if (chromiumPath === undefined)
  console.warn("passkeys were not tried: there is no Chromium here (TOUCHSTONE_CHROMIUM)");

describe.skipIf(chromiumPath === undefined)("a passkey", { timeout: 400_000 }, () => {
  let on: Listening;
  let browser: Browser;
  beforeAll(async () => {
    on = await listening();
    browser = await openBrowser();
    await samplePerson(on, "pema");
    await samplePerson(on, "tashi");
  });
  afterAll(async () => {
    await browser?.close();
    await on?.end();
  });

  /** A browser with an authenticator that asks who holds it, or does not. */
  async function withAuthenticator(
    isUserVerified: boolean,
  ): Promise<{ page: Page; context: BrowserContext; cdp: CDPSession; id: string }> {
    const context = await browser.newContext();
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send("WebAuthn.enable");
    const { authenticatorId: id } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified,
        automaticPresenceSimulation: true,
      },
    });
    return { page, context, cdp, id };
  }
  async function signIn(page: Page, account: string): Promise<void> {
    await page.goto(`${on.url}/en/sign-in`);
    await page.fill("#f-account", account);
    await page.fill("#f-password", PASSWORD);
    await page.click("form button[type=submit]");
    await page.waitForURL("**/en/me");
  }

  test("is added on one's own page, signs in without a password, and ends", async () => {
    const { page, context, cdp, id } = await withAuthenticator(true);
    await signIn(page, "pema");
    await page.fill("#f-device", "A telephone");
    await page.click("[data-passkey=add]");
    await page.waitForSelector("text=A telephone");
    expect((await cdp.send("WebAuthn.getCredentials", { authenticatorId: id })).credentials).toHaveLength(1);

    await context.clearCookies();
    await page.goto(`${on.url}/en/sign-in?next=%2Fen%2Fme`);
    await page.click("[data-passkey=sign-in]");
    await page.waitForURL("**/en/me");
    expect(await page.textContent(".who")).toContain("Signed in as pema");

    await page.click("form[action='/en/me/passkeys/end'] button");
    await page.waitForSelector("text=None yet.");
    await context.clearCookies();
    await page.goto(`${on.url}/en/sign-in`);
    await page.click("[data-passkey=sign-in]");
    await page.waitForSelector("[data-passkey-wrong]:not([hidden])");
    expect(await page.textContent("[data-passkey-wrong]:not([hidden])")).toContain("did not work");
    await context.close();
  });

  test("whose device does not ask who holds it is none", async () => {
    const { page, context, cdp, id } = await withAuthenticator(false);
    await signIn(page, "tashi");
    await page.click("[data-passkey=add]");
    await page.waitForSelector("[data-passkey-wrong]:not([hidden])");
    expect((await cdp.send("WebAuthn.getCredentials", { authenticatorId: id })).credentials).toHaveLength(0);
    await context.close();
  });

  test("what stands behind # is filled in, and gone from the address", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(`${on.url}/en/sign-in/slip#code=V-7&slip=ABCDE-FGHJK`);
    await expect.poll(() => page.inputValue("#f-slip")).toBe("ABCDE-FGHJK");
    expect(await page.inputValue("#f-code")).toBe("V-7");
    expect(page.url()).toBe(`${on.url}/en/sign-in/slip`);
    expect(asked.join()).not.toContain("ABCDE-FGHJK");
    await context.close();
  });

  test("a link without a language opens in the reader's, with what stands behind its #", async () => {
    const context = await browser.newContext({ locale: "zh-CN" });
    const page = await context.newPage();
    await page.goto(`${on.url}/sign-in/link#some-words`);
    await expect.poll(() => page.inputValue("#f-link")).toBe("some-words");
    expect(page.url()).toBe(`${on.url}/zh-Hans/sign-in/link`);
    await context.close();
  });

  test("pages break no rule of their policy, and nothing comes from elsewhere", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const said: string[] = [];
    page.on("console", (message) => message.type() === "error" && said.push(message.text()));
    page.on(
      "request",
      (request) => !request.url().startsWith(on.url) && !request.url().startsWith("data:") && said.push(request.url()),
    );
    await signIn(page, "tashi");
    await page.fill("#f-factor", PASSWORD);
    await page.click("form[action$='second-factor/begin'] button");
    await page.waitForSelector(".qr");
    expect(await page.evaluate("document.querySelector('.qr').naturalWidth")).toBeGreaterThan(0);
    expect(said).toEqual([]);
    await context.close();
  });

  test.each([390, 1280])("pages fit a screen %i wide, with targets that a finger finds", async (width) => {
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    const page = await context.newPage();
    await signIn(page, "tashi");
    for (const path of [
      "/en/me",
      "/bo/me",
      "/zh-Hans/sign-in",
      "/en/sign-in/slip",
      "/bo/sign-in/link",
      "/en/sign-in/code",
    ]) {
      await page.goto(`${on.url}${path}`);
      expect(await page.evaluate("document.documentElement.scrollWidth"), path).toBeLessThanOrEqual(width);
      const small = await page.$$eval(
        "main button:not([hidden]), main input:not([type=hidden]):not([type=checkbox])",
        (all) =>
          all.flatMap((one) => {
            const { height, width } = one.getBoundingClientRect();
            return width > 0 && height < 43.5 ? [one.outerHTML] : [];
          }),
      );
      expect(small, path).toEqual([]);
      expect(await faultsOf(page), path).toEqual([]);
    }
    await context.close();
  });
});
