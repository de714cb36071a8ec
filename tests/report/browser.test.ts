import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsOf } from "../axe-faults.ts";
import { chromiumPath, openBrowser } from "./browser.ts";
import { newFolder, pathOf, report } from "./files.ts";

const why = chromiumPath === undefined ? " (left out: no Chromium here; TOUCHSTONE_CHROMIUM names one)" : "";
const PLACES: readonly (readonly [width: number, language: string])[] = [
  [1280, ""],
  [390, ""],
  [390, "#zh-Hans"],
  [390, "#bo"],
];

describe.skipIf(chromiumPath === undefined)(`a report in a browser${why}`, () => {
  const folder = newFolder();
  const url = pathToFileURL(join(folder, "report.html")).href;
  let browser: Browser;
  const said: string[] = [];

  const open = async (width: number, place = "", scripts = true): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled: scripts });
    const page = await context.newPage();
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(error.message));
    page.on("request", (request) => {
      if (!request.url().startsWith("file:") && !request.url().startsWith("data:")) said.push(request.url());
    });
    await page.goto(url + place);
    return page;
  };

  beforeAll(async () => {
    const name = "good-neighbours";
    const overlay = pathOf(`${name}/bo.yaml`);
    report(
      folder,
      pathOf(`${name}/standard.yaml`),
      pathOf(`${name}/data.csv`),
      "--overlay",
      overlay,
      "--language",
      "all",
      "--robustness",
      "300",
      "--explain",
      "lampfell-2,kettleridge-2",
    );
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  for (const [width, place] of PLACES) {
    it(`has no fault that axe finds, at ${width} px ${place}`, async () => {
      const page = await open(width, place);
      await page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true");
      expect(await faultsOf(page)).toEqual([]);
      await page.context().close();
    });
    it(`fits the window, at ${width} px ${place}`, async () => {
      const page = await open(width, place);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
      await page.context().close();
    });
  }
  it("loads nothing and breaks no rule of its own policy", () => {
    expect(said).toEqual([]);
  });
  it("shows one language at a time without a script, and the one that a link points into", async () => {
    const page = await open(1280, "", false);
    const shown = async (): Promise<(string | null)[]> => {
      const parts = await page.locator(".language").all();
      const visible = await Promise.all(
        parts.map(async (part) => ((await part.isVisible()) ? part.getAttribute("id") : null)),
      );
      return visible.filter((id) => id !== null);
    };
    expect(await shown()).toEqual(["en"]);
    await page.getByRole("link", { name: "中文" }).click();
    expect(await shown()).toEqual(["zh-Hans"]);
    await page.locator("#zh-Hans table.ranking a").first().click();
    expect(await shown()).toEqual(["zh-Hans"]);
    expect(await page.locator(".unit:target h3").count()).toBe(1);
    await page.context().close();
  });
  it("finds a unit, and sorts the ranking by a column", async () => {
    const page = await open(1280);
    const rows = page.locator("#en table.ranking tbody tr:visible");
    expect(await rows.count()).toBe(24);
    await page.getByRole("searchbox").first().fill("plums");
    expect(await rows.count()).toBe(1);
    await page.getByRole("searchbox").first().fill("");
    await page.locator("#en table.ranking thead button").first().click();
    await page.locator("#en table.ranking thead button").first().click();
    expect(await rows.first().locator("td").first().textContent()).toBe("23");
    expect(await rows.last().locator("td").first().textContent()).toBe("—");
    await page.context().close();
  });
  it("runs nothing that hides in the names of a table", async () => {
    const payload = `<img src=x onerror=document.title='run'><script>document.title='run'</script>`;
    const data = join(folder, "hostile.csv");
    writeFileSync(data, `unit,name,hours\n"${payload}1","${payload}",3\n"b","${payload}",4\n`);
    report(folder, pathOf("short/standard.yaml"), data);
    const page = await open(390);
    expect(await page.locator(".ranking tbody").textContent()).toContain("<script>document.title='run'</script>");
    expect(await page.title()).toBe("Open libraries (invented example) · Report");
    expect(await page.locator("img, body script + *").count()).toBe(0);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
    await page.context().close();
  });
});
