/** Two of a reviewer's own files side by side on one indicator, and the rating as a sheet where there is no room. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsOf } from "../axe-faults.ts";
import { chromiumPath } from "../report/browser.ts";
import { FRESH, type ReviewRound, reviewRound } from "./review-round.ts";

const why = chromiumPath === undefined ? " (left out: no Chromium here; TOUCHSTONE_CHROMIUM names one)" : "";
const PATIENCE_MS = 600_000;
const LANGUAGES = ["en", "zh-Hans", "bo"] as const;

describe.skipIf(chromiumPath === undefined)(`two files side by side${why}`, () => {
  let on: ReviewRound;
  let files: readonly { readonly assignmentId: string; readonly code: string; readonly state: string }[];
  beforeAll(async () => {
    on = await reviewRound();
    ({ items: files } = (await on.asked("reviewer-1", "/programmes/neighbours/reviews?limit=100")) as {
      readonly items: typeof files;
    });
  }, PATIENCE_MS);
  afterAll(() => on.at.end());

  const shown = (page: Page, path: string): Promise<void> => on.at.show(page, path);
  const fresh = (): string => on.first("reviewer-1");
  const other = () => {
    const found = files.find(({ assignmentId, state }) => assignmentId !== fresh() && state === "handedIn");
    if (!found) throw new Error(`reviewer-1 has no second file, for ${FRESH}`);
    return found;
  };

  it(
    "shows the same indicator of both, by their codes, with one's own rating of the other, and stays so over a reload",
    async () => {
      const { page, context } = await on.at.open(on.round.account("reviewer-1"), { width: 1440, height: 900 });
      await shown(page, `/en/app/neighbours/review/${fresh()}`);
      const told: string[] = [];
      page.on("request", (request) => told.push(request.url()));
      await page.getByLabel("Beside it").selectOption({ label: other().code });
      const panes = page.locator(".pane.evidence");
      await expect.poll(() => panes.count()).toBe(2);
      await page.getByText("Your rating of this file").waitFor();
      const own = files.find(({ assignmentId }) => assignmentId === fresh())?.code ?? "";
      expect(await panes.locator(".whose").allTextContents()).toEqual([own, other().code]);
      const titles = await panes.locator("h2").allTextContents();
      expect(titles[1]?.slice(other().code.length)).toBe(titles[0]?.slice(own.length));
      expect(told.filter((url) => url.includes("/reviews/")).every((url) => url.includes(other().assignmentId))).toBe(
        true,
      );

      await page.keyboard.press("j");
      await page.getByRole("region", { name: `What ${other().code} says and shows` }).waitFor();
      expect(page.url()).toContain(`beside=${other().assignmentId}`);
      await page.reload();
      await expect.poll(() => panes.count()).toBe(2);
      await page.getByLabel("Beside it").selectOption({ label: "no other file" });
      await expect.poll(() => panes.count()).toBe(1);
      await context.close();
    },
    PATIENCE_MS,
  );

  it(
    "offers no file of anybody else, and shows none whose address is typed in",
    async () => {
      const { page, context } = await on.at.open(on.round.account("reviewer-1"));
      const foreign = on.first("reviewer-2");
      const told: string[] = [];
      page.on("request", (request) => told.push(request.url()));
      await shown(page, `/en/app/neighbours/review/${fresh()}?beside=${foreign}`);
      expect(await page.locator(".pane.evidence").count()).toBe(1);
      expect(told.some((url) => url.includes(`/reviews/${foreign}`))).toBe(false);
      const offered = await page.getByLabel("Beside it").locator("option").allTextContents();
      const own = files.filter(({ assignmentId, state }) => assignmentId !== fresh() && state !== "recused");
      expect(offered.slice(1).sort()).toEqual(own.map(({ code }) => code).sort());
      await context.close();
    },
    PATIENCE_MS,
  );

  it(
    "opens the rating as a sheet by the keyboard, which goes into it, and gives the page back on Escape",
    async () => {
      const { page, context } = await on.at.open(on.round.account("reviewer-1"), { width: 1000, height: 900 });
      const focused = "document.activeElement";
      for (const beside of ["", `?beside=${other().assignmentId}`]) {
        await shown(page, `/en/app/neighbours/review/${fresh()}${beside}`);
        const sheet = page.locator(".pane.rating");
        expect(await sheet.isVisible()).toBe(false);
        await page.getByRole("button", { name: "To the rating" }).focus();
        await page.keyboard.press("Enter");
        await sheet.waitFor();
        expect(await page.evaluate(`${focused}.matches(".pane.rating")`)).toBe(true);
        await page.keyboard.press("Tab");
        expect(await page.evaluate(`${focused}.matches(".pane.rating input")`)).toBe(true);
        await page.keyboard.press("Escape");
        await sheet.waitFor({ state: "hidden" });
        expect(await page.evaluate(`${focused}.textContent`)).toBe("To the rating");
      }
      await context.close();
    },
    PATIENCE_MS,
  );

  it.each(LANGUAGES)(
    "has no fault that axe finds, and needs no sideways scrolling, in %s",
    async (lang) => {
      const { page, context } = await on.at.open(on.round.account("reviewer-1"));
      await shown(page, `/${lang}/app/neighbours/review/${fresh()}?beside=${other().assignmentId}`);
      await expect.poll(() => page.locator(".pane.evidence").count()).toBe(2);
      const shots = process.env.TOUCHSTONE_SHOTS;
      for (const width of [1280, 1000, 390]) {
        await page.setViewportSize({ width, height: 900 });
        for (const step of ["evidence", "rating"]) {
          expect(await faultsOf(page), `${lang} at ${width}, ${step}`).toEqual([]);
          expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
          if (shots) await page.screenshot({ path: `${shots}/beside-${lang}-${width}-${step}.png` });
          await page.locator(".foot .step").click();
        }
      }
      await context.close();
    },
    PATIENCE_MS,
  );

  it("asks nothing of anybody else, and is refused nothing by its own policy", () => {
    expect(on.at.said).toEqual([]);
  });
});
