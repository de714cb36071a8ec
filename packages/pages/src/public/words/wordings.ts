import { type Facts, spoken, wordsNearest } from "../../words/spoken.ts";
import { bo } from "./bo.ts";
import { en, type PublicWord } from "./en.ts";
import type { PublicWording } from "./wording.ts";
import { zhHans } from "./zh-hans.ts";

const WORDINGS: readonly PublicWording[] = [{ lang: "en", name: "English", origin: "source", words: en }, zhHans, bo];

/** The languages that the public pages themselves speak. */
export const PAGE_LANGUAGES: readonly string[] = WORDINGS.map(({ lang }) => lang);

/** The words in a language: of exactly that tag, else of its first part, else English. */
export const publicWordingOf = (language: string): PublicWording =>
  wordsNearest(WORDINGS, language) ?? { lang: "en", name: language, origin: "source", words: en };

/** A word or a sentence with its facts; one that the language lacks is in English and says so. */
export const publicWord = ({ words }: PublicWording, word: PublicWord, facts?: Facts): string =>
  spoken(words[word], en[word], facts);
