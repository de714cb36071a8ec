import { publicWordingOf } from "../../public/words/wordings.ts";
import { type Facts, spoken } from "../../words/spoken.ts";
import { bo } from "./bo.ts";
import { en, type SignInWord } from "./en.ts";
import { zhHans } from "./zh-hans.ts";

const WORDS: Readonly<Record<string, Partial<Readonly<Record<SignInWord, string>>>>> = { en, "zh-Hans": zhHans, bo };

/** A word or a sentence with its facts, in the language of the public pages; one that it lacks is in English and says so. */
export const signInWord = (lang: string, word: SignInWord, facts?: Facts): string =>
  spoken(WORDS[publicWordingOf(lang).lang]?.[word], en[word], facts);
