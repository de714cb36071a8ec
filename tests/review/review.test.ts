/** Reviewers and the assessor at work in a real browser, by the keyboard, over lines that fail, and blind. */
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsOf } from "../axe-faults.ts";
import { chromiumPath } from "../report/browser.ts";
import { FRESH, type ReviewRound, reviewRound } from "./review-round.ts";

const why = chromiumPath === undefined ? " (left out: no Chromium here; TOUCHSTONE_CHROMIUM names one)" : "";
const PATIENCE_MS = 600_000;
const LANGUAGES = ["en", "zh-Hans", "bo"] as const;
const RATE = "**/commands/Rate";
const RATED = ["A desk that helps", "How old places are cared for"] as const;

describe.skipIf(chromiumPath === undefined)(`the reviewer's workbench in a browser${why}`, () => {
  let on: ReviewRound;
  beforeAll(async () => {
    on = await reviewRound();
  }, PATIENCE_MS);
  afterAll(() => on.at.end());

  const opened = async (
    account: string,
    path: string,
    lang = "en",
  ): Promise<{ readonly page: Page; readonly context: BrowserContext; readonly told: string[] }> => {
    const { page, context } = await on.at.open(on.round.account(account));
    page.setDefaultTimeout(60_000);
    const told: string[] = [];
    page.on("response", (response) => {
      if (response.url().includes("/api/"))
        response.text().then(
          (body) => told.push(body),
          () => undefined, // the page has gone on before it was read
        );
    });
    await shown(page, `/${lang}/app/neighbours/${path}`);
    return { page, context, told };
  };
  const shown = (page: Page, path: string): Promise<void> => on.at.show(page, path);
  const saved = (page: Page) => page.getByText(/^Saved at \d\d:\d\d$/).waitFor();
  /** how often ratings of a village were recorded */
  const keptOf = async (code: string): Promise<number> => {
    const { rows } = await on.at.on.touchstone.pool.query<{ n: number }>(
      "SELECT count(*)::int AS n FROM application_event WHERE application_id = $1 AND type = 'RatingsKept'",
      [on.id(code)],
    );
    return rows[0]?.n ?? 0;
  };
  const stateOf = async (code: string): Promise<string> =>
    ((await on.asked("office", `/programmes/neighbours/applications/${on.id(code)}`)) as { readonly state: string })
      .state;
  const filesOf = async (reviewer: string) =>
    (
      (await on.asked(reviewer, "/programmes/neighbours/reviews?limit=100")) as {
        readonly items: readonly { readonly assignmentId: string; readonly code: string; readonly state: string }[];
      }
    ).items;
  const openFileOf = async (reviewer: string): Promise<string> =>
    (await filesOf(reviewer)).find(({ state }) => state === "assigned")?.assignmentId ?? "";
  const doneFileOf = async (reviewer: string): Promise<string> =>
    (await filesOf(reviewer)).findLast(({ state }) => state === "handedIn")?.assignmentId ?? "";

  it.each(LANGUAGES)(
    "has no fault that axe finds at 1280, 1000 and 390 px, and needs no sideways scrolling, in %s",
    async (lang) => {
      const places = [
        ["reviewer-2", "review"],
        ["reviewer-4", `review/interests/${on.round.cycleId}`],
        ["reviewer-2", `review/${on.first("reviewer-2")}`],
        ["reviewer-1", `review/${await doneFileOf("reviewer-1")}`],
        ["assessor", "recommend"],
        ["assessor", `recommend/${on.id("threewater-5")}`],
      ] as const;
      const own = new Map<string, Page>();
      for (const [who, path] of places) {
        const page = own.get(who) ?? (await on.at.open(on.round.account(who))).page;
        own.set(who, page);
        await shown(page, `/${lang}/app/neighbours/${path}`);
        for (const width of [1280, 1000, 390]) {
          await page.setViewportSize({ width, height: 900 });
          expect(await faultsOf(page), `${lang} ${path} at ${width}`).toEqual([]);
          const beyond = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
          expect(beyond, `${lang} ${path} at ${width}`).toBeLessThanOrEqual(0);
          const step = page.locator(".foot .step");
          if (!(await step.isVisible())) continue;
          await step.click();
          expect(await faultsOf(page), `${lang} ${path} at ${width}, the rating`).toEqual([]);
          await step.click();
        }
      }
      for (const page of own.values()) await page.context().close();
    },
    PATIENCE_MS,
  );

  /** Goes on by Tab until that is under the keyboard. */
  const tabTo = async (page: Page, selector: string, name: RegExp): Promise<void> => {
    for (let step = 0; step < 80; step++) {
      await page.keyboard.press("Tab");
      const focused = "document.activeElement";
      const isIt = await page.evaluate(`${focused}.matches(${JSON.stringify(selector)})`);
      if (isIt === true && name.test(String(await page.evaluate(`${focused}.textContent`)))) return;
    }
    throw new Error(`tabTo: got round the page, want ${selector} ${name}`);
  };

  /** Rates both indicators by the keyboard alone, says why, and hands in. @returns all that the service told */
  const walk = async (reviewer: string, assignment: string, levels: readonly string[]): Promise<string> => {
    const { page, context, told } = await opened(reviewer, "review");
    const code = (await filesOf(reviewer)).find(({ assignmentId }) => assignmentId === assignment)?.code ?? "";
    await tabTo(page, "a", new RegExp(`^${code}$`));
    await page.keyboard.press("Enter");
    for (const [at, title] of RATED.entries()) {
      await page.getByRole("group", { name: title }).waitFor();
      await page.keyboard.press(levels[at] ?? "");
      await tabTo(page, "textarea", /^/);
      await page.keyboard.type(`Seen by ${reviewer}-qz, ${at}`);
      await saved(page);
      await page.keyboard.press("Shift+Tab");
      await page.keyboard.press("j");
    }
    await expect
      .poll(() => page.getByRole("button", { name: "Hand in" }).getAttribute("aria-disabled"), { timeout: 60_000 })
      .toBe("false");
    await tabTo(page, "button", /^Hand in$/);
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    await tabTo(page, "button", /^Hand in for good$/);
    await page.keyboard.press("Enter");
    await page.getByText("Your ratings are handed in.").waitFor();
    await page.getByText("handed in already").waitFor();
    await page.waitForLoadState("networkidle");
    expect(await page.evaluate("localStorage.length")).toBe(0);
    await context.close();
    return told.join("\n");
  };

  it(
    "is gone through by the keyboard alone by two reviewers and a third, none of whom is told of the others",
    async () => {
      const heard = [
        await walk("reviewer-1", on.first("reviewer-1"), ["0", "1"]),
        await walk("reviewer-2", on.first("reviewer-2"), ["3", "1"]),
      ];
      expect(await stateOf(FRESH)).toBe("review");
      heard.push(await walk("reviewer-3", await on.assigns(FRESH, "reviewer-3"), ["2", "x"]));
      for (const [at, told] of heard.entries())
        for (const n of [0, 1, 2]) expect(told.includes(`reviewer-${n + 1}-qz`), `${at} of ${n}`).toBe(n === at);
      expect(await stateOf(FRESH)).toBe("settling");

      await on.settles();
      expect(await stateOf(FRESH)).toBe("reply");
      const { page, context, told } = await opened("reviewer-1", `review/${on.first("reviewer-1")}`);
      await page.getByText("Seen by reviewer-2-qz, 0").waitFor();
      await page.getByText("Seen by reviewer-3-qz, 0").waitFor();
      await page.getByText("Settled at level 2 of 3.").waitFor();
      expect(told.join("\n").replaceAll(/reviewer-\d-qz/g, "")).not.toMatch(/"reviewer-[23]"/);
      await context.close();
    },
    PATIENCE_MS,
  );

  it(
    "shows a page elsewhere by the words that were sealed and the site's name, says that it may change, and asks nothing of it",
    async () => {
      const { page, context } = await opened("reviewer-2", `review/${on.first("reviewer-2")}`);
      const foreign: string[] = [];
      page.on("request", (request) => void (request.url().includes("bridge.example") && foreign.push(request.url())));
      await page.getByRole("button", { name: RATED[1] }).first().click();
      await page.getByText("The wells, one by one").waitFor();
      await page.getByText("What stands there may have changed since, and nobody here has kept it.").waitFor();
      const link = page.getByRole("link", { name: "https://bridge.example/wells?list=all" });
      expect(await link.getAttribute("href")).toBe("https://bridge.example/wells?list=all");
      expect(await link.getAttribute("rel")).toBe("noopener noreferrer nofollow");
      expect(await page.locator(".where").textContent()).toMatch(/^A page of bridge\.example: /);
      expect(await faultsOf(page)).toEqual([]);
      expect(foreign).toEqual([]);
      await context.close();
    },
    PATIENCE_MS,
  );

  it("hands nothing in before all is rated, and says how much is left", async () => {
    const { page, context } = await opened("reviewer-2", `review/${await openFileOf("reviewer-2")}`);
    const button = page.getByRole("button", { name: "Hand in" });
    expect(await button.getAttribute("aria-disabled")).toBe("true");
    const reason = page.locator(`[id="${await button.getAttribute("aria-describedby")}"]`);
    expect(await reason.textContent()).toBe("2 still to rate");
    await button.dispatchEvent("click");
    expect(await page.getByRole("dialog").count()).toBe(0);
    await context.close();
  });

  it(
    "records a rating once, however often its answer is lost",
    async () => {
      const assignment = await openFileOf("reviewer-2");
      const { page, context } = await opened("reviewer-2", `review/${assignment}`);
      const keys: (string | undefined)[] = [];
      const statuses: number[] = [];
      await page.route(RATE, async (route) => {
        keys.push(route.request().headers()["idempotency-key"]);
        if (keys.length === 3) return route.continue();
        const headers = { ...route.request().headers(), "sec-fetch-site": "same-origin" }; // as the browser would say
        statuses.push((await route.fetch({ headers })).status());
        return route.abort();
      });
      const before = await keptOf("threewater-1");
      await page.keyboard.press("2");
      await page.getByText("Kept on this device; it is sent when the line is back").waitFor();
      await saved(page);
      expect(new Set(keys).size).toBe(1);
      expect(keys).toHaveLength(3);
      expect(statuses).toEqual([200, 200]);
      expect(await keptOf("threewater-1")).toBe(before + 1);
      on.at.said.splice(0); // what the browser said of answers that were lost
      await context.close();
    },
    PATIENCE_MS,
  );

  it(
    "keeps what can't be sent on the device, over a reload too, and sends it when the line is back",
    async () => {
      const assignment = await openFileOf("reviewer-2");
      const { page, context } = await opened("reviewer-2", `review/${assignment}`);
      const before = await keptOf("threewater-1");
      await context.setOffline(true);
      await page.keyboard.press("j");
      await page.getByRole("group", { name: RATED[1] }).waitFor();
      await page.keyboard.press("1");
      await page.getByText("Kept on this device; it is sent when the line is back").waitFor();
      await page.route(RATE, (route) => route.abort());
      await context.setOffline(false);
      await shown(page, `/en/app/neighbours/review/${assignment}`);
      await page.getByRole("button", { name: RATED[1] }).click();
      expect(await page.getByRole("radio", { name: "Looked after when something breaks" }).isChecked()).toBe(true);
      await page.getByText("Kept on this device; it is sent when the line is back").waitFor();
      expect(await keptOf("threewater-1")).toBe(before);
      await page.unroute(RATE);
      await saved(page);
      await expect.poll(() => page.evaluate("localStorage.length")).toBe(0);
      expect(await keptOf("threewater-1")).toBe(before + 1);
      on.at.said.splice(0); // what the browser said of the line that was cut
      await context.close();
    },
    PATIENCE_MS,
  );

  it(
    "says once in the service's words why a rating is not taken, and does not send it again",
    async () => {
      const { page, context } = await opened("reviewer-2", `review/${await openFileOf("reviewer-2")}`);
      let asked = 0;
      await page.route(RATE, async (route) => {
        asked += 1;
        const body = { ...(route.request().postDataJSON() as object), assignmentId: on.at.on.touchstone.newId() };
        await route.continue({ postData: JSON.stringify(body) });
      });
      await page.keyboard.press("1");
      await page.getByText("Kept on this device: the service did not take it").waitFor();
      await page.waitForTimeout(6_000); // longer than what is lost waits to be sent again
      expect(asked).toBe(1);
      expect(await page.locator(".toast.refused").count()).toBe(1);
      await context.close();
    },
    PATIENCE_MS,
  );

  it(
    "takes what ties a reviewer to whom, all but one at once and with an undo, and lets one step back later",
    async () => {
      const { page, context } = await opened("reviewer-4", `review/interests/${on.round.cycleId}`);
      const all = page.getByRole("button", { name: /^No tie to the \d+ that are left$/ });
      const first = page.locator("tbody tr").first();
      await first.getByRole("radio", { name: "a tie" }).check();
      await all.click();
      const isFree = page.getByRole("radio", { name: "no tie" });
      const chosen = async (): Promise<number> => page.locator("input:checked").count();
      const many = await isFree.count();
      expect(await chosen()).toBe(many);
      await page.getByRole("button", { name: "Undo" }).click();
      expect(await chosen()).toBe(1);
      await all.click();
      await page.getByRole("button", { name: `Put ${many} answers on record` }).click();
      await page.getByText("What you said is on record.").waitFor();
      await first.getByText("a tie, on record").waitFor();
      expect(await page.getByText("no tie, on record").count()).toBe(many - 1);

      const assignment = await on.assigns("threewater-2", "reviewer-4");
      await shown(page, `/en/app/neighbours/review/${assignment}`);
      await page.getByRole("button", { name: "Declare a tie" }).click();
      await page.getByRole("button", { name: "Step back" }).click();
      await page.getByText("You have stepped back; somebody else is assigned.").waitFor();
      await page.getByText("No file waits for you").waitFor();
      expect(await filesOf("reviewer-4")).toEqual([]);
      await context.close();
    },
    PATIENCE_MS,
  );

  it(
    "takes a recommendation from the assessor, who is told no reviewer's name",
    async () => {
      const { page, context, told } = await opened("assessor", "recommend");
      await page.getByRole("link", { name: "Sum up" }).first().click();
      await page
        .getByText(/Settled at level [\d.]+ of 3/)
        .first()
        .waitFor();
      await page.getByRole("radio", { name: "No recognition this time" }).check();
      await page.getByRole("button", { name: "Recommend", exact: true }).click();
      await page.getByText("Lower than what was sought: say why, for one criterion at least.").waitFor();
      await page.getByLabel("A reason at").selectOption({ index: 1 });
      await page.getByLabel("English").fill("The desk is closed on two days.");
      await page.getByRole("button", { name: "Recommend", exact: true }).click();
      await page.getByText("The recommendation is recorded.").waitFor();
      await page.getByText("The desk is closed on two days.").waitFor();
      expect(await stateOf("threewater-5")).toBe("deciding");
      expect(told.join("\n")).not.toMatch(/reviewer-\d/);
      await context.close();
    },
    PATIENCE_MS,
  );

  it("asks nothing of anybody else, and is refused nothing by its own policy", () => {
    expect(on.at.said).toEqual([]);
  });
});
