/**
 * Each role of the demo signs in and finds its way by what the pages show, in each language, on a desk and on a phone.
 * Pictures of what they saw are kept in .cache/screens.
 */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath } from "../../report/browser.ts";
import { keepScreen, layoutFaults } from "./layout.ts";
import { LANGUAGES, type Language, type ServedDemo, servedDemo, signIn, wordsOf } from "./served-demo.ts";

const PATIENCE_MS = 900_000;
const why = chromiumPath === undefined ? " (left out: no Chromium here; TOUCHSTONE_CHROMIUM names one)" : "";

/** Roles at a desk, with the places that the rail shows each of them. */
const AT_A_DESK: readonly (readonly [account: string, places: readonly string[], hasWork: boolean])[] = [
  ["demo-office", ["Home", "Applications", "Decisions", "Notices", "Rounds"], true],
  ["demo-coordinator-larkwater", ["Home", "Applications", "Notices", "Rounds"], true],
  ["demo-reviewer-1", ["Review"], true],
  ["demo-reviewer-2", ["Review"], true],
  ["demo-assessor", ["Home", "Applications", "Recommend"], true],
  ["demo-decider", ["Home", "Applications", "Decisions"], true],
  ["demo-oversight", ["Home", "Applications", "Decisions", "Notices", "Rounds"], false],
  ["demo-auditor", ["Home", "Applications", "Decisions"], false],
];
const ON_A_PHONE = [
  "demo-unit-larkwater-1-1",
  "demo-unit-emberfold-3-2",
  "demo-unit-tidewick-1-1",
  "demo-unit-larkwater-2-1",
];
const WIDTHS = [1280, 390] as const;

/** In the source's language every role; in the others those whose pages differ most, or every role where that is asked for. */
const isWhole = process.env.WALKS === "all";
const SOME = ["demo-office", "demo-reviewer-1", "demo-unit-emberfold-3-2"];
const isWalked = (lang: Language, account: string): boolean => lang === "en" || isWhole || SOME.includes(account);

describe.skipIf(chromiumPath === undefined)(`a walk by what is shown${why}`, () => {
  let at: ServedDemo;
  beforeAll(async () => {
    at = await servedDemo();
  }, PATIENCE_MS);
  afterAll(() => at?.end());

  const seen = async (page: Page, name: string): Promise<void> => {
    await settled(page);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await keepScreen(page, `${name}-${width}`);
      expect(await layoutFaults(page), `${name} at ${width} px`).toEqual([]);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  };

  describe.each(LANGUAGES)("in %s", (lang: Language) => {
    test.each(AT_A_DESK.filter(([account]) => isWalked(lang, account)))(
      "%s finds what waits, and every place of its own",
      async (account, places, hasWork) => {
        const words = wordsOf(lang);
        const page = await at.open(1280);
        await signIn(page, at.base, lang, account, "/app");
        const rail = page.getByRole("navigation", { name: words("Places"), exact: true });
        await page.getByRole("heading", { level: 1, name: words("Inbox") }).waitFor();
        await seen(page, `${lang}-${account}-inbox`);
        const tasks = page.getByRole("main").locator("a.button");
        expect((await tasks.count()) > 0, `${account} has something to do`).toBe(hasWork);
        if (hasWork) {
          await tasks.first().click();
          await seen(page, `${lang}-${account}-task`);
        }
        for (const place of places) {
          await rail
            .getByRole("link", { name: words(place) })
            .first()
            .click();
          await seen(page, `${lang}-${account}-${place.toLowerCase()}`);
        }
        await page.context().close();
      },
      PATIENCE_MS,
    );

    test.each(ON_A_PHONE.filter((account) => isWalked(lang, account)))(
      "%s finds its application on a phone",
      async (account) => {
        const page = await at.open(360);
        await signIn(page, at.base, lang, account, "/field");
        await page.waitForLoadState("networkidle");
        await keepScreen(page, `${lang}-${account}-360`);
        expect(await layoutFaults(page)).toEqual([]);
        const next = page.getByRole("main").locator("a, button");
        expect(await next.count()).toBeGreaterThan(0);
        await page.context().close();
      },
      PATIENCE_MS,
    );

    test(
      "anybody reads the register, the notices and the standard",
      async () => {
        const page = await at.open(1280);
        for (const [name, path] of [
          ["register", "good-neighbours"],
          ["notices", "good-neighbours/notices"],
          ["standard", "good-neighbours/standard"],
          ["verify", "../v"],
        ] as const) {
          await page.goto(new URL(path, `${at.base}/${lang}/`).href);
          await seen(page, `${lang}-public-${name}`);
        }
        await page.context().close();
      },
      PATIENCE_MS,
    );
  });

  test("nothing is asked of anybody else, and no page fails", () => {
    expect(at.said).toEqual([]);
  });
});

/** Waits until a page shows what it was asked for, and has for a moment: not the page before, nor a word that it loads. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  let calm = 0;
  for (let nth = 0; calm < 4 && nth < 300; nth++) {
    await page.waitForTimeout(100);
    const isThere = (await page.locator("h1").count()) > 0 && (await page.locator(".loading").count()) === 0;
    calm = isThere ? calm + 1 : 0;
  }
  expect(calm, "the page has come to rest").toBe(4);
}
