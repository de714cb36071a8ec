/** Notices and designations in a real browser, without a script: an objection from end to end, faults that axe finds, small screens. */

import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsOf } from "../axe-faults.ts";
import { chromiumPath, openBrowser } from "../report/browser.ts";
import { inEnglish, type SamplePublic, samplePublic } from "./sample.ts";

const why = chromiumPath === undefined ? " (left out: no Chromium here; TOUCHSTONE_CHROMIUM names one)" : "";
/** axe takes a minute over these where others use the machine too */
const PATIENCE_MS = 400_000;

describe.skipIf(chromiumPath === undefined)(
  `what rounds end with, in a browser${why}`,
  { timeout: PATIENCE_MS },
  () => {
    let round: SamplePublic;
    let browser: Browser;
    let base: string;
    /** what the browser complained about, and what it asked of others */
    const said: string[] = [];

    beforeAll(async () => {
      round = await samplePublic();
      base = await round.on.app.listen({ host: "127.0.0.1", port: 0 });
      browser = await openBrowser();
    }, PATIENCE_MS);
    afterAll(async () => {
      await browser.close();
      await round.on.end();
    });

    const pathsIn = (lang: string): string[] => {
      const { notice, number } = round;
      const own = [
        "",
        "/notices",
        `/notices/${notice.open}`,
        `/notices/${notice.over}`,
        "/designations",
        `/designations/${encodeURIComponent(number.valid)}`,
        `/designations/${encodeURIComponent(number.earlier)}`,
        "/units/mill",
      ];
      return [...own.map((rest) => `/${lang}/lamps${rest}`), `/v?lang=${lang}`, `/v/00000000000?lang=${lang}`];
    };

    const withoutScripts = async (width: number): Promise<[BrowserContext, Page]> => {
      const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width, height: 800 } });
      const page = await context.newPage();
      page.on("console", (message) => {
        if (!/404 \(Not Found\)|422/.test(message.text())) said.push(message.text());
      });
      page.on("request", (request) => {
        if (!request.url().startsWith(base) && request.url() !== "data:,") said.push(request.url());
      });
      return [context, page];
    };

    it("an objection is filed, corrected, answered and found again, on a phone without a script", async () => {
      const [context, page] = await withoutScripts(320);
      await page.goto(`${base}/bo/lamps`);
      await page.click(`a[href$="/notices/${round.notice.open}"]`);
      const words = "སྒོ་བརྒྱབ་ཡོད། call 13800138000";
      await page.selectOption("[name=application]", round.application.well);
      await page.fill("textarea", words);
      await page.selectOption("[name=lang]", "bo");
      await page.check("[name=publish]");
      await page.fill("[name=contact]", "the second house");
      await page.click(".form button");
      expect(await page.locator("[role=alert]").textContent()).toContain("འགལ་ཟླ་ད་དུང་མ་འབུལ།");
      expect(await page.locator("#w-text").textContent()).toContain("ཁ་པར་ཨང་");
      expect(await page.inputValue("textarea")).toBe(words);
      expect(await page.inputValue("[name=application]")).toBe(round.application.well);
      expect(await page.inputValue("[name=contact]")).toBe("the second house");
      expect(await page.isChecked("[name=publish]")).toBe(true);
      expect(await page.inputValue("[name=lang]")).toBe("bo");

      await page.fill("textarea", "སྒོ་བརྒྱབ་ཡོད།\n<b>ཚང་མ།</b>");
      await page.click(".form button");
      expect(await page.locator("h1").textContent()).toBe("འགལ་ཟླ་འབུལ་ཟིན།");
      const address = page.url();
      const objectionId = (await page.locator(".number code").textContent()) ?? "";
      expect(new URL(address).pathname.split("/").at(-1)).toBe(objectionId);

      await round.does("office", {
        type: "AnswerObjection",
        objectionId,
        upheld: true,
        answer: [inEnglish("It was closed, and is decided again.")],
      });
      await page.goto(base + new URL(address).pathname);
      const text = (await page.locator("main").textContent()) ?? "";
      expect(text).toContain("It was closed, and is decided again.");
      expect(text).toContain("<b>ཚང་མ།</b>");
      expect(text).not.toContain("second house");
      await page.goto(`${base}/en/lamps/notices/${round.notice.open}`);
      const notice = (await page.locator("main").textContent()) ?? "";
      expect(notice).toContain("A decision that is being made again.");
      expect(notice).not.toContain("Wellstead"); // nobody is named whose decision is open again
      expect(await page.inputValue("[name=application]")).toBe(round.application.moor); // all that is open still
      await context.close();
    });

    it("a number is checked from the register, without a script", async () => {
      const [context, page] = await withoutScripts(390);
      await page.goto(`${base}/en/lamps`);
      const number = round.number.valid;
      await page.fill("[name=code]", ` ${number.slice(0, 4).toLowerCase()} ${number.slice(4)}`);
      await page.click(".verify button");
      expect(await page.title()).toBe("Valid: Millbrook · Touchstone");
      await page.fill("[name=code]", "0000-0000");
      await page.click(".verify button");
      expect(await page.title()).toBe("This number is mistyped · Touchstone");
      await context.close();
    });

    it.each(["en", "zh-Hans", "bo"])(
      "no page has a fault that axe finds, nor needs sideways scrolling, in %s",
      async (lang) => {
        for (const width of [1280, 320]) {
          const context = await browser.newContext({ viewport: { width, height: 900 } });
          const page = await context.newPage();
          for (const path of pathsIn(lang)) {
            await page.goto(base + path);
            const beyond = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
            expect(beyond, `${path} at ${width}`).toBeLessThanOrEqual(0);
            expect(await faultsOf(page), `${path} at ${width}`).toEqual([]);
          }
          await context.close();
        }
      },
    );

    it("nobody else is asked for anything, and nothing is refused by the pages' own policy", () => {
      expect(said).toEqual([]);
    });
  },
);
