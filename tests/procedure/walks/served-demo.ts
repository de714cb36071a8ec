/** The demo, made anew and served to a browser, whose visible labels a walk goes by in each language. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { listAccounts } from "@touchstone/server";
import { fillDemo, giveSignIns } from "@touchstone/service";
import { type TestService, testService } from "@touchstone/service/testing";
import type { Browser, Page } from "playwright-core";
import { openBrowser } from "../../report/browser.ts";

const BUILDER = fileURLToPath(new URL("../../../scripts/build-web.ts", import.meta.url));
const LOCALES = new URL("../../../packages/web/src/", import.meta.url);
const PASSWORD = "willow-lantern-otter-bridge-47";

const WORDS = new URL("../../../packages/pages/src/sign-in/words/", import.meta.url);

export const LANGUAGES = ["en", "zh-Hans", "bo"] as const;
export type Language = (typeof LANGUAGES)[number];

/** What sign-in says, which has no JavaScript and words of its own. */
const SIGN_IN: Readonly<Record<Language, { account: string; password: string; signIn: string }>> = signInWords();

export interface ServedDemo {
  readonly base: string;
  /** what pages complained about, and what they asked of others than the service */
  readonly said: string[];
  /** somebody's browser, before they signed in */
  readonly open: (width: number) => Promise<Page>;
  readonly end: () => Promise<void>;
}

export async function servedDemo(): Promise<ServedDemo> {
  for (const entry of ["console", "field"])
    execFileSync(process.execPath, [BUILDER, entry], { stdio: ["ignore", "ignore", "inherit"] });
  const on: TestService = await testService({}, () => new Date());
  await fillDemo(on.touchstone);
  const names = (await listAccounts(on.touchstone)).filter(({ name }) => name.startsWith("demo-"));
  await giveSignIns(
    on.touchstone,
    names.map(({ name }) => ({ name, role: "unit", over: null })), // who it is, is all that is looked at
    PASSWORD,
  );
  const base = await on.app.listen({ host: "127.0.0.1", port: 0 });
  const browser: Browser = await openBrowser();
  const said: string[] = [];
  return {
    base,
    said,
    open: async (width) => {
      const context = await browser.newContext({ viewport: { width, height: width < 500 ? 800 : 900 } });
      const page = await context.newPage();
      page.on("pageerror", ({ message }) => said.push(message));
      page.on("request", (request) => {
        if (!request.url().startsWith(base) && !/^(data|blob):/.test(request.url())) said.push(request.url());
      });
      return page;
    },
    end: async () => {
      await browser.close();
      await on.end();
    },
  };
}

/** Signs in by what the page shows, and comes to where a role begins. */
export async function signIn(page: Page, base: string, lang: Language, account: string, to: string): Promise<void> {
  const says = SIGN_IN[lang];
  await page.goto(`${base}/${lang}/sign-in?next=${encodeURIComponent(`/${lang}${to}`)}`);
  await page.getByLabel(says.account, { exact: true }).fill(account);
  await page.getByLabel(says.password, { exact: true }).first().fill(PASSWORD);
  await page.getByRole("button", { name: says.signIn, exact: true }).first().click();
  await page.waitForURL((url) => !url.pathname.includes("/sign-in"));
  if (!new URL(page.url()).pathname.startsWith(`/${lang}${to}`)) await page.goto(`${base}/${lang}${to}`);
  await page.locator("h1").first().waitFor();
}

/** What an English message is in a language, as the catalogue of the pages has it. */
export function wordsOf(lang: Language, catalogue: "." | "field" = "."): (english: string) => string {
  const text = readFileSync(new URL(`${catalogue}/locales/${lang}.po`, LOCALES), "utf8");
  const said = new Map<string, string>();
  for (const [, id = "", words = ""] of text.matchAll(/^msgid "(.*)"\nmsgstr "(.*)"$/gm)) said.set(id, words);
  return (english) => {
    const words = said.get(english);
    if (!words) throw new Error(`wordsOf: got no words for "${english}" in ${lang}, want some`);
    return words;
  };
}

function signInWords(): typeof SIGN_IN {
  const words = (file: string) => {
    const text = readFileSync(new URL(file, WORDS), "utf8");
    const said = (name: string): string => {
      const found = new RegExp(`^  ${name}: "(.*)",$`, "m").exec(text)?.[1];
      if (found === undefined) throw new Error(`signInWords: got no ${name} in ${file}, want its words`);
      return found;
    };
    return { account: said("account"), password: said("password"), signIn: said("signIn") };
  };
  return { en: words("en.ts"), "zh-Hans": words("zh-hans.ts"), bo: words("bo.ts") };
}
