import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsOf, RULES } from "./axe-faults.ts";
import { chromiumPath, openBrowser } from "./report/browser.ts";

const why = chromiumPath === undefined ? " (left out: no Chromium here; TOUCHSTONE_CHROMIUM names one)" : "";
const FAULTY = `<!doctype html><html><head><title></title></head><body>
  <h1>Village</h1><h4>Two levels down</h4>
  <p style="color:#999;background:#aaa">Pale words</p><p style="color:#bbb">And pale ones again</p>
  <img src="data:,"><input><input type="checkbox"><button style="width:9px;height:9px"></button>
  <button style="width:9px;height:9px">x</button><button style="width:9px;height:9px">y</button>
  <ul><p>No item</p></ul><a href="#">Here</a><div role="nothing">?</div><div id="a"></div><div id="a"></div>
  <div tabindex="5" aria-labelledby="b" role="checkbox"></div></body></html>`;
const SOUND = `<!doctype html><html lang="en"><head><title>Village</title></head><body>
  <main><h1>Village</h1><p>Words</p></main></body></html>`;

describe.skipIf(chromiumPath === undefined)(`what axe finds wrong with a page${why}`, () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await openBrowser();
    page = await (await browser.newContext()).newPage(); // the builder opens a page beside it
  });
  afterAll(() => browser.close());

  it("is what its own builder finds, element by element", async () => {
    await page.setContent(FAULTY);
    const faults = await faultsOf(page);
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
    expect(faults).toEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`));
    const ids = faults.map((fault) => fault.split(":")[0]);
    expect(ids).toEqual(
      expect.arrayContaining(["color-contrast", "document-title", "heading-order", "html-has-lang", "image-alt"]),
    );
    expect(faults.find((fault) => fault.startsWith("color-contrast"))).toMatch(/Pale words.*And pale ones again/);
  });

  it("holds every rule that the builder has on by itself", async () => {
    await page.setContent(FAULTY);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const ids = (await faultsOf(page)).map((fault) => fault.split(":")[0]);
    expect(ids).toEqual(expect.arrayContaining(violations.map(({ id }) => id)));
    const looked = "axe.getRules().map(({ ruleId }) => ruleId)";
    const those = `axe.getRules(${JSON.stringify(RULES)}).map(({ ruleId }) => ruleId)`;
    const all = (await page.evaluate(looked)) as string[]; // names of rules
    const ours = new Set((await page.evaluate(those)) as string[]);
    const beyond = all.filter((id) => !ours.has(id));
    // of the third level, or of words that WCAG 2.2 has struck: axe has none of these on
    expect(beyond.toSorted()).toEqual([
      "color-contrast-enhanced",
      "duplicate-id",
      "duplicate-id-active",
      "identical-links-same-purpose",
      "meta-refresh-no-exceptions",
    ]);
  });

  it("is nothing where nothing is wrong, and is asked of each page anew", async () => {
    await page.setContent(SOUND);
    expect(await faultsOf(page)).toEqual([]);
    await page.evaluate("document.documentElement.removeAttribute('lang')");
    expect(await faultsOf(page)).toEqual([expect.stringMatching(/^html-has-lang: <html>/)]);
  });

  it("is not said of a page with another inside", async () => {
    await page.setContent(`${SOUND}<iframe title="b" srcdoc="<p>b</p>"></iframe>`);
    await expect(faultsOf(page)).rejects.toThrow("got a page with frames");
  });
});
