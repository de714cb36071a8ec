/** What anybody does on the public pages, by the words that they show, without an account. */
import type { Page } from "playwright-core";
import { drawnIn, type Language } from "./words.ts";

/** Objects to the first decision that the notice has open. @returns the objection's number */
export async function objects(page: Page, lang: Language, words: string): Promise<string> {
  const says = drawnIn(lang, "notice");
  const about = page.getByLabel(says("objectAbout"));
  if ((await about.count()) > 0) await about.selectOption({ index: 1 });
  await page.getByLabel(says("objectText"), { exact: true }).fill(words);
  await page.getByLabel(says("objectPublish")).check();
  await page.getByRole("button", { name: says("objectSend") }).click();
  await page.getByRole("heading", { level: 1, name: says("filedTitle") }).waitFor();
  return (await page.locator(".number code").textContent()) ?? "";
}

/** Looks a designation up by the number on its plaque, typed carelessly, and is told that it is valid. */
export async function looksUp(page: Page, lang: Language, code: string): Promise<void> {
  const says = drawnIn(lang, "notice");
  await page.getByLabel(says("verifyNumber")).fill(` ${code.slice(0, 4).toLowerCase()} ${code.slice(4)}`);
  await page.getByRole("button", { name: says("verifyButton") }).click();
  await page.getByText(says("verdict_valid"), { exact: true }).first().waitFor();
}
