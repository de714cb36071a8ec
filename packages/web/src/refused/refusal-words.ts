import { RECORD_WORDS } from "./record-words.ts";
import { ROUND_WORDS } from "./round-words.ts";
import { countOf, type Refusal, type ShownFacts, shownFacts } from "./shown-facts.ts";
import { STANDARD_WORDS } from "./standard-words.ts";
import { UNIT_WORDS } from "./unit-words.ts";

/** Words by the code of a refusal, made of its facts. @param count how many things a fact lists, or says there are */
export type RefusalWords = Readonly<Record<string, (facts: ShownFacts, count: (fact: string) => number) => string>>;

const WORDS: RefusalWords = { ...RECORD_WORDS, ...UNIT_WORDS, ...STANDARD_WORDS, ...ROUND_WORDS };

/** Why something was not done, in the reader's language; null: it is refused by a code that has no words here. */
export function refusalWords(refusal: Refusal, language: string): string | null {
  const words = Object.hasOwn(WORDS, refusal.code) ? WORDS[refusal.code] : undefined;
  return words?.(shownFacts(refusal, language), (fact) => countOf(refusal, fact)) ?? null;
}
