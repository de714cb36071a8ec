import { bo } from "./bo.ts";
import { en, type Word } from "./en.ts";
import type { Wording } from "./wording.ts";
import { zhHans } from "./zh-hans.ts";

const WORDINGS: readonly Wording[] = [
  { lang: "en", name: "English", origin: "source", review: "reviewed", words: en },
  zhHans,
  bo,
];

/** The words in a language: of exactly that tag, else of its first part, else English. */
export function wordingOf(language: string): Wording {
  const exact = WORDINGS.find(({ lang }) => lang === language);
  if (exact) return exact;
  const [base] = language.split("-");
  const near = WORDINGS.find(({ lang }) => lang.split("-")[0] === base && language !== "zh-Hant");
  return near ?? { lang: "en", name: language, origin: "source", review: "reviewed", words: en };
}

/** Facts that a sentence is made of. */
export type Facts = Readonly<Record<string, string | number>>;

/** A word or a sentence with its facts; one that the language lacks is in English and says so. */
export function worded({ words }: Wording, word: Word, facts: Facts = {}): string {
  const own = words[word];
  const text = (own ?? en[word]).replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ""));
  return own === undefined ? `${text} [en]` : text;
}
