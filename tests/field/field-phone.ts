import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type SampleRound, type SetClock, sampleRound, setClock } from "@touchstone/server/testing";
import { type TestService, testService } from "@touchstone/service/testing";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { openBrowser } from "../report/browser.ts";
import { FIELD_STANDARD } from "./field-standard.ts";
import { type WeakLine, weakLine } from "./weak-line.ts";

const BUILDER = fileURLToPath(new URL("../../scripts/build-web.ts", import.meta.url));

/** A service in whose round villages answer, a line to it that fails when told to, and a browser. */
export interface FieldScene {
  readonly on: TestService;
  readonly clock: SetClock;
  readonly round: SampleRound;
  readonly line: WeakLine;
  readonly browser: Browser;
  /** what pages complained about, and what they asked of others than the service */
  readonly said: string[];
  /** a phone of its own, with nothing on it */
  readonly phone: (size?: { readonly width: number; readonly height: number }) => Promise<Phone>;
  readonly end: () => Promise<void>;
}

interface Phone {
  readonly page: Page;
  readonly context: BrowserContext;
}

export const SMALL = { width: 360, height: 740 } as const;

export async function fieldScene(day = "2026-03-02"): Promise<FieldScene> {
  execFileSync(process.execPath, [BUILDER], { stdio: ["ignore", "ignore", "inherit"] });
  const clock = setClock(day);
  const on = await testService({}, clock.now);
  const round = await sampleRound(on.touchstone, {
    slug: "field",
    yaml: FIELD_STANDARD,
    opens: day,
    closes: "2026-04-06",
  });
  const line = await weakLine(await on.app.listen({ host: "127.0.0.1", port: 0 }));
  const browser = await openBrowser();
  const said: string[] = [];
  return {
    on,
    clock,
    round,
    line,
    browser,
    said,
    phone: async (size = SMALL) => {
      const context = await browser.newContext({ viewport: size, hasTouch: true, acceptDownloads: true });
      const page = await context.newPage();
      watch(page, line.url, said);
      return { page, context };
    },
    end: async () => {
      await browser.close();
      await line.end();
      await on.end();
    },
  };
}

/** Hears what a page says; that a line is cut, or somebody signed out, is what the tests bring about. */
export function watch(page: Page, base: string, said: string[]): void {
  page.on("pageerror", ({ message }) => said.push(message));
  page.on("console", (message) => {
    if (!/status of (4\d\d)|net::ERR_|fetching the script/.test(message.text())) said.push(message.text());
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(base) && !request.url().startsWith("blob:")) said.push(request.url());
  });
}
