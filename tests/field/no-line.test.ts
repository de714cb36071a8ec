/// <reference lib="dom" />
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumPath } from "../report/browser.ts";
import { type FieldScene, fieldScene, SMALL, watch } from "./field-phone.ts";
import { type OnRecord, onRecord } from "./on-record.ts";
import { photo } from "./photo.ts";

const why = chromiumPath === undefined ? " (left out: no Chromium here; TOUCHSTONE_CHROMIUM names one)" : "";

describe.skipIf(chromiumPath === undefined)(`a phone without a line${why}`, () => {
  let scene: FieldScene;
  let record: OnRecord;
  let context: BrowserContext;
  let page: Page;
  let base = "";
  beforeAll(async () => {
    scene = await fieldScene();
    record = onRecord(scene);
    const applicationId = scene.on.touchstone.newId();
    const { cycleId, unit } = scene.round;
    await scene.round.does("mill", { type: "Apply", applicationId, cycleId, unitId: unit.mill, grade: "bronze" });
    scene.line.account = scene.round.account("mill");
    ({ page, context } = await scene.phone());
    page.setDefaultTimeout(45_000);
    base = `${scene.line.url}/en/field/field/${applicationId}`;
    await page.goto(base);
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await page.getByRole("link", { name: /Hours a week that the desk is open/ }).click();
    await page.getByText("At least 1 is asked.").waitFor();
    await page.waitForFunction(async () => (await caches.keys()).some((name) => name.startsWith("field:en:")));
  }, 400_000);
  afterAll(() => scene?.end());

  /** Closes the tab, and opens the form in another. */
  const again = async (address: string): Promise<void> => {
    await page.close();
    page = await context.newPage();
    page.setDefaultTimeout(45_000);
    watch(page, scene.line.url, scene.said);
    await page.goto(address);
  };
  const status = (words: RegExp) => page.getByRole("status").filter({ hasText: words }).first().waitFor();
  const sendNow = async (): Promise<void> => {
    await page.getByRole("link", { name: /^(\d+ not yet sent|All is sent)/ }).click();
    const button = page.getByRole("button", { name: "Send now" });
    const isDone = page.getByText("All is sent. Nothing on this phone is needed any more.");
    await button.or(isDone).first().waitFor();
    // it may have gone by itself meanwhile
    if (await button.isVisible()) await button.click({ timeout: 5_000 }).catch(() => isDone.waitFor());
  };

  it("takes an answer and a photo, and says that they are not yet sent", async () => {
    scene.line.state = "cut";
    await page.getByLabel(/Your answer/).fill("31");
    await page.getByLabel("Choose a photo or document").setInputFiles({
      name: "desk.jpg",
      mimeType: "image/jpeg",
      buffer: await photo(page, { width: 1200, height: 900 }),
    });
    await page.getByText(/Not yet sent/).waitFor();
    await status(/2 not yet sent/);
    expect(await record.events("ObservationsSubmitted")).toBe(0);
  });

  it("opens without a line after its tab was closed, with everything that was typed", async () => {
    await again(`${base}/question/hours`);
    await status(/2 not yet sent/);
    expect(await page.getByLabel(/Your answer/).inputValue()).toBe("31");
    await page.getByRole("button", { name: "Next question" }).click();
    await page.getByLabel("Yes").check();
    await page.getByRole("button", { name: "Next question" }).click();
    await status(/3 not yet sent/);
    expect(await record.events("ObservationsSubmitted")).toBe(0);
  });

  it("names everything that is not yet sent by the words of its question", async () => {
    await page.getByRole("link", { name: /^3 not yet sent/ }).click();
    await page.getByRole("heading", { level: 1, name: "Sent and not yet sent" }).waitFor();
    const rows = page.getByRole("main").locator("a.row");
    await rows.nth(2).waitFor();
    expect((await rows.allInnerTexts()).map((words) => words.replaceAll(/\s+/g, " "))).toEqual([
      "Forms in every service language waits to be sent",
      "Hours a week that the desk is open waits to be sent",
      "Hours a week that the desk is open · Proof waits to be sent",
    ]);
    await rows.nth(2).click();
    await page.getByText(/^Photo · \d+ kB/).waitFor();
  });

  it("sends everything once, though every answer of the server to it is lost and the tab is closed meanwhile", async () => {
    scene.line.state = "no-answers";
    for (const only of [/POST .*\/answers/, /POST .*\/uploads$/, /PATCH/, /AddEvidence/, /LinkEvidence/]) {
      scene.line.only = only;
      const before = scene.line.asked.length;
      await sendNow();
      await expect
        .poll(() => scene.line.asked.slice(before).some((one) => only.test(one)), { timeout: 40_000 })
        .toBe(true);
      await again(base);
    }
    scene.line.state = "good";
    scene.line.only = null;
    await sendNow();
    await status(/All is sent/);
    expect(await record.events("ObservationsSubmitted")).toBe(1);
    expect(await record.events("EvidenceAdded")).toBe(1);
    expect(await record.events("EvidenceLinked")).toBe(1);
    expect(await record.uploads()).toBe(0); // none was begun twice, and left behind
    expect(await record.answers("mill")).toEqual({ hours: 31, forms: true });
  }, 400_000);

  it("keeps the bytes of a photo until the last receipt, and no longer", async () => {
    await page.getByText(/Arrived last/).waitFor();
    const kept = await page.evaluate(
      (name) =>
        new Promise<number>((found) => {
          const opened = indexedDB.open(`field/${name}`);
          opened.onsuccess = () => {
            const asked = opened.result.transaction("proofs").objectStore("proofs").count();
            asked.onsuccess = () => {
              found(asked.result);
              opened.result.close();
            };
          };
        }),
      scene.round.account("mill"),
    );
    expect(kept).toBe(0);
  });

  it("keeps a link as it is typed, takes it without a line, and records it once whatever is lost", async () => {
    scene.line.state = "cut";
    await again(`${base}/question/hours`);
    await page.getByText("Show a page of the web").click();
    await page.getByLabel("Its address, as the browser shows it").fill("https://larkwater.example/hours");
    await page.getByLabel("What it is called").fill("Hours of the desk");
    await page.waitForTimeout(300); // until the storage has it
    await again(`${base}/hand-in`);
    await page.getByRole("heading", { name: "A link is typed here, but not added (1)" }).waitFor();
    expect(await page.getByRole("button", { name: "Hand in now" }).isDisabled()).toBe(true);
    await page
      .getByRole("list", { name: /typed here/ })
      .getByRole("link")
      .click();
    await page.getByLabel(/What one sees there/).fill("The board");
    expect(await page.getByLabel("What it is called").inputValue()).toBe("Hours of the desk");
    await page.getByRole("button", { name: "Add this link" }).click();
    await status(/1 not yet sent/);
    const before = await record.events("EvidenceLinked");
    const asked = scene.line.asked.length;
    scene.line.state = "no-answers";
    // so short a file may be a step further by the time that its line is cut at this one; each is asked for at some time
    for (const only of [/POST .*\/uploads$/, /PATCH/, /AddEvidence/, /LinkEvidence/]) {
      scene.line.only = only;
      await again(base);
      await expect
        .poll(() => scene.line.asked.slice(asked).some((one) => only.test(one)), { timeout: 40_000 })
        .toBe(true);
    }
    scene.line.state = "good";
    scene.line.only = null;
    await sendNow();
    await status(/All is sent/);
    expect(await record.events("EvidenceAdded")).toBe(before + 1);
    expect(await record.events("EvidenceLinked")).toBe(before + 1);
    expect(await record.uploads()).toBe(0);
  }, 400_000);

  it("shows what is refused at its question, and sends what is right without it", async () => {
    await page.goto(`${base}/question/archive`);
    await page.getByLabel("We do not know").check();
    await page.getByLabel("Why there is no answer").fill("ask dawa@example.org");
    await page.getByRole("button", { name: "Next question" }).click();
    await page.getByLabel("A ramp").check();
    await page.getByRole("button", { name: "Next question" }).click();
    await status(/1 not yet sent/);
    expect(await record.answers("mill")).toMatchObject({ steps: 2 / 3 });
    await page.goto(`${base}/question/archive`);
    await page.getByText(/e-mail/).waitFor();
    await page.getByLabel("Why there is no answer").fill("The house is being built");
    await page.getByRole("button", { name: "Next question" }).click();
    await status(/All is sent/);
    expect(await record.answers("mill")).toMatchObject({ archive: { state: "insufficient" } });
  });

  it("says that nobody is signed in any more, loses nothing, and goes on once somebody is", async () => {
    scene.line.account = null;
    await page.goto(`${base}/question/budget`);
    await page.getByText("You are no longer signed in.").waitFor();
    await page.getByLabel("done", { exact: true }).check();
    await page.getByRole("button", { name: "Next question" }).click();
    await status(/1 not yet sent/);
    const link = await page.getByRole("link", { name: "Sign in" }).getAttribute("href");
    expect(link).toContain("/en/sign-in?next=%2Fen%2Ffield%2F");
    scene.line.account = scene.round.account("mill");
    await again(base);
    await status(/All is sent/);
    expect(await record.answers("mill")).toMatchObject({ budget: "done" });
  });

  it("never sends what one account wrote as another", async () => {
    scene.line.account = scene.round.account("well");
    const before = await record.events();
    await page.goto(`${base}/question/hours`);
    await page.getByLabel(/Your answer/).fill("12");
    await page.getByRole("button", { name: "Next question" }).click();
    await page.getByText("Somebody else is signed in on this phone now.").waitFor();
    await status(/1 not yet sent/);
    expect(await record.events()).toBe(before);
    await page.getByRole("button", { name: "Go on as who is signed in" }).click();
    await status(/All is sent/); // of this account; the other's waits for the other
    scene.line.account = scene.round.account("mill");
    await page.evaluate((name) => localStorage.setItem("field.account", name), scene.line.account);
    await again(base);
    await status(/All is sent/);
    expect(await record.answers("mill")).toMatchObject({ hours: 12 });
  });

  it("lets two tabs send, and sends once", async () => {
    const second = await context.newPage();
    await second.goto(`${base}/question/notices`);
    await page.goto(`${base}/question/notices`);
    const before = await record.events("ObservationsSubmitted");
    scene.line.state = "cut";
    await page.getByLabel(/Your answer/).fill("85");
    await page.getByRole("button", { name: "Next question" }).click();
    await status(/1 not yet sent/);
    await second.getByRole("status").filter({ hasText: "1 not yet sent" }).first().waitFor();
    scene.line.state = "good";
    await Promise.all([page, second].map((one) => one.evaluate(() => dispatchEvent(new Event("online")))));
    await status(/All is sent/);
    await second.close();
    expect(await record.events("ObservationsSubmitted")).toBe(before + 1);
  });

  it("moves what is not sent to another phone under a passphrase, and sends it once from both", async () => {
    scene.line.state = "cut";
    await page.goto(`${base}/question/hours`);
    await page.getByLabel(/Your answer/).fill("33");
    await page.getByRole("button", { name: "Next question" }).click();
    await page.getByRole("link", { name: /^1 not yet sent/ }).click();
    await page.getByRole("link", { name: /^Hours a week that the desk is open/ }).waitFor(); // by the words of its question
    await page.getByText("A copy of what is not yet sent").click();
    await page.getByLabel(/Passphrase/).fill("seven green doors");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save a copy" }).click(),
    ]);
    const path = await download.path();
    scene.line.state = "good";
    const before = await record.events("ObservationsSubmitted");
    const other = await scene.phone(SMALL);
    await other.page.goto(`${scene.line.url}/en/field/unsent`);
    await other.page.getByText("A copy of what is not yet sent").click();
    await other.page.getByLabel(/Passphrase/).fill("another word");
    await other.page.getByLabel("File of a copy").setInputFiles(path);
    await other.page.getByText("The passphrase is another one").waitFor();
    await other.page.getByLabel(/Passphrase/).fill("seven green doors");
    await other.page.getByLabel("File of a copy").setInputFiles([]);
    await other.page.getByLabel("File of a copy").setInputFiles(path);
    await other.page.getByRole("status").filter({ hasText: "All is sent" }).first().waitFor();
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await status(/All is sent/);
    await other.context.close();
    expect(await record.answers("mill")).toMatchObject({ hours: 33 });
    expect(await record.events("ObservationsSubmitted")).toBe(before + 1);
  });

  it("warns before signing out with something unsent, and keeps it", async () => {
    scene.line.state = "cut";
    await page.goto(`${base}/question/hours`);
    await page.getByLabel(/Your answer/).fill("34");
    await page.getByRole("button", { name: "Next question" }).click();
    await page.getByRole("link", { name: /^1 not yet sent/ }).click();
    await page.getByRole("button", { name: "Sign out", exact: true }).click();
    await page.getByText(/1 thing has not been sent/).waitFor();
    await status(/1 not yet sent/);
    scene.line.state = "good";
  });

  it("has complained of nothing, and asked nobody else", () => expect(scene.said).toEqual([]));
});
