/** The public pages in a real browser: no fault that axe finds, nothing from elsewhere, room on a phone and at 400 %. */

import { type TestService, testService } from "@touchstone/service/testing";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsOf } from "../axe-faults.ts";
import { chromiumPath, openBrowser } from "../report/browser.ts";
import { goodNeighbours } from "./sample.ts";

const why = chromiumPath === undefined ? " (left out: no Chromium here; TOUCHSTONE_CHROMIUM names one)" : "";
/** axe takes a minute over these where others use the machine too */
const PATIENCE_MS = 400_000;
const PATHS = ["", "/neighbours", "/neighbours/units/lampfell-1", "/neighbours/standard", "/neighbours/data", "/none"];

describe.skipIf(chromiumPath === undefined)(`the public pages in a browser${why}`, () => {
  let on: TestService;
  let browser: Browser;
  let base: string;
  /** what the browser complained about, and what it asked of others */
  const said: string[] = [];

  beforeAll(async () => {
    on = await testService();
    await goodNeighbours(on.touchstone);
    base = await on.app.listen({ host: "127.0.0.1", port: 0 });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await on.end();
  });

  const open = async (width: number, height = 900): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width, height } });
    page.on("pageerror", ({ message }) => said.push(message));
    page.on("console", (message) => {
      if (!/404 \(Not Found\)/.test(message.text())) said.push(message.text());
    });
    page.on("request", (request) => {
      if (!request.url().startsWith(base) && request.url() !== "data:,") said.push(request.url());
    });
    return page;
  };

  it.each(["en", "zh-Hans", "bo"])(
    "have no fault that axe finds, at 1280 and 390 px, in %s",
    async (lang) => {
      for (const width of [1280, 390]) {
        const context = await browser.newContext({ viewport: { width, height: 900 } });
        const page = await context.newPage();
        for (const path of PATHS) {
          await page.goto(`${base}/${lang}${path}`);
          await page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true");
          expect(await faultsOf(page), `${lang}${path} at ${width}`).toEqual([]);
        }
        await context.close();
      }
    },
    PATIENCE_MS,
  );

  it.each(["en", "zh-Hans", "bo"])("need no sideways scrolling at 390 px, nor at 400 %, in %s", async (lang) => {
    for (const width of [390, 320]) {
      const page = await open(width);
      for (const path of PATHS) {
        await page.goto(`${base}/${lang}${path}`);
        const beyond = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
        expect(beyond, `${lang}${path} at ${width}`).toBeLessThanOrEqual(0);
      }
      await page.close();
    }
  });

  it("show where the keyboard is, and let it reach the register's search", async () => {
    const page = await open(1280);
    await page.goto(`${base}/en/neighbours`);
    const reached: string[] = [];
    for (let step = 0; step < 16; step++) {
      await page.keyboard.press("Tab");
      const at = "document.activeElement";
      reached.push(String(await page.evaluate(`${at}.name || ${at}.textContent`)));
      const outline = await page.evaluate(
        `getComputedStyle(${at}).outlineStyle + " " + getComputedStyle(${at}).outlineWidth`,
      );
      expect(outline, reached.at(-1)).toBe("solid 3px");
    }
    expect(reached[0]).toBe("To the content");
    expect(reached).toEqual(expect.arrayContaining(["Register", "q", "region", "grade", "sort", "Find"]));
    await page.close();
  });

  it("find a village without a script", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${base}/en/neighbours`);
    await page.fill("[name=q]", "orchard");
    await page.click(".filter button");
    expect(await page.locator("h2").first().textContent()).toBe("1 entry");
    await page.click("text=Far Orchard");
    expect(await page.locator("h1").textContent()).toContain("Far Orchard");
    await context.close();
  });

  it("ask nothing of anybody else, and are refused nothing by their own policy", () => {
    expect(said).toEqual([]);
  });
});
