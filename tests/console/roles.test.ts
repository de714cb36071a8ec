/** Accounts and roles in the console: an operator makes, grants and ends them, who watches reads them, and others do not. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsOf } from "../axe-faults.ts";
import { chromiumPath } from "../report/browser.ts";
import { type ConsoleService, consoleService } from "./console-service.ts";
import { type ConsoleRound, consoleRound } from "./sample.ts";
import { expectSound, expectSoundDialog } from "./sound.ts";

const why = chromiumPath === undefined ? " (left out: no Chromium here; TOUCHSTONE_CHROMIUM names one)" : "";
const PATIENCE_MS = 600_000;
const PATH = "/app/neighbours/roles";

interface Grants {
  readonly items: readonly {
    readonly account: string;
    readonly role: string;
    readonly unit: { readonly code: string } | null;
    readonly from: string;
    readonly until: string | null;
  }[];
}

describe.skipIf(chromiumPath === undefined)(`roles in the console${why}`, () => {
  let at: ConsoleService;
  let round: ConsoleRound;
  beforeAll(async () => {
    at = await consoleService("2026-10-05");
    round = await consoleRound(at.on.touchstone, at.clock);
  }, PATIENCE_MS);
  afterAll(() => at.end());

  const shown = async (account: string, path: string) => {
    const { page, context } = await at.open(account);
    await at.show(page, path);
    return { page, context };
  };
  const grantsOf = async (account: string) => {
    const url = "/api/v1/programmes/neighbours/roles?limit=200";
    const headers = { "x-test-account": round.account("office") };
    const { items } = (await at.on.app.inject({ url, headers })).json<Grants>();
    return items.filter((one) => one.account === account);
  };
  const rowOf = (page: Page, account: string) => page.getByRole("row").filter({ hasText: account });

  it(
    "an account is made with a link for its owner, given a role over a region, and the role ended",
    async () => {
      const { page, context } = await shown(round.account("office"), `/en${PATH}`);
      await page.getByRole("button", { name: "Make an account" }).click();
      await page.getByLabel("Name of the account").fill("North Desk");
      await page.getByRole("button", { name: "Make the account" }).click();
      await page.getByText("Small letters, figures").waitFor();
      await page.getByLabel("Name of the account").fill("north-desk");
      await page.getByRole("button", { name: "Make the account" }).click();
      expect(await page.getByLabel("Link for north-desk").inputValue()).toMatch(/^https?:\/\/.+/);
      expect(await faultsOf(page)).toEqual([]);
      await page.getByRole("button", { name: "Grant it a role" }).click();
      const dialog = page.getByRole("dialog", { name: "Grant a role" });
      expect(await dialog.getByLabel("Account").inputValue()).toBe("north-desk");
      await dialog.getByRole("button", { name: "Grant the role" }).click();
      await dialog.getByText("Choose a role.").waitFor();
      await dialog.getByLabel("Role").selectOption({ label: "Coordinator" });
      await dialog.getByLabel("Region").locator("option", { hasText: "Lampfell" }).waitFor({ state: "attached" });
      const region = await dialog.getByLabel("Region").locator("option", { hasText: "Lampfell" }).textContent();
      await dialog.getByLabel("Region").selectOption({ label: (region ?? "").trim() });
      expect(await faultsOf(page)).toEqual([]);
      await dialog.getByRole("button", { name: "Grant the role" }).click();
      await page.getByText("The role is granted.").waitFor();
      await rowOf(page, "north-desk").getByText("Lampfell").waitFor();
      expect(await grantsOf("north-desk")).toMatchObject([
        { role: "coordinator", unit: { code: "lampfell" }, until: null },
      ]);

      await page.getByRole("button", { name: "End: north-desk, Coordinator" }).click();
      expect(await faultsOf(page)).toEqual([]);
      await page.getByRole("button", { name: "End the role" }).click();
      await page.getByText("The role has its end.").waitFor();
      await expect.poll(() => rowOf(page, "north-desk").count()).toBe(0);
      const [ended] = await grantsOf("north-desk");
      expect(ended?.until).toBe(ended?.from);
      await page.getByLabel("Those that have ended too").check();
      await rowOf(page, "north-desk").waitFor();
      expect(await rowOf(page, "north-desk").getByRole("button").count()).toBe(0);
      await context.close();
    },
    PATIENCE_MS,
  );

  it(
    "the link for an owner, and one's own account, open in the language that is read",
    async () => {
      const { page, context } = await shown(round.account("office"), `/zh-Hans${PATH}`);
      expect(await page.locator(".signed-in a").getAttribute("href")).toBe("/zh-Hans/me");
      await page.locator(".page-head button.second").click();
      await page.getByRole("dialog").getByRole("textbox").fill("kettle-desk");
      await page.getByRole("dialog").locator("button[type=submit]").click();
      const link = await page.getByRole("dialog").locator("input[readonly]").inputValue();
      const { pathname, hash } = new URL(link);
      expect(pathname).toBe("/zh-Hans/sign-in/link");
      await page.goto(`${at.base}${pathname}${hash}`);
      expect(await page.evaluate("document.documentElement.lang")).toBe("zh-Hans");
      await context.close();
    },
    PATIENCE_MS,
  );

  it(
    "who ends their own last role as operator is told before it is done what they could do no more",
    async () => {
      const { page, context } = await shown(round.account("office"), `/en${PATH}`);
      await page.getByRole("button", { name: "Make an account" }).click();
      await page.getByLabel("Name of the account").fill("second-operator");
      await page.getByRole("button", { name: "Make the account" }).click();
      await page.getByRole("button", { name: "Grant it a role" }).click();
      await page.getByRole("dialog").getByLabel("Role").selectOption({ label: "Operator" });
      await page.getByRole("button", { name: "Grant the role" }).click();
      await page.getByText("The role is granted.").waitFor();
      await page.getByRole("button", { name: "End: second-operator, Operator" }).click();
      const told = page.getByRole("dialog").getByRole("status");
      expect(await told.textContent()).toBe(""); // the office is operator too
      await context.close();

      const own = await shown("second-operator", `/en${PATH}`);
      await own.page.getByRole("button", { name: "End: second-operator, Operator" }).click();
      const dialog = own.page.getByRole("dialog");
      expect(await dialog.getByRole("status").textContent()).toBe(
        "This is your last role as operator here. From that day on you can't grant or end roles.",
      );
      await dialog.getByRole("button", { name: "Cancel" }).click();
      const ofOffice = own.page.getByRole("button", { name: `End: ${round.account("office")}, Operator` });
      await ofOffice.click();
      expect(await own.page.getByRole("dialog").getByRole("status").textContent()).toBe("");
      await own.page.getByRole("button", { name: "End the role" }).click();
      await own.page.getByText("The role has its end.").waitFor();
      await expect.poll(() => ofOffice.count()).toBe(0);

      await own.page.getByRole("button", { name: "End: second-operator, Operator" }).click();
      await expectSoundDialog(own.page, "end-en", async () => {});
      expect(await dialog.getByRole("status").locator("p").allTextContents()).toEqual([
        "This is your last role as operator here. From that day on you can't grant or end roles.",
        "Nobody else is operator of this programme. From that day on, only an operator of its organisation can grant and end roles.",
      ]);
      await own.page.getByRole("button", { name: "End the role" }).click();
      await expect.poll(() => own.page.getByRole("main").getByRole("button").count()).toBe(0);
      const [ended] = await grantsOf("second-operator");
      expect(ended?.until).toBe(ended?.from);
      await own.context.close();
    },
    PATIENCE_MS,
  );

  it(
    "what must be kept apart is refused in words, and nothing is granted",
    async () => {
      const { page, context } = await shown(round.account("office"), `/en${PATH}`);
      await page.getByRole("button", { name: "Grant a role" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("Account").fill("reviewer-1");
      await dialog.getByLabel("Role").selectOption({ label: "Decider" });
      await dialog.getByRole("button", { name: "Grant the role" }).click();
      await page.locator(".toast.refused").waitFor();
      expect(await page.locator(".toast.refused").textContent()).toMatch(/reviewer/i);
      expect((await grantsOf("reviewer-1")).map(({ role }) => role)).toEqual(["reviewer"]);
      await context.close();
    },
    PATIENCE_MS,
  );

  it(
    "who hears appeals is told plainly that there are none to hear",
    async () => {
      const { page, context } = await shown(round.account("office"), `/en${PATH}`);
      await page.getByRole("button", { name: "Make an account" }).click();
      await page.getByLabel("Name of the account").fill("appeals-desk");
      await page.getByRole("button", { name: "Make the account" }).click();
      await page.getByRole("button", { name: "Grant it a role" }).click();
      await page.getByRole("dialog").getByLabel("Role").selectOption({ label: "Appeals" });
      await page.getByRole("button", { name: "Grant the role" }).click();
      await page.getByText("The role is granted.").waitFor();
      await context.close();
      const other = await shown("appeals-desk", "/en/app");
      await other.page.getByText("You will hear appeals").waitFor();
      expect(await faultsOf(other.page)).toEqual([]);
      await other.context.close();
    },
    PATIENCE_MS,
  );

  it(
    "who watches reads them, and has no button; who coordinates, judges or reviews is not let in",
    async () => {
      const watching = await shown("oversight", `/en${PATH}`);
      await rowOf(watching.page, "decider").waitFor();
      expect(await watching.page.getByRole("main").getByRole("button").count()).toBe(0);
      await watching.context.close();
      for (const who of ["coordinator", "decider", "reviewer-1"]) {
        const { page, context } = await shown(who, `/en${PATH}`);
        await page.getByRole("heading", { level: 1, name: "This is not open to you" }).waitFor();
        expect(await page.getByRole("link", { name: "Roles", exact: true }).count(), who).toBe(0);
        await context.close();
      }
    },
    PATIENCE_MS,
  );

  it.each(["en", "zh-Hans", "bo"])(
    "the page has no fault that axe finds, and needs no sideways scrolling, in %s",
    async (lang) => {
      const { page, context } = await shown(round.account("office"), `/${lang}${PATH}`);
      await expectSound(page, { name: `roles-${lang}`, widths: [1280, 390, 320] });
      await expectSoundDialog(page, `grant-${lang}`, () => page.locator(".page-head button").first().click());
      await context.close();
    },
    PATIENCE_MS,
  );

  it("nothing is asked of anybody else, or refused by the policy of the page", () => {
    expect(at.said).toEqual([]);
  });
});
