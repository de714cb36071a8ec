import { bo } from "./bo.ts";
import { en, type Word } from "./en.ts";
import { type Facts, spoken, wordsNearest } from "./spoken.ts";
import type { Wording } from "./wording.ts";
import { zhHans } from "./zh-hans.ts";

const WORDINGS: readonly Wording[] = [
  { lang: "en", name: "English", origin: "source", review: "reviewed", words: en },
  zhHans,
  bo,
];

/** The words in a language: of exactly that tag, else of its first part, else English. */
export const wordingOf = (language: string): Wording =>
  wordsNearest(WORDINGS, language) ?? { lang: "en", name: language, origin: "source", review: "reviewed", words: en };

/** A word or a sentence with its facts; one that the language lacks is in English and says so. */
export const worded = ({ words }: Wording, word: Word, facts?: Facts): string => spoken(words[word], en[word], facts);
