/** The list of applications narrowed to a unit that they lie in, level by level, by the service and kept in the address. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumPath } from "../report/browser.ts";
import { type ConsoleService, consoleService } from "./console-service.ts";
import { type ConsoleRound, consoleRound } from "./sample.ts";
import { expectSound } from "./sound.ts";

const why = chromiumPath === undefined ? " (left out: no Chromium here; TOUCHSTONE_CHROMIUM names one)" : "";
const PATIENCE_MS = 600_000;

interface Regions {
  readonly path: readonly { readonly code: string }[];
  readonly items: readonly { readonly unit: { readonly code: string; readonly unitId: string }; readonly n: number }[];
}

describe.skipIf(chromiumPath === undefined)(`applications by region${why}`, () => {
  let at: ConsoleService;
  let round: ConsoleRound;
  beforeAll(async () => {
    at = await consoleService("2026-10-05");
    round = await consoleRound(at.on.touchstone, at.clock);
  }, PATIENCE_MS);
  afterAll(() => at.end());

  const got = async (who: string, path: string) => {
    const { app } = at.on;
    return app.inject({
      url: `/api/v1/programmes/neighbours/${path}`,
      headers: { "x-test-account": round.account(who) },
    });
  };
  const regions = async (who: string, under = ""): Promise<Regions> =>
    (await got(who, `cycles/${round.cycleId}/regions${under}`)).json<Regions>();
  const found = async (who: string, query: string) =>
    (await got(who, `applications?limit=1000&cycle=${round.cycleId}${query}`)).json<{
      readonly items: readonly { readonly unit: { readonly code: string } }[];
    }>().items;
  const shown = (page: Page, path: string): Promise<void> => at.show(page, path);

  it("the units are the highest of which there is more than one, each with as many as the list then has", async () => {
    const { path, items } = await regions("office");
    expect(path).toEqual([]);
    expect(items.map(({ unit }) => unit.code).sort()).toEqual(["cloudfield", "kettleridge", "lampfell", "threewater"]);
    for (const { unit, n } of items) {
      const listed = await found("office", `&under=${unit.unitId}`);
      expect(listed.length, unit.code).toBe(n);
      expect(listed.every(({ unit: { code } }) => code.startsWith(unit.code))).toBe(true);
      const below = await regions("office", `?under=${unit.unitId}`);
      expect(below).toMatchObject({
        items: [],
        path: [{ code: "alderreach" }, { code: "larkwater" }, { code: unit.code }],
      });
    }
  });

  it("who judges is told of no more applications than they may list, and who reviews of none", async () => {
    const all = (await regions("office")).items.reduce((sum, { n }) => sum + n, 0);
    const judged = (await regions("decider")).items.reduce((sum, { n }) => sum + n, 0);
    expect(judged).toBe((await found("decider", "")).length);
    expect(judged).toBeGreaterThan(0);
    expect(judged).toBeLessThan(all);
    expect((await got("reviewer-1", `cycles/${round.cycleId}/regions`)).statusCode).toBe(403);
  });

  it("of a unit that no application lies in, which one may see, nothing is told", async () => {
    const { items } = await regions("office");
    const [leaf] = (await found("office", "")) as readonly { readonly unit: { readonly unitId?: string } }[];
    expect(await regions("office", `?under=${leaf?.unit.unitId}`)).toEqual({ path: [], items: [] });
    const own = await regions(
      "unit-lampfell-1",
      `?under=${items.find(({ unit }) => unit.code === "cloudfield")?.unit.unitId}`,
    );
    expect(own).toEqual({ path: [], items: [] });
  });

  it(
    "is chosen beside the state and the letters, stays in the address, and is gone back from",
    async () => {
      const { page, context } = await at.open(round.account("office"));
      await shown(page, "/en/app/neighbours/applications");
      const { items } = await regions("office");
      const lampfell = items.find(({ unit }) => unit.code === "lampfell");
      const region = page.getByLabel("Region");
      expect((await region.locator("option").allTextContents())[0]).toBe("Everywhere");
      await region.selectOption({ label: `Lampfell (${lampfell?.n})` });
      await page.getByText(`${lampfell?.n} found.`).waitFor();
      expect(page.url()).toContain(`under=${lampfell?.unit.unitId}`);
      expect(await page.locator("tbody td.parent").allTextContents()).toEqual(Array(lampfell?.n).fill("Lampfell"));

      await page.getByLabel("State").selectOption({ label: "Completeness check" });
      await page.getByText(/^[1-3] found\.$/).waitFor();
      expect(page.url()).toMatch(/state=handedIn/);
      await page.reload();
      await page.waitForLoadState("networkidle");
      expect((await region.locator("option:checked").textContent())?.trim()).toBe("Lampfell");
      expect(await page.getByText(/^[1-3] found\.$/).count()).toBe(1);

      await region.focus();
      await page.keyboard.press("Home");
      await expect.poll(() => page.url()).not.toContain("under=");
      expect(page.url()).toContain("state=handedIn");
      await context.close();
    },
    PATIENCE_MS,
  );

  it.each(["en", "zh-Hans", "bo"])(
    "has no fault that axe finds, and needs no sideways scrolling, in %s",
    async (lang) => {
      const { page, context } = await at.open(round.account("office"));
      const [first] = (await regions("office")).items;
      await shown(page, `/${lang}/app/neighbours/applications?under=${first?.unit.unitId}`);
      await expectSound(page, { name: `regions-${lang}`, widths: [1280, 390] });
      await context.close();
    },
    PATIENCE_MS,
  );

  it("asks nothing of anybody else, and is refused nothing by its own policy", () => {
    expect(at.said).toEqual([]);
  });
});
