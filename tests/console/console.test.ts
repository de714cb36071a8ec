/** The console in a real browser: no fault that axe finds, keyboard alone, nothing from elsewhere, and work that is done. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { APPLICATION_STATES } from "@touchstone/domain";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsOf } from "../axe-faults.ts";
import { chromiumPath } from "../report/browser.ts";
import { plantProofs } from "../review/plant-proofs.ts";
import { type ConsoleService, consoleService } from "./console-service.ts";
import { type ConsoleRound, consoleRound } from "./sample.ts";

const why = chromiumPath === undefined ? " (left out: no Chromium here; TOUCHSTONE_CHROMIUM names one)" : "";
const PATIENCE_MS = 600_000;
const LANGUAGES = ["en", "zh-Hans", "bo"] as const;
const DIST = fileURLToPath(new URL("../../packages/web/dist/console/", import.meta.url));
const MOST_JS = 250_000;

describe.skipIf(chromiumPath === undefined)(`the console in a browser${why}`, () => {
  let at: ConsoleService;
  let round: ConsoleRound;
  beforeAll(async () => {
    at = await consoleService("2026-10-05");
    round = await consoleRound(at.on.touchstone, at.clock, async (account, unitOf) => {
      const where = {
        organisation: "alderreach",
        programme: "neighbours",
        period: "2026",
        unitId: unitOf("lampfell-4"),
      };
      const proof = (visibility: "reviewers" | "private", en: string) => ({
        item: "neighbours/welcome_desk",
        en,
        mediaType: "text/csv",
        visibility,
        bytes: Buffer.from(`${en}\nMonday\n`),
      });
      const proofs = [proof("reviewers", "Rota of the desk"), proof("private", "A letter of the elders")];
      await plantProofs(at.on, { account, ...where }, proofs);
    });
  }, PATIENCE_MS);
  afterAll(() => at.end());

  const id = (code: string): string => round.applications.get(code) ?? "";
  const asked = async (path: string, account = round.account("office")) =>
    (await at.on.app.inject({ url: `/api/v1${path}`, headers: { "x-test-account": account } })).json<unknown>();
  const stateOf = async (code: string) =>
    (await asked(`/programmes/neighbours/applications/${id(code)}`)) as { readonly state: string };

  /** addresses, and as whom each is looked at */
  const pages = (): readonly (readonly [string, string])[] => [
    ["office", ""],
    ["office", "/neighbours"],
    ["office", "/neighbours/applications"],
    ["office", `/neighbours/applications/${id("threewater-2")}`],
    ["office", `/neighbours/applications/${id("kettleridge-4")}`],
    ["decider", "/neighbours/decisions"],
    ["decider", `/neighbours/decisions/${id("cloudfield-3")}`],
    ["office", "/neighbours/notices"],
    ["office", "/neighbours/cycles"],
    ["office", "/neighbours/cycles/new"],
    ["coordinator", "/neighbours"],
    ["office", "/neighbours/nowhere/at/all"],
    ["unit-lampfell-1", "/neighbours/decisions"],
  ];
  const shown = (page: Page, path: string): Promise<void> => at.show(page, path);

  it.each(LANGUAGES)(
    "has no fault that axe finds at 1280 and 390 px, and needs no sideways scrolling down to 320, in %s",
    async (lang) => {
      const own = new Map<string, Page>();
      for (const [who, path] of pages()) {
        const page = own.get(who) ?? (await at.open(round.account(who))).page;
        own.set(who, page);
        await shown(page, `/${lang}/app${path}`);
        expect(await page.evaluate("document.documentElement.lang")).toBe(lang);
        for (const width of [1280, 390]) {
          await page.setViewportSize({ width, height: 900 });
          expect(await faultsOf(page), `${lang} ${path} at ${width}`).toEqual([]);
        }
        for (const width of [390, 320]) {
          await page.setViewportSize({ width, height: 800 });
          const beyond = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
          expect(beyond, `${lang} ${path} at ${width}`).toBeLessThanOrEqual(0);
        }
      }
      for (const page of own.values()) await page.context().close();
    },
    PATIENCE_MS,
  );

  it.each([
    ["completeness", "lampfell-4", "Check completeness"],
    ["assigning", "lampfell-6", "Assign a reviewer"],
    ["more time", "lampfell-6", "Give more time"],
  ])("has no fault in its dialogues: %s", async (_, code, button) => {
    const { page, context } = await at.open(round.account("office"));
    await shown(page, `/en/app/neighbours/applications/${id(code)}`);
    await page.getByRole("button", { name: button }).click();
    await page.getByRole("dialog").waitFor();
    await page.waitForLoadState("networkidle");
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await faultsOf(page), `at ${width}`).toEqual([]);
    }
    await context.close();
  });

  it("is one page under a strict policy, for who is signed in alone", async () => {
    const page = await at.on.app.inject({ url: "/bo/app/neighbours", headers: { "x-test-account": "decider" } });
    expect(page.statusCode).toBe(200);
    expect(String(page.headers["content-security-policy"]).split(";").sort()).toEqual([
      "base-uri 'none'",
      "connect-src 'self'",
      "default-src 'none'",
      "font-src 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "img-src 'self' data:",
      "object-src 'none'",
      "script-src 'self'",
      "script-src-attr 'none'",
      "style-src 'self'",
    ]);
    expect(page.headers["cache-control"]).toBe("no-store");
    expect(page.body).toContain('<html lang="bo">');
    expect(page.body).not.toMatch(/<style|style=|<script(?![^>]* src=)|https?:/);
    const nobody = await at.on.app.inject({ url: "/en/app/neighbours/applications?state=review" });
    expect([nobody.statusCode, nobody.headers.location]).toEqual([
      303,
      "/en/sign-in?next=%2Fen%2Fapp%2Fneighbours%2Fapplications%3Fstate%3Dreview",
    ]);
  });

  it("has files that never change, packed, and no others", async () => {
    const page = await at.on.app.inject({ url: "/en/app", headers: { "x-test-account": "decider" } });
    const [script = ""] = /\/app-assets\/index-[\w-]+\.js/.exec(page.body) ?? [];
    const sent = await at.on.app.inject({ url: script, headers: { "accept-encoding": "gzip, br" } });
    expect(sent.headers).toMatchObject({
      "content-encoding": "br",
      "cache-control": "public, max-age=31536000, immutable",
      "content-type": "text/javascript; charset=utf-8",
      vary: "accept-encoding",
    });
    for (const name of ["index.html", ".made-from", "..%2F..%2Fpackage.json", "nothing.js"])
      expect((await at.on.app.inject({ url: `/app-assets/${name}` })).statusCode, name).toBe(404);
  });

  it("begins with no more than 250 kB of script, packed", () => {
    const html = readFileSync(join(DIST, "index.html"), "utf8");
    const scripts = [...html.matchAll(/\/app-assets\/([\w-]+\.js)/g)].map(([, name]) => join(DIST, `${name}.gz`));
    const bytes = scripts.reduce((sum, path) => sum + readFileSync(path).length, 0);
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThanOrEqual(MOST_JS);
  });

  it("is gone through by the keyboard, and shows where it is", async () => {
    const { page, context } = await at.open(round.account("office"));
    await shown(page, "/en/app/neighbours/applications");
    const reached: string[] = [];
    for (let step = 0; step < 30; step++) {
      await page.keyboard.press("Tab");
      const focused = "document.activeElement";
      reached.push(String(await page.evaluate(`${focused}.ariaLabel || ${focused}.textContent`)));
      const outline = await page.evaluate(`getComputedStyle(${focused}).outlineStyle`);
      expect(outline, reached.at(-1)).toBe("solid");
    }
    expect(reached[0]).toBe("To the content");
    expect(reached.join("|")).toMatch(
      /Inbox.*Home.*Decisions.*Sign out.*Programme.*Find a unit.*EN.*Everywhere.*Unit.*Ashwillow/,
    );

    await page.getByRole("button", { name: "Ashwillow" }).focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => page.evaluate("document.activeElement.textContent")).toBe("Nine Plums");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Nine Plums" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await expect.poll(() => page.evaluate("document.activeElement.textContent")).toBe("Nine Plums");

    await page.keyboard.press("Control+K");
    await page.getByRole("dialog", { name: "Find a unit" }).waitFor();
    await page.keyboard.type("ladders");
    await page.getByRole("link", { name: "Two Ladders" }).waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Two Ladders" }).waitFor();
    await context.close();
  });

  it("filters and sorts the applications", async () => {
    const { page, context } = await at.open(round.account("office"));
    await shown(page, "/en/app/neighbours/applications");
    const offered = page.getByLabel("State").locator("option");
    expect(await Promise.all((await offered.all()).map((one) => one.getAttribute("value")))).toEqual([
      "",
      ...APPLICATION_STATES,
    ]);
    await page.getByLabel("State").selectOption({ label: "On notice" });
    await page.getByText("3 found.").waitFor();
    expect(page.url()).toContain("state=noticed");
    await page.getByLabel("State").selectOption({ label: "Any state" });
    await page.getByText("24 found.").waitFor();
    await page.getByRole("button", { name: "Score" }).click();
    const scores = async (): Promise<number[]> =>
      (await page.locator("tbody td.score").allTextContents()).slice(0, 8).map(Number.parseFloat);
    await expect.poll(async () => (await scores()).every((score) => score > 0)).toBe(true);
    const shownScores = await scores();
    expect(shownScores).toEqual(shownScores.toSorted((a, b) => b - a));
    expect(await page.locator("th.score").getAttribute("aria-sort")).toBe("descending");
    await page.getByLabel("Name or code").fill("cobbler");
    await page.getByText("1 found.").waitFor();
    await context.close();
  });

  it("says that there is no connection, and that nothing was sent", async () => {
    const { page, context } = await at.open(round.account("office"));
    await shown(page, `/en/app/neighbours/applications/${id("lampfell-6")}`);
    await page.getByRole("button", { name: "Assign a reviewer" }).click();
    await page.getByRole("radio", { name: /reviewer-3/ }).check();
    await context.setOffline(true);
    await page.getByText("No connection: what is shown may be old").waitFor();
    await page.getByRole("button", { name: "Assign", exact: true }).click();
    await page.locator(".toast.refused").waitFor();
    await context.setOffline(false);
    await page.getByText("No connection: what is shown may be old").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Assign", exact: true }).click();
    await page.getByText("The reviewer is assigned.").waitFor();
    await expect.poll(() => page.locator("tbody").first().textContent()).toContain("reviewer-3");
    at.said.splice(0); // what the browser said of the connection that was cut
    await context.close();
  });

  it("offers only who has declared to be free, and says why not the others", async () => {
    const { page, context } = await at.open(round.account("office"));
    await shown(page, `/en/app/neighbours/applications/${id("threewater-2")}`);
    await page.getByRole("button", { name: "Assign a reviewer" }).click();
    const choices = page.locator(".choices");
    await choices.getByText("reviewer-4").waitFor();
    const texts = (await choices.locator("label").allTextContents()).sort();
    expect(texts).toEqual([
      "reviewer-1is assigned already",
      "reviewer-2is assigned already",
      expect.stringMatching(/^reviewer-3\d applications? to rate$/),
      "reviewer-4has not declared yet",
    ]);
    expect(await page.getByRole("radio", { name: /reviewer-4/ }).isDisabled()).toBe(true);
    await context.close();
  });

  it("says why something can't be done now, beside its button", async () => {
    const { page, context } = await at.open(round.account("office"));
    await shown(page, `/en/app/neighbours/applications/${id("cloudfield-3")}`);
    const button = page.getByRole("button", { name: "Check completeness" });
    expect(await button.getAttribute("aria-disabled")).toBe("true");
    const reason = page.locator(`[id="${await button.getAttribute("aria-describedby")}"]`);
    expect(await reason.textContent()).toBe("Only while it waits for its completeness check.");
    await button.dispatchEvent("click");
    expect(await page.getByRole("dialog").count()).toBe(0);
    await context.close();
  });

  it("leads who watches, for whom nothing waits, to no page that is refused", async () => {
    const account = round.account("oversight");
    expect(await asked("/inbox", account)).toMatchObject({ items: [] });
    const { page, context } = await at.open(account);
    const refused: string[] = [];
    page.on("response", (told) => told.status() >= 400 && refused.push(`${told.status()} ${told.url()}`));
    await shown(page, "/en/app");
    expect(await faultsOf(page)).toEqual([]);
    const hrefs = await page
      .locator(".role-parts li a, .rail nav a")
      .evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""));
    expect(hrefs).toEqual(
      expect.arrayContaining(["/en/app/neighbours/decisions", "/en/app/neighbours/roles", "/en/neighbours/data"]),
    );
    for (const href of new Set(hrefs)) await shown(page, href);
    expect(refused).toEqual([]);
    await context.close();
  });

  it.each(["office", "coordinator"])(
    "lets the %s open the proofs of what they check, but for what is private",
    async (who) => {
      const { page, context } = await at.open(round.account(who));
      await shown(page, `/en/app/neighbours/applications/${id("lampfell-4")}`);
      await page.getByRole("button", { name: "Check completeness" }).click();
      await page.getByText("All answers and proofs").click();
      const proofs = page.locator(".given-proofs > li");
      expect(await proofs.count()).toBe(2);
      const href = await proofs
        .filter({ hasText: "Rota of the desk" })
        .getByRole("link", { name: "Open" })
        .getAttribute("href");
      const opened = await context.request.get(`${at.base}${href}`);
      expect([opened.status(), await opened.text()]).toEqual([200, "Rota of the desk\nMonday\n"]);
      expect(await proofs.filter({ hasText: "private" }).getByRole("link").count()).toBe(0);
      expect(await faultsOf(page)).toEqual([]);
      await context.close();
    },
  );

  it("gives a unit its one list, from the inbox on", async () => {
    const { page, context } = await at.open(round.account("office"));
    await shown(page, "/en/app");
    await page.getByRole("link", { name: /Check that the application of Nine Plums/ }).click();
    await page.getByRole("button", { name: "Check completeness" }).click();
    await page.getByText(/^\d+ questions? lacks? (an answer or )?proof$/).waitFor();
    await page.getByText("All answers").click();
    expect(await page.locator(".given .answer").count()).toBeGreaterThan(0);
    const puts = page.getByRole("button", { name: /^Put on the list/ });
    if (!(await puts.first().isVisible())) await page.getByText(/^\d+ questions lack/).click();
    await puts.first().click();
    await page.getByRole("button", { name: /^On the list/ }).waitFor();
    await page.getByRole("button", { name: "Send the list with 1 point" }).click();
    await page.getByText("Say what to mend.").waitFor();
    await page.getByLabel("English").fill("A photograph of the desk is missing.");
    await page.getByRole("button", { name: "Send the list with 1 point" }).click();
    await page.getByText("The unit has its list.").waitFor();
    await page.getByText("A photograph of the desk is missing.").waitFor();
    expect(await stateOf("lampfell-4")).toMatchObject({ state: "mending" });
    await context.close();
  });

  it("says which gates keep a grade below what its score would give", async () => {
    const { items } = (await asked("/programmes/neighbours/applications?limit=100")) as {
      readonly items: readonly { readonly applicationId: string }[];
    };
    const all = await Promise.all(
      items.map(
        async ({ applicationId }) =>
          (await asked(`/programmes/neighbours/applications/${applicationId}`)) as {
            readonly applicationId: string;
            readonly score: {
              readonly grade: string | null;
              readonly gradeByScore: string | null;
              readonly gates: readonly {
                readonly title: { readonly en: string };
                readonly asks: { readonly en: string };
                readonly holds: string;
              }[];
            } | null;
          },
      ),
    );
    const below = all.find(
      ({ score }) => score?.gates.some(({ holds }) => holds === "no") && score.gradeByScore !== score.grade,
    );
    const closed = below?.score?.gates.filter(({ holds }) => holds !== "yes") ?? [];
    expect(closed.length).toBeGreaterThan(0);
    const { page, context } = await at.open(round.account("office"));
    await shown(page, `/en/app/neighbours/applications/${below?.applicationId}`);
    await page.getByText(/^By the score alone it would be/).waitFor();
    const said = await page.locator(".why-grade li b").allInnerTexts();
    expect(said).toEqual(closed.map(({ title }) => title.en));
    const words = await page.locator(".why-grade .asks").allInnerTexts();
    expect(words).toEqual(closed.map(({ asks }) => asks.en));
    for (const asks of words) expect(asks).not.toMatch(/[<>=]=?|&&/); // in words, not as the standard has it
    await context.close();
  });

  it("takes a decision from the decider, with the reason that is owed", async () => {
    const { page, context } = await at.open(round.account("decider"));
    await shown(page, "/en/app/neighbours/decisions");
    await page.getByRole("link", { name: "慢火村" }).click();
    await page.getByText("All answers and proofs").click();
    await page.locator(".given li").filter({ hasText: "Hours a week" }).first().waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole("radio", { name: "No recognition this time" }).check();
    await page.getByRole("button", { name: "Decide against recognition" }).click();
    await page.getByText("Lower than what was sought").waitFor();
    await page.getByRole("radio", { name: "Good neighbour" }).check();
    await page.getByRole("button", { name: "Decide", exact: true }).click();
    await page.getByText("The grade is not certain: say why it is given.").waitFor();
    await page.getByLabel("English").fill("The desk was seen open on three days.");
    await page.getByRole("button", { name: "Decide", exact: true }).click();
    await page.getByText("The decision is recorded.").waitFor();
    expect(await stateOf("cloudfield-5")).toMatchObject({ state: "decided" });
    await context.close();
  });

  it("puts decisions on notice, and answers an objection whose words were opened for it", async () => {
    const { page, context } = await at.open(round.account("office"));
    await shown(page, "/en/app/neighbours/notices");
    await page.getByRole("button", { name: "Put decisions on notice" }).click();
    await page.getByText("2 decisions chosen").waitFor();
    await page.getByRole("checkbox", { name: /慢火村/ }).uncheck();
    await page.getByText("1 decision chosen").waitFor();
    await page.getByRole("button", { name: "Publish" }).click();
    await page.getByText("The notice is public.").waitFor();
    expect(await stateOf("kettleridge-1")).toMatchObject({ state: "noticed" });
    expect(await stateOf("cloudfield-5")).toMatchObject({ state: "decided" });

    await page.getByRole("button", { name: "Answer", exact: true }).click();
    await page.getByRole("button", { name: "Open the words" }).click();
    await page.getByText("The desk is closed on market days.").waitFor();
    await page.getByRole("radio", { name: /No: the decision stands/ }).check();
    await page.getByRole("dialog").getByLabel("English").fill("It is open on market days since May.");
    await page.getByRole("dialog").getByRole("button", { name: "Answer", exact: true }).click();
    await page.getByText("The objection is answered.").waitFor();
    await page.locator(".objections").getByText("not upheld").waitFor();
    await context.close();
  });

  it("opens a round, and says in the service's words why not", async () => {
    const { page, context } = await at.open(round.account("office"));
    await shown(page, "/en/app/neighbours/cycles");
    await page.getByRole("link", { name: "Open a round" }).click();
    await page.getByRole("button", { name: "Open the round" }).click();
    await page.getByText("Give the round a title.").waitFor();
    await page.getByLabel("English").fill("Round of 2027");
    await page.getByLabel("Period that the answers speak of").fill("soon");
    await page.getByLabel("First day on which units can apply").fill("2027-01-04");
    await page.getByLabel("Day on which it closes").fill("2027-03-01");
    await page.getByRole("button", { name: "Open the round" }).click();
    await page.locator(".toast.refused").waitFor();
    await page.getByRole("button", { name: "Put away" }).click();
    await page.getByLabel("Period that the answers speak of").fill("2027");
    await page.getByRole("button", { name: "Open the round" }).click();
    await page.getByText("The round is open.").waitFor();
    await page.getByText("Round of 2027").first().waitFor();
    await context.close();
  });

  it("asks nothing of anybody else, and is refused nothing by its own policy", () => {
    expect(at.said).toEqual([]);
  });
});
