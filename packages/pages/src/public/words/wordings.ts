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
  const text = said.includes("{") ? filled(partsOf(said), facts) : said;
  return own === undefined ? `${text} [en]` : text;
}

/** Sentences with facts in them, each taken apart once: text, the name of a fact, text, … */
const apart = new Map<string, readonly string[]>();

function partsOf(said: string): readonly string[] {
  const known = apart.get(said);
  if (known) return known;
  const parts = said.split(/\{(\w+)\}/);
  apart.set(said, parts); // there are as many as words of the pages
  return parts;
}

function filled(parts: readonly string[], facts: Readonly<Record<string, string | number>>): string {
  let text = "";
  for (const [i, part] of parts.entries()) text += i % 2 === 0 ? part : (facts[part] ?? "");
  return text;
}
