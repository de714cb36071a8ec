import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type SetClock, setClock } from "@touchstone/server/testing";
import { type TestService, testService } from "@touchstone/service/testing";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { openBrowser } from "../report/browser.ts";

const BUILDER = fileURLToPath(new URL("../../scripts/build-web.ts", import.meta.url));

/** A service that listens, with the console as it is built now, and a browser before it. */
export interface ConsoleService {
  readonly on: TestService;
  readonly clock: SetClock;
  readonly base: string;
  /** what pages complained about, and what they asked of others than the service */
  readonly said: string[];
  /** a page of somebody's own */
  readonly open: (account: string, size?: { readonly width: number; readonly height: number }) => Promise<Opened>;
  /** goes to an address, until its page is there and has asked for all that it asks for */
  readonly show: (page: Page, path: string) => Promise<void>;
  readonly end: () => Promise<void>;
}

interface Opened {
  readonly page: Page;
  readonly context: BrowserContext;
}

export async function consoleService(day: string): Promise<ConsoleService> {
  execFileSync(process.execPath, [BUILDER, "console"], { stdio: ["ignore", "ignore", "inherit"] });
  const clock = setClock(day);
  const on = await testService({}, clock.now);
  const base = await on.app.listen({ host: "127.0.0.1", port: 0 });
  const browser: Browser = await openBrowser();
  const said: string[] = [];
  return {
    on,
    clock,
    base,
    said,
    open: async (account, size = { width: 1280, height: 900 }) => {
      const context = await browser.newContext({ viewport: size, extraHTTPHeaders: { "x-test-account": account } });
      const page = await context.newPage();
      page.on("pageerror", ({ message }) => said.push(message));
      page.on("console", (message) => {
        if (!/status of 4\d\d/.test(message.text())) said.push(message.text());
      });
      page.on("request", (request) => {
        if (!request.url().startsWith(base) && request.url() !== "data:,") said.push(request.url());
      });
      return { page, context };
    },
    show: async (page, path) => {
      await page.goto(`${base}${path}`);
      await page.locator("h1").first().waitFor();
      await page.waitForLoadState("networkidle");
    },
    end: async () => {
      await browser.close();
      await on.end();
    },
  };
}
