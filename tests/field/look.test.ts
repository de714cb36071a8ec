/// <reference lib="dom" />
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsOf } from "../axe-faults.ts";
import { chromiumPath } from "../report/browser.ts";
import { type FieldScene, fieldScene } from "./field-phone.ts";

const why = chromiumPath === undefined ? " (left out: no Chromium here; TOUCHSTONE_CHROMIUM names one)" : "";
const LANGUAGES = ["en", "zh-Hans", "bo"] as const;
/** A folder to write pictures of every page to; nowhere unless somebody wants to look. */
const SHOTS = process.env.TOUCHSTONE_SHOTS;

describe.skipIf(chromiumPath === undefined)(`the form on a small phone${why}`, () => {
  let scene: FieldScene;
  let mill = "";
  let well = "";
  beforeAll(async () => {
    scene = await fieldScene();
    const { round, on } = scene;
    const apply = async (code: "mill" | "well"): Promise<string> => {
      const applicationId = on.touchstone.newId();
      const { cycleId, unit } = round;
      await round.does(code, { type: "Apply", applicationId, cycleId, unitId: unit[code], grade: "gold" });
      return applicationId;
    };
    mill = await apply("mill");
    well = await apply("well");
    await round.answers([{ unit: "well", period: "2025", hours: "32", forms: "yes" }]);
    await round.does("well", { type: "HandIn", applicationId: well });
    const text = [{ text: "The hours of June are missing.", lang: "en", origin: "source", review: null }] as const;
    await round.does("office", { type: "CheckCompleteness", applicationId: well, toMend: [{ at: "hours", text }] });
  }, 400_000);
  afterAll(() => scene?.end());

  /** Every page, with whose it is and a word that says that it is there. */
  const pages = (): readonly (readonly [name: string, account: string | null, path: string])[] => [
    ["signed-out", null, ""],
    ["home", "mill", ""],
    ["apply", "hill", `field/apply/${scene.round.cycleId}/${scene.round.unit.hill}`],
    ["application", "mill", `field/${mill}`],
    ["amount", "mill", `field/${mill}/question/hours`],
    ["choice", "mill", `field/${mill}/question/archive`],
    ["checklist", "mill", `field/${mill}/question/steps`],
    ["levels", "mill", `field/${mill}/question/welcome`],
    ["hand-in", "mill", `field/${mill}/hand-in`],
    ["mending", "well", `field/${well}`],
    ["mend", "well", `field/${well}/question/hours`],
    ["unsent", "mill", "unsent"],
  ];
  const settled = async (page: Page): Promise<void> => {
    await page.locator("h1").first().waitFor();
    await page.waitForLoadState("networkidle");
  };

  it.each(LANGUAGES)(
    "fits into 360 and 390 px, and breaks no rule of accessibility, in %s",
    async (language) => {
      const found: unknown[] = [];
      const { page, context } = await scene.phone({ width: 360, height: 740 });
      for (const [name, account, path] of pages()) {
        await page.setViewportSize({ width: 360, height: 740 });
        const who = account === null ? null : scene.round.account(account);
        if (scene.line.account !== who || page.url() === "about:blank") {
          scene.line.account = who;
          await page.goto(`${scene.line.url}/${language}/field/`);
          if (who !== null) await page.evaluate((one) => localStorage.setItem("field.account", one), who);
        }
        await page.goto(`${scene.line.url}/${language}/field/${path}`);
        await settled(page);
        await page.evaluate(() => {
          for (const one of document.querySelectorAll("details")) one.open = true;
        });
        const tooWide = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if ((await tooWide()) > 0) found.push([name, `${await tooWide()} px too wide at 360`]);
        if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/${name}-${language}.png`, fullPage: true });
        for (const fault of await faultsOf(page)) found.push([name, fault]);
        const small = await page.evaluate(() =>
          [...document.querySelectorAll<HTMLElement>("a[href], button, input:not(.vh), summary")]
            .map((one) => ({
              is: one.outerHTML.slice(0, 120),
              box: (one.closest("label") ?? one).getBoundingClientRect(),
            }))
            .filter(({ box }) => box.height > 0 && box.height < 44)
            .map(({ is }) => is),
        );
        if (small.length > 0) found.push([name, "targets below 44 px", small]);
        await page.setViewportSize({ width: 390, height: 740 }); // the other rules are the same a little wider
        if ((await tooWide()) > 0) found.push([name, `${await tooWide()} px too wide at 390`]);
      }
      await context.close();
      expect(found).toEqual([]);
    },
    400_000,
  );

  it("is worked by the keyboard alone", async () => {
    scene.line.account = scene.round.account("mill");
    const { page, context } = await scene.phone();
    await page.goto(`${scene.line.url}/en/field/field/${mill}/question/forms`);
    await page.getByRole("heading", { name: "Forms in every service language" }).waitFor();
    const reach = async (words: RegExp): Promise<void> => {
      for (let n = 0; n < 30; n++) {
        await page.keyboard.press("Tab");
        const at = await page.evaluate(() => {
          const one = document.activeElement;
          return `${one?.closest("label")?.textContent ?? ""} ${one?.textContent ?? ""}`;
        });
        if (words.test(at)) return;
      }
      throw new Error(`reach: got to nothing called ${words} in 30 steps`);
    };
    await reach(/^Yes/);
    await page.keyboard.press("Space");
    await reach(/Next question/);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: /Share of notices/ }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.outerHTML)).toMatch(/^<h1 [^>]*>Share of notices/); // read aloud too
    await page.getByRole("status").filter({ hasText: "All is sent" }).waitFor();
    await context.close();
  });

  it("can be installed: a manifest in each language, with icons that are there", async () => {
    for (const language of LANGUAGES) {
      const answer = await fetch(`${scene.line.url}/${language}/field/manifest.webmanifest`);
      const manifest = (await answer.json()) as { scope: string; start_url: string; icons: { src: string }[] };
      expect(manifest).toMatchObject({
        scope: `/${language}/field/`,
        start_url: `/${language}/field/`,
        lang: language,
      });
      for (const { src } of manifest.icons) expect((await fetch(`${scene.line.url}${src}`)).status).toBe(200);
    }
  });

  it("is small enough for a weak line: its script, its words and its worker are under 90 kB as they travel", async () => {
    const html = await (await fetch(`${scene.line.url}/en/field/`)).text();
    const entry = /\/field-assets\/index-[^"]+\.js/.exec(html)?.[0] ?? "";
    const worker = await (await fetch(`${scene.line.url}/en/field/sw.js`)).text();
    const words = [...worker.matchAll(/\ben-[\w-]+\.js/g)].map(([name]) => `/field-assets/${name}`);
    expect(words).toHaveLength(2); // the form's own, and those of what is refused
    let bytes = worker.length;
    for (const path of [entry, ...words]) {
      const answer = await scene.on.app.inject({ url: path, headers: { "accept-encoding": "gzip" } });
      expect(answer.headers["content-encoding"]).toBe("gzip");
      bytes += answer.rawPayload.length;
    }
    expect(bytes).toBeLessThan(90_000);
  });

  it("lets nothing run that is not its own", async () => {
    const answer = await fetch(`${scene.line.url}/en/field/`);
    const policy = answer.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|\*/);
    expect(await answer.text()).not.toMatch(/<script(?![^>]*src=)|<style| style=/);
    expect(scene.said).toEqual([]);
  });
});
