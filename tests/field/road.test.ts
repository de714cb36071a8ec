/// <reference lib="dom" />
import { createHash } from "node:crypto";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumPath } from "../report/browser.ts";
import { type FieldScene, fieldScene } from "./field-phone.ts";
import { type OnRecord, onRecord } from "./on-record.ts";
import { photo } from "./photo.ts";

const why = chromiumPath === undefined ? " (left out: no Chromium here; TOUCHSTONE_CHROMIUM names one)" : "";

describe.skipIf(chromiumPath === undefined)(`a unit on a phone${why}`, () => {
  let scene: FieldScene;
  let page: Page;
  let record: OnRecord;
  beforeAll(async () => {
    scene = await fieldScene();
    scene.line.account = scene.round.account("mill");
    record = onRecord(scene);
    ({ page } = await scene.phone());
    page.setDefaultTimeout(45_000);
  }, 400_000);
  afterAll(() => scene?.end());

  const button = (name: RegExp | string) => page.getByRole("button", { name });
  const stateOf = async (): Promise<string[]> =>
    (await record.rows<{ state: string }>("SELECT state FROM application")).map(({ state }) => state);
  const link = (name: RegExp | string) => page.getByRole("link", { name });

  it("is told what taking part means, and applies", async () => {
    await page.goto(`${scene.line.url}/en/field/`);
    await link("See what it asks, and apply").click();
    await page.getByText("Taking part is voluntary. Nobody can apply for you").waitFor();
    await page.getByLabel(/Bronze/).check();
    await button("Apply for our unit").click();
    await link("Go on with the next question").waitFor();
    expect(await stateOf()).toEqual(["answering"]);
    expect(await record.events("Sealed")).toBe(1); // it was made once, and is not public yet
  });

  it("answers each kind of question, and says where it has no answer", async () => {
    await link("Go on with the next question").click();
    await page.getByRole("heading", { name: "Hours a week that the desk is open" }).waitFor();
    await page.getByLabel(/Your answer/).fill("many");
    await button("Next question").click();
    await page.getByText("Only digits, and a point for parts: 12.5").waitFor();
    await page.getByLabel(/Your answer/).fill("32");
    await button("Next question").click();
    await page.getByRole("heading", { name: "Forms in every service language" }).waitFor();
    await page.getByLabel("Yes").check();
    await button("Next question").click();
    await page.getByRole("heading", { name: /Share of notices/ }).waitFor();
    await page.getByLabel(/Your answer/).fill("85");
    await button("Next question").click();
    await page.getByRole("heading", { name: "The archive is open" }).waitFor();
    await page.getByLabel("We do not know").check();
    await page.getByLabel("Why there is no answer").fill("The house is being built");
    await button("Next question").click();
    await page.getByRole("heading", { name: "Step-free places" }).waitFor();
    await page.getByLabel("A ramp").check();
    await button("Next question").click();
    await page.getByRole("heading", { name: "Budget published" }).waitFor();
    expect(await page.title()).toBe("Budget published · Touchstone"); // and the keyboard is there, not where it was
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Budget published");
    await page.getByLabel("planned").check();
    await button("Next question").click();
    await page.getByText("Reviewers answer this, by your proofs.").waitFor();
    await button("Done: to the list").click();
    await page.getByRole("status").filter({ hasText: "All is sent" }).waitFor();
    expect(await record.answers("mill")).toEqual({
      archive: { state: "insufficient", note: "The house is being built" },
      budget: "planned",
      forms: true,
      hours: 32,
      notices: 0.85,
      steps: 2 / 3,
    });
  });

  it("shows proof: a photo is made small, the right way up, and can go from the phone once it has arrived", async () => {
    await link(/Hours a week that the desk is open/).click();
    await page.getByText("At least 1 is asked.").waitFor();
    const before = scene.line.asked.length;
    await page.getByLabel("Choose a photo or document").setInputFiles({
      name: "desk.jpg",
      mimeType: "image/jpeg",
      buffer: await photo(page, { width: 4000, height: 3000, turned: true }),
    });
    await page.getByText(/On the server since/).waitFor();
    const evidence = await record.rows<{ bytes: number }>("SELECT bytes::int AS bytes FROM evidence");
    expect(evidence).toHaveLength(1);
    expect(evidence[0]?.bytes).toBeLessThan(320_000);
    expect(scene.line.asked.slice(before).filter((one) => one.startsWith("PATCH")).length).toBeGreaterThan(1);
    const [width, height] = await page.evaluate(async (): Promise<[number, number]> => {
      const shown = document.querySelector<HTMLAnchorElement>(".proofs a");
      const picture = await createImageBitmap(await (await fetch(shown?.href ?? "")).blob());
      return [picture.width, picture.height];
    });
    expect(height).toBeGreaterThan(width); // its camera lay on its side, and it stands upright
  });

  it("sees how it would stand before anybody has looked, and nothing of it is recorded", async () => {
    await link("All questions").click();
    const size = await record.events();
    await button("Compute it with my answers").click();
    await page.getByText("Where most is left to gain").waitFor();
    expect(await record.events()).toBe(size);
  });

  it("hands in and gets a receipt that holds against the ledger", async () => {
    await link("Hand in").click();
    await page.getByText(/still open, or lack/).waitFor();
    await button("Hand in now").click();
    await page.getByRole("heading", { name: "Receipt" }).waitFor();
    const receipt = (await page.locator(".receipt pre").textContent()) ?? "";
    expect(receipt).toMatch(/root [0-9a-f]{64}/);
    expect(receipt).toMatch(/answers: 6, proofs: 1/);
    const behind = await record.rows<{ item: string; period: string; digest: string }>(
      `SELECT l.target ->> 'item' AS item, l.target ->> 'period' AS period, encode(e.digest, 'hex') AS digest
       FROM evidence_link l JOIN evidence e USING (shard_key, evidence_id)`,
    );
    const rows = JSON.stringify(behind.map(({ item, period, digest }) => [item, period, digest]));
    expect(receipt).toContain(`\nproofs (SHA-256): ${createHash("sha256").update(rows).digest("hex")}\n`);
    expect(await stateOf()).toEqual(["handedIn"]);
    expect(await record.events("Sealed")).toBe(2);
  });

  it("withdraws in one step", async () => {
    await link("All questions").click();
    await page.getByText("Withdraw", { exact: true }).click();
    await button("Withdraw our application").click();
    await page.getByText("Withdrawn by you.").waitFor();
    expect(await stateOf()).toEqual(["withdrawn"]);
    expect(await record.events("Sealed")).toBe(3);
  });

  it("has complained of nothing, and asked nobody else", () => expect(scene.said).toEqual([]));
});
