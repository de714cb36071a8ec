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

  it("shows a page elsewhere: in its own words, by an address that anybody can open, and no other", async () => {
    await page.getByText("Show a page of the web").click();
    await page.getByLabel("Its address, as the browser shows it").fill("http://192.168.0.1/hours");
    await page.getByLabel("What it is called").fill("Hours of the desk");
    await page.getByLabel(/What one sees there/).fill("The board, in both languages");
    await button("Add this link").click();
    await page.getByText("Only an address that begins with https:// is taken.").waitFor();
    await page.getByLabel("Its address, as the browser shows it").fill("192.168.0.1/hours");
    await button("Add this link").click();
    await page.getByText("This address is not on the public web: others can't open it.").waitFor();
    await page.getByLabel("Its address, as the browser shows it").fill("larkwater.example/开放");
    await button("Next question").click(); // which would leave it behind
    await page.getByText("This link is not added yet. Add it, or empty its fields.").waitFor();
    await button("Add this link").click();
    const shown = page.locator(".proofs li").filter({ hasText: "Arrived on" }).getByRole("link");
    await shown.filter({ hasText: "Hours of the desk larkwater.example" }).waitFor();
    expect(await shown.last().getAttribute("href")).toBe("https://larkwater.example/%E5%BC%80%E6%94%BE");
    expect(await shown.last().getAttribute("rel")).toBe("noopener noreferrer nofollow");
    const types = await record.rows<{ type: string }>("SELECT media_type AS type FROM evidence ORDER BY seq");
    expect(types.map(({ type }) => type)).toEqual(["image/jpeg", "application/vnd.touchstone.link+json"]);
  });

  it("takes a proof back that was a mistake, for good", async () => {
    const row = page.locator(".proofs li").filter({ hasText: "Hours of the desk" });
    await row.getByText("Take it back").click();
    await row.getByRole("button", { name: "Erase this proof" }).click();
    await row.waitFor({ state: "detached" });
    expect(await page.locator(".proofs li").count()).toBe(1);
    expect(await record.events("EvidenceWithdrawn")).toBe(1);
    expect(await record.events("PrivatePartErased")).toBe(1);
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
    await page.getByRole("heading", { name: "Answers whose proof is missing (1)" }).waitFor();
    await page
      .getByRole("list", { name: /whose proof is missing/ })
      .getByRole("link", { name: "A desk that helps" })
      .waitFor();
    expect(await page.getByRole("heading", { name: /Open questions/ }).count()).toBe(0);
    await button("Hand in now").click();
    await page.getByRole("heading", { name: "Receipt" }).waitFor();
    const receipt = (await page.locator(".receipt pre").textContent()) ?? "";
    expect(receipt).toMatch(/root [0-9a-f]{64}/);
    expect(receipt).toMatch(/answers: 6, proofs: 1/);
    const behind = await record.rows<{ item: string; period: string; digest: string }>(
      `SELECT l.target ->> 'item' AS item, l.target ->> 'period' AS period, encode(e.digest, 'hex') AS digest
       FROM evidence_link l JOIN evidence e USING (shard_key, evidence_id)
       WHERE e.withdrawn IS NULL`,
    );
    const each = behind.map(({ item, period, digest }) => JSON.stringify([item, period, digest])).sort();
    const rows = `[${each.join(",")}]`;
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
