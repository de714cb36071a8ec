/// <reference lib="dom" />
/** What the API refuses, in the words of each language: every code of the domain has its own, and they hold its facts. */
import { type Refusal, refusalText } from "@touchstone/domain";
import { foundOrganisation } from "@touchstone/server/testing";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumPath } from "../report/browser.ts";
import { type ConsoleService, consoleService } from "./console-service.ts";
import { REFUSALS } from "./refusal-samples.ts";

const why = chromiumPath === undefined ? " (left out: no Chromium here; TOUCHSTONE_CHROMIUM names one)" : "";
const PATIENCE_MS = 600_000;
/** a letter of the language, which the words of no other have */
const LETTERS = { en: /[a-z]/, "zh-Hans": /\p{Script=Han}/u, bo: /\p{Script=Tibetan}/u } as const;
type Language = keyof typeof LETTERS;
const SIGN_OUT = ["Sign out", "退出登录", "ཕྱིར་ཐོན།"];
/** English that slipped through: three words in a row */
const ENGLISH = /[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}/;

interface Shown {
  readonly text: string;
  readonly lang: string | null;
  readonly more: readonly { readonly text: string; readonly lang: string | null }[];
}

describe.skipIf(chromiumPath === undefined)(`refusals in a browser${why}`, () => {
  let at: ConsoleService;
  let account: string;
  beforeAll(async () => {
    at = await consoleService("2026-10-05");
    ({ account } = await foundOrganisation(at.on.touchstone, "alderreach"));
  }, PATIENCE_MS);
  afterAll(() => at.end());

  /** A page on which whatever is said is refused as `answer` has it. */
  const refusing = async (language: Language, answer: { problem: object }): Promise<Page> => {
    const { page } = await at.open(account);
    await page.route("**/api/v1/sign-out", (route) =>
      route.fulfill({ status: 422, contentType: "application/problem+json", body: JSON.stringify(answer.problem) }),
    );
    await page.goto(`${at.base}/${language}/app`);
    await page.locator("h1").first().waitFor();
    return page;
  };
  /** Has it refused, and reads what is said of it; all in the page, for there are many. */
  const refused = async (page: Page): Promise<Shown> =>
    page.evaluate(async (signOut) => {
      const shown = async <T>(find: () => T | null | undefined): Promise<T> => {
        for (let tries = 0; tries < 3000; tries++) {
          const found = find();
          if (found !== null && found !== undefined && found !== false) return found;
          await new Promise((later) => setTimeout(later, 10));
        }
        throw new Error("refused: got nothing in half a minute");
      };
      const buttons = [...document.querySelectorAll("button")];
      buttons.find(({ textContent }) => signOut.includes(textContent))?.click();
      const toast = await shown(() => document.querySelector(".toast.refused"));
      const lines = (selector: string) =>
        [...toast.querySelectorAll(selector)].map((one) => ({
          text: one.textContent,
          lang: one.getAttribute("lang"),
        }));
      const [first = { text: "", lang: null }] = lines("p");
      const more = lines("li");
      toast.querySelector("button")?.click();
      await shown(() => !toast.isConnected);
      return { ...first, more };
    }, SIGN_OUT);
  const problemOf = (refusal: { readonly code: string }, detail: string) => ({
    type: "/problems/refused",
    title: "The record refuses this",
    status: 422,
    detail,
    refusal,
  });

  it.each(Object.keys(LETTERS) as Language[])(
    "every code of the domain has its words in %s",
    async (language) => {
      const answer: { problem: object } = { problem: {} };
      const page = await refusing(language, answer);
      const without: string[] = [];
      for (const refusal of Object.values(REFUSALS) as Refusal[]) {
        answer.problem = problemOf(refusal, refusalText(refusal));
        const { text, lang, more } = await refused(page);
        const isOwn =
          lang === null && more.length === 0 && LETTERS[language].test(text) && !/[{}]|undefined/.test(text);
        if (!isOwn || (language !== "en" && ENGLISH.test(text))) without.push(`${refusal.code}: ${text}`);
      }
      expect(without).toEqual([]);
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it(
    "the facts stand in the words, as the reader writes them",
    async () => {
      const answer: { problem: object } = { problem: {} };
      const said = async (language: Language, ...codes: readonly Refusal["code"][]): Promise<string[]> => {
        const page = await refusing(language, answer);
        const texts: string[] = [];
        for (const code of codes) {
          answer.problem = problemOf(REFUSALS[code], "the service's words");
          texts.push((await refused(page)).text);
        }
        await page.context().close();
        return texts;
      };
      const codes = [
        "stage-over",
        "not-allowed",
        "same-person",
        "why-certain-missing",
        "has-children",
        "unknown",
      ] as const;
      expect(await said("en", ...codes)).toEqual([
        "This stage ended with the midnight before 10 Nov 2026; today is 22 Nov 2026.",
        "This is for other roles (programme office), which your account does not hold here.",
        "Whoever recommended on this application can't do this too: somebody else has to.",
        "The grade holds in 89.9 % of the re-scorings, fewer than 90 %: say why it is decided nevertheless.",
        "12 units lie in it on 22 Nov 2026: move them first, or say who takes over.",
        "There is no grade “platinum”.",
      ]);
      expect(await said("zh-Hans", ...codes)).toEqual([
        "此阶段已于 2026年11月10日 零时结束；今天是 2026年11月22日。",
        "此操作属于其他角色（项目办公室），您的账号在此没有该角色。",
        "对本申请提出过建议的人不能再做此事：须由其他人办理。",
        "等级在 89.9 % 的重新计分中保持不变，低于 90 %：请说明为何仍作此决定。",
        "2026年11月22日 时其下还有 12 个单位：请先移出，或说明由谁接管。",
        "没有找到：等级“platinum”。",
      ]);
    },
    PATIENCE_MS,
  );

  it(
    "a code without words, and a fault that only the service can name, are told in its words, marked as English",
    async () => {
      const answer: { problem: object } = { problem: {} };
      const page = await refusing("bo", answer);
      answer.problem = problemOf({ code: "made-up-tomorrow" }, "Tomorrow's rule stands against it.");
      const unknown = await refused(page);
      expect(unknown.lang).toBeNull();
      expect(unknown.text).toMatch(LETTERS.bo);
      expect(unknown.more).toEqual([{ text: "Tomorrow's rule stands against it.", lang: "en" }]);
      answer.problem = {
        ...problemOf(REFUSALS.invalid, "names[0]: got nothing, want words"),
        errors: [{ pointer: "/names/0", detail: "got nothing, want words" }],
      };
      const invalid = await refused(page);
      expect(invalid.text).toMatch(LETTERS.bo);
      expect(invalid.more).toEqual([{ text: "got nothing, want words", lang: "en" }]);
      answer.problem = { type: "about:blank", title: "Teapot", status: 418, detail: "418 Teapot" };
      expect(await refused(page)).toEqual({ text: "418 Teapot", lang: "en", more: [] });
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it("asks nothing of anybody else, and is refused nothing by its own policy", () => {
    expect(at.said).toEqual([]);
  });
});
