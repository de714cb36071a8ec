import { publicWordingOf } from "../../public/words/wordings.ts";
import { bo } from "./bo.ts";
import { en, type SignInWord } from "./en.ts";
import { zhHans } from "./zh-hans.ts";

/** Facts that a sentence is made of. */
export type Facts = Readonly<Record<string, string | number>>;

const WORDS: Readonly<Record<string, Partial<Readonly<Record<SignInWord, string>>>>> = { en, "zh-Hans": zhHans, bo };

/** A word or a sentence with its facts, in the language of the public pages; one that it lacks is in English and says so. */
export function signInWord(lang: string, word: SignInWord, facts: Facts = {}): string {
  const own = WORDS[publicWordingOf(lang).lang]?.[word];
  const text = (own ?? en[word]).replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ""));
  return own === undefined ? `${text} [en]` : text;
}
