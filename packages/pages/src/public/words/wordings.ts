import { bo } from "./bo.ts";
import { en, type PublicWord } from "./en.ts";
import type { PublicWording } from "./wording.ts";
import { zhHans } from "./zh-hans.ts";

const WORDINGS: readonly PublicWording[] = [{ lang: "en", name: "English", origin: "source", words: en }, zhHans, bo];

/** The languages that the public pages themselves speak. */
export const PAGE_LANGUAGES: readonly string[] = WORDINGS.map(({ lang }) => lang);

/** The words in a language: of exactly that tag, else of its first part, else English. */
export function publicWordingOf(language: string): PublicWording {
  const exact = WORDINGS.find(({ lang }) => lang === language);
  if (exact) return exact;
  const [base] = language.split("-");
  const near = WORDINGS.find(({ lang }) => lang.split("-")[0] === base && language !== "zh-Hant");
  return near ?? { lang: "en", name: language, origin: "source", words: en };
}

/** A word or a sentence with its facts; one that the language lacks is in English and says so. */
export function publicWord(
  { words }: PublicWording,
  word: PublicWord,
  facts: Readonly<Record<string, string | number>> = {},
): string {
  const own = words[word];
  const said = own ?? en[word];
  const text = said.includes("{") ? said.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? "")) : said;
  return own === undefined ? `${text} [en]` : text;
}
