/// <reference lib="dom" />
/** What reviewers found and what was decided, on a phone: the unit reads it, replies, and sees the result, without a line too. */
import type { Text } from "@touchstone/domain";
import { runDue } from "@touchstone/server";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsOf } from "../axe-faults.ts";
import { chromiumPath } from "../report/browser.ts";
import { type FieldScene, fieldScene, watch } from "./field-phone.ts";
import { type OnRecord, onRecord } from "./on-record.ts";

const why = chromiumPath === undefined ? " (left out: no Chromium here; TOUCHSTONE_CHROMIUM names one)" : "";
const PATIENCE_MS = 400_000;
const LANGUAGES = ["en", "zh-Hans", "bo"] as const;
const SHOTS = process.env.TOUCHSTONE_SHOTS;
const words = (text: string, lang = "en"): Text => ({ text, lang, origin: "source", review: null });

describe.skipIf(chromiumPath === undefined)(`a reply and a result on a phone${why}`, () => {
  let scene: FieldScene;
  let record: OnRecord;
  let context: BrowserContext;
  let page: Page;
  let applicationId = "";
  let base = "";
  beforeAll(async () => {
    scene = await fieldScene();
    record = onRecord(scene);
    const { round, on } = scene;
    const { does, cycleId } = round;
    applicationId = await round.applied("mill");
    await does("office", { type: "CheckCompleteness", applicationId, toMend: [] });
    for (const [reviewer, level] of [
      ["reviewer", 2],
      ["reviewer-2", 3],
    ] as const) {
      const assignmentId = on.touchstone.newId();
      await does(reviewer, { type: "DeclareInterests", cycleId, free: [applicationId], conflicts: [] });
      await does("office", {
        type: "AssignReviewer",
        assignmentId,
        applicationId,
        reviewer: round.account(reviewer),
      });
      const reason = words(`Seen in March, by level ${level}.`);
      await does(reviewer, {
        type: "Rate",
        assignmentId,
        ratings: [{ item: "welcome", level, confidence: "high", reason, evidence: [] }],
      });
      await does(reviewer, { type: "HandInRatings", assignmentId });
    }
    await settles();
    scene.line.account = round.account("mill");
    ({ page, context } = await scene.phone());
    page.setDefaultTimeout(45_000);
    base = `${scene.line.url}/en/field/field/${applicationId}`;
    await page.goto(base);
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await page.waitForFunction(async () => (await caches.keys()).some((name) => name.startsWith("field:en:")));
  }, PATIENCE_MS);
  afterAll(() => scene?.end());

  const settles = async (): Promise<void> => {
    const { stopped } = await runDue(scene.on.touchstone, "field");
    expect(stopped).toEqual([]);
  };
  /** Closes the tab, and opens the form in another. */
  const again = async (address: string): Promise<void> => {
    await page.close();
    page = await context.newPage();
    page.setDefaultTimeout(45_000);
    watch(page, scene.line.url, scene.said);
    await page.goto(address);
  };
  const stateOf = async (): Promise<string | undefined> =>
    (await record.rows<{ state: string }>("SELECT state FROM application"))[0]?.state;
  const replies = async (): Promise<number> =>
    (await record.rows<object>("SELECT 1 FROM application_event WHERE type = 'ReplyGiven'")).length;
  const status = (text: RegExp) => page.getByRole("status").filter({ hasText: text }).first().waitFor();

  it("shows what reviewers found with their reasons, and the score with how sure it is", async () => {
    expect(await stateOf()).toBe("reply");
    await page.getByText("You can reply to what was found.").waitFor();
    const finding = page.getByRole("listitem").filter({ hasText: "A desk that helps" }).first();
    await finding.getByText("Seen in March, by level 3.").waitFor();
    const text = (await finding.textContent()) ?? "";
    expect(text).toContain("Level 2.5 of 3: most – all");
    expect(text).toContain("Seen in March, by level 2.");
    expect(text).not.toContain("reviewer-");
    const result = page.locator("section").filter({ has: page.getByRole("heading", { name: "Result" }) });
    expect(await result.locator(".score .n").textContent()).toMatch(/^\d+\.\d\d$/);
    expect(await result.textContent()).toMatch(/The grade stays in \d+ % of the re-scorings\./);
    expect(await result.textContent()).not.toContain("By the score alone"); // its gate holds, and the grade is that of the score
    expect(await result.locator(".n").count()).toBe(1); // no criterion has a figure of its own
  });

  for (const language of LANGUAGES)
    it(`breaks no rule of accessibility and fits into 360 px while it can reply, in ${language}`, () => fits(language));

  it(
    "keeps the words of a reply without a line, over a closed tab, and sends them once though the answer is lost",
    async () => {
      scene.line.state = "cut";
      await again(base);
      await page.getByText(/^As of /).waitFor();
      await page.getByText("Seen in March, by level 3.").waitFor();
      await page.getByLabel("What do you say?").fill("The desk has two people since May.");
      await again(base);
      await expect
        .poll(() => page.getByLabel("What do you say?").inputValue())
        .toBe("The desk has two people since May.");
      await page.getByRole("button", { name: "Send the reply" }).click();
      await page.getByText("It waits to be sent. It counts from the server's receipt on.").waitFor();
      await status(/1 not yet sent/);
      expect(await replies()).toBe(0);

      scene.line.state = "no-answers";
      scene.line.only = /ReplyToFindings/;
      const before = scene.line.asked.length;
      await again(base);
      await expect
        .poll(() => scene.line.asked.slice(before).some((one) => one.includes("ReplyToFindings")), { timeout: 40_000 })
        .toBe(true);
      await expect.poll(replies).toBe(1);
      scene.line.state = "good";
      scene.line.only = null;
      await again(base);
      await status(/All is sent/);
      await page.getByText("An assessor sums up.").waitFor();
      expect(await replies()).toBe(1);
      expect(await stateOf()).toBe("recommending");
      expect(await page.getByLabel("What do you say?").count()).toBe(0);
      scene.said.splice(0); // what the browser said of the line that was cut
    },
    PATIENCE_MS,
  );

  it(
    "shows the decision with its reasons and until when it can be contested, without a line too",
    async () => {
      const { does } = scene.round;
      await does("assessor", {
        type: "Recommend",
        applicationId,
        grade: null,
        reasons: [{ at: "doors", text: [words("One desk is closed.")] }],
      });
      await does("decider", {
        type: "Decide",
        applicationId,
        grade: null,
        reasons: [{ at: "doors", text: [words("Two desks are closed."), words("两个服务台关闭。", "zh-Hans")] }],
        whyCertain: null,
      });
      await again(base);
      await page.getByText("Two desks are closed.").waitFor();
      await page.getByText("You can appeal against it").waitFor();
      expect(await page.getByText("One desk is closed.").count()).toBe(0); // what was recommended is not the unit's before a notice
      scene.line.state = "cut";
      await again(base);
      await page.getByText(/^As of /).waitFor();
      await page.getByText("Two desks are closed.").waitFor();
      await page.getByText("Doors that are open").first().waitFor();
      await page.getByText("Seen in March, by level 3.").waitFor();
      scene.line.state = "good";
      scene.said.splice(0);
    },
    PATIENCE_MS,
  );

  for (const language of LANGUAGES)
    it(`breaks no rule of accessibility and fits into 360 px with its result, in ${language}`, () =>
      fits(language, "-result"));

  it("has complained of nothing else, and asked nobody else", () => expect(scene.said).toEqual([]));

  async function fits(language: (typeof LANGUAGES)[number], name = "-reply"): Promise<void> {
    const phone = await scene.phone();
    await phone.page.goto(`${scene.line.url}/${language}/field/field/${applicationId}`);
    await phone.page.locator(".finding").first().waitFor();
    await phone.page.waitForLoadState("networkidle");
    for (const width of [360, 390, 1280]) {
      await phone.page.setViewportSize({ width, height: 740 });
      expect(await faultsOf(phone.page)).toEqual([]);
      expect(await phone.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      if (SHOTS !== undefined && width !== 390)
        await phone.page.screenshot({ path: `${SHOTS}/field${name}-${language}-${width}.png`, fullPage: true });
    }
    await phone.context.close();
  }
});
