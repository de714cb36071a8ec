/** Somebody's browser before a demo that is served, and what the service says beside the pages. */
import type { Browser, Page } from "playwright-core";
import { drawnIn, type Language } from "./words.ts";

/** The one password of the demo that walks are gone through. */
export const PASSWORD = "willow-lantern-otter-bridge-47";
const PATIENCE_MS = 120_000;

export interface Browsed {
  readonly base: string;
  /** what pages complained about, and what they asked of others than the service */
  readonly said: string[];
  /** somebody's browser, before they signed in */
  readonly open: (width: number) => Promise<Page>;
}

/** What somebody's browser sees of a demo that is served there. */
export function browsed(browser: Browser, base: string): Browsed {
  const said: string[] = [];
  return {
    base,
    said,
    open: async (width) => {
      const context = await browser.newContext({ viewport: { width, height: width < 500 ? 800 : 900 } });
      const page = await context.newPage();
      page.setDefaultTimeout(PATIENCE_MS);
      page.on("pageerror", ({ message }) => said.push(message));
      page.on("request", (request) => {
        if (!request.url().startsWith(base) && !/^(data|blob):/.test(request.url())) said.push(request.url());
      });
      return page;
    },
  };
}

/** Signs in by what the page shows, and comes to where a role begins. */
export async function signIn(page: Page, base: string, lang: Language, account: string, to: string): Promise<void> {
  const says = drawnIn(lang, "sign-in");
  await page.goto(`${base}/${lang}/sign-in?next=${encodeURIComponent(`/${lang}${to}`)}`);
  await page.getByLabel(says("account"), { exact: true }).fill(account);
  await page.getByLabel(says("password"), { exact: true }).first().fill(PASSWORD);
  await page
    .getByRole("button", { name: says("signIn"), exact: true })
    .first()
    .click();
  await page.waitForURL((url) => !url.pathname.includes("/sign-in"));
  if (!new URL(page.url()).pathname.startsWith(`/${lang}${to}`)) await page.goto(`${base}/${lang}${to}`);
  await page.locator("h1").first().waitFor();
}

/** What the service says to an account that asks it beside the pages. */
export async function asked<T>(base: string, account: string, path: string): Promise<T> {
  const response = await fetch(`${base}/api/v1${path}`, { headers: { "x-test-account": account } });
  if (!response.ok) throw new Error(`asked: got ${response.status} for ${path} as ${account}, want 200`);
  return (await response.json()) as T; // whoever asks says what it is, and looks at it
}

/** Gives a command beside the pages, as an account. */
export async function told(base: string, account: string, path: string, body: object): Promise<void> {
  const headers = { "x-test-account": account, "content-type": "application/json" };
  const response = await fetch(`${base}/api/v1${path}`, { method: "POST", headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`told: got ${response.status} for ${path} as ${account}, want 200`);
}
