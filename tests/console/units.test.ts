/** The table of units that take part: as who runs a programme, coordinates a part of it or watches over it finds it. */
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsOf } from "../axe-faults.ts";
import { chromiumPath } from "../report/browser.ts";
import { type ConsoleService, consoleService } from "./console-service.ts";
import { type ConsoleRound, consoleRound } from "./sample.ts";
import { expectSound, expectSoundDialog } from "./sound.ts";

const why = chromiumPath === undefined ? " (left out: no Chromium here; TOUCHSTONE_CHROMIUM names one)" : "";
const PATIENCE_MS = 600_000;
const PATH = "/app/neighbours/units";

interface Listed {
  readonly items: readonly {
    readonly unit: { readonly code: string };
    readonly application: { readonly state: string } | null;
    readonly result: { readonly score: number | null } | null;
  }[];
}

describe.skipIf(chromiumPath === undefined)(`units in the console${why}`, () => {
  let at: ConsoleService;
  let round: ConsoleRound;
  beforeAll(async () => {
    at = await consoleService("2026-10-05");
    round = await consoleRound(at.on.touchstone, at.clock);
  }, PATIENCE_MS);
  afterAll(() => at.end());

  const listed = async (who: string, query = ""): Promise<Listed["items"]> => {
    const url = `/api/v1/programmes/neighbours/enrolled-units?limit=1000&cycle=${round.cycleId}${query}`;
    const { app } = at.on;
    return (await app.inject({ url, headers: { "x-test-account": round.account(who) } })).json<Listed>().items;
  };
  const shown = async (who: string, path: string, size = { width: 1280, height: 900 }) => {
    const { page, context } = await at.open(round.account(who), size);
    await at.show(page, path);
    return { page, context };
  };
  const cellsOf = (page: Page, name: string): Promise<string[]> => page.locator(`tbody td.${name}`).allTextContents();

  it(
    "are there for the office, with a score only beside how sure it is",
    async () => {
      const { page, context } = await shown("office", `/en${PATH}`);
      const all = await listed("office");
      await page.getByText(`${all.length} found.`).waitFor();
      const codes = await page.locator("tbody .unit small").allTextContents();
      const drawn = all.slice(0, codes.length); // what is out of sight is not on the page
      expect(codes).toEqual(drawn.map(({ unit }) => unit.code));
      const scores = await cellsOf(page, "score");
      expect(scores.filter((text) => text !== "")).toHaveLength(drawn.filter(({ result }) => result?.score).length);
      expect(scores.some((text) => text !== "")).toBe(true);
      for (const text of scores) if (text !== "") expect(text).toMatch(/^\d+\.\d\d(grade|stays|how sure|ranks)/);
      expect(await page.locator(".about").textContent()).toMatch(
        /^Taking part: \d+\. Scores are of the assessment of /,
      );
      expect(new Set(await cellsOf(page, "type"))).toEqual(new Set(["Village"]));
      await context.close();
    },
    PATIENCE_MS,
  );

  it(
    "are narrowed, and stay so in the address",
    async () => {
      const { page, context } = await shown("office", `/en${PATH}`);
      const main = page.getByRole("main");
      await main.getByLabel("Application").selectOption({ label: "On notice" });
      const noticed = await listed("office", "&state=noticed");
      await page.getByText(`${noticed.length} found.`).waitFor();
      expect(new Set(await cellsOf(page, "state"))).toEqual(new Set(["On notice"]));
      await page.reload();
      await page.getByText(`${noticed.length} found.`).waitFor();
      await main.getByLabel("Application").selectOption({ label: "Any state" });
      await main.getByLabel("Name or code").fill("cobbler");
      await page.getByText("1 found.").waitFor();
      expect(page.url()).toContain("text=cobbler");
      await main.getByLabel("Name or code").fill("nobody is called so");
      await page.getByText("No unit fits").waitFor();
      await main.getByLabel("Name or code").fill("");
      const region = main.getByLabel("Region");
      const [, option = ""] = await region.locator("option").allTextContents();
      await region.selectOption({ label: option.trim() });
      const [, place = "", n = ""] = /(\S+) \((\d+)\)/.exec(option) ?? [];
      await page.getByText(`${n} found.`).waitFor();
      expect(new Set(await cellsOf(page, "parent"))).toEqual(new Set([place]));
      await context.close();
    },
    PATIENCE_MS,
  );

  it(
    "are sorted by a column and gone through by the keyboard; one is opened beside the table, and leads on",
    async () => {
      const { page, context } = await shown("office", `/en${PATH}`);
      await page.getByRole("button", { name: "Score" }).click();
      const numbers = async (): Promise<number[]> => (await cellsOf(page, "score")).slice(0, 8).map(Number.parseFloat);
      await expect.poll(async () => (await numbers()).every((score) => score > 0)).toBe(true);
      expect(await numbers()).toEqual((await numbers()).toSorted((a, b) => b - a));
      expect(await page.locator("th.score").getAttribute("aria-sort")).toBe("descending");
      await page.getByRole("button", { name: "Takes part since" }).click();
      await page.getByRole("button", { name: /^Unit/ }).click();
      const names = async (): Promise<string[]> => page.locator("tbody .opens").allTextContents();
      await expect.poll(async () => (await names())[0]).toBe("Ashwillow");

      await page.locator("tbody tr[data-index='0'] .opens").focus();
      await page.keyboard.press("ArrowDown");
      const second = (await names())[1] ?? "";
      await expect.poll(() => page.evaluate("document.activeElement.textContent")).toBe(second);
      await page.keyboard.press("Enter");
      const drawer = page.getByRole("dialog", { name: second });
      await drawer.getByText("Larkwater").waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await expect.poll(() => page.evaluate("document.activeElement.textContent")).toBe(second);
      await page.keyboard.press("Enter");
      await drawer.getByRole("link", { name: "Open the application" }).click();
      await page.getByRole("heading", { level: 1, name: second }).waitFor();
      await context.close();
    },
    PATIENCE_MS,
  );

  it(
    "lead to the page that the public has of one, and to none where there is none",
    async () => {
      const { page, context } = await shown("office", `/en${PATH}?state=noticed`);
      await page.locator("tbody .opens").first().click();
      await page.getByRole("link", { name: "Page for the public" }).click();
      await page.getByRole("heading", { level: 1 }).waitFor();
      expect(new URL(page.url()).pathname).toMatch(/^\/en\/neighbours\/units\//);
      await page.goto(`${at.base}/en${PATH}?state=deciding`);
      await page.locator("tbody .opens").first().click();
      await page.getByRole("link", { name: "Open the application" }).waitFor();
      expect(await page.getByRole("link", { name: "Page for the public" }).count()).toBe(0);
      await context.close();
    },
    PATIENCE_MS,
  );

  it(
    "are taken along as CSV, as they are narrowed and sorted",
    async () => {
      const { page, context } = await shown("office", `/zh-Hans${PATH}?state=noticed`);
      await page.getByRole("button", { name: "单位", exact: true }).click();
      const coming = page.waitForEvent("download");
      await page.getByRole("button", { name: "下载 CSV" }).click();
      const file = await coming;
      expect(file.suggestedFilename()).toBe("neighbours-units.csv");
      const [head, ...lines] = readFileSync(await file.path(), "utf8")
        .trimEnd()
        .split("\r\n");
      expect(head).toContain("code,unit,name,");
      expect(lines.map((line) => line.split(",")[0])).toEqual(
        await page.locator("tbody .unit small").allTextContents(),
      );
      expect(lines.every((line) => line.includes(",noticed,"))).toBe(true);
      await context.close();
    },
    PATIENCE_MS,
  );

  it(
    "are those of their own part for who coordinates it, all for who watches, and not open to who judges or reviews",
    async () => {
      const all = await listed("office");
      for (const [who, codes] of [
        ["coordinator", all.filter(({ unit }) => unit.code.startsWith("lampfell")).length],
        ["oversight", all.length],
      ] as const) {
        const { page, context } = await shown(who, "/en/app/neighbours");
        await page.getByRole("link", { name: "Units", exact: true }).click();
        await page.getByText(`${codes} found.`).waitFor();
        await context.close();
      }
      for (const who of ["decider", "assessor", "reviewer-1", "unit-lampfell-1"]) {
        const { page, context } = await shown(who, `/en${PATH}`);
        await page.getByRole("heading", { level: 1, name: "This is not open to you" }).waitFor();
        expect(await page.getByRole("link", { name: "Units", exact: true }).count(), who).toBe(0);
        await context.close();
      }
    },
    PATIENCE_MS,
  );

  it.each(["en", "zh-Hans", "bo"])(
    "have no fault that axe finds, and need no sideways scrolling, in %s",
    async (lang) => {
      const { page, context } = await shown("office", `/${lang}${PATH}`);
      await expectSound(page, { name: `units-${lang}`, widths: [1280, 390, 320] });
      await expectSoundDialog(page, `unit-${lang}`, () => page.locator("tbody .opens").first().click());
      await context.close();
    },
    PATIENCE_MS,
  );

  it("ask nothing of anybody else, and are refused nothing by the policy of the page", () => {
    expect(at.said).toEqual([]);
  });
});
