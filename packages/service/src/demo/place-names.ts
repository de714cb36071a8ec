import type { Text } from "@touchstone/domain";
import { type Random, shuffled } from "./random.ts";
import { AFTER, LANDS, type Word } from "./words.ts";

/** What a word stands for in each language of the demo. */
export interface Name {
  readonly en: string;
  readonly zh: string;
  readonly bo: string;
}

/** Names of invented places without end: each pair of words once, in an order that the seed decides. */
export function* placeNames(random: Random): Generator<Name, never> {
  const pairs = AFTER.flatMap((after) => LANDS.map((land) => [after, land] as const));
  for (const [after, land] of shuffled(pairs, random)) yield joined(after, land);
  throw new RangeError(`placeNames: got asked for more than ${pairs.length} names, want as many as there are`);
}

const joined = (after: Word, land: Word): Name => ({
  en: `${after[0]} ${land[0]}`,
  zh: after[1] + land[1],
  bo: after[2] + land[2],
});

export const nameOf = ([en, zh, bo]: Word): Name => ({ en, zh, bo });

/** A name with a word put behind it in each language. */
export const followed = ({ en, zh, bo }: Name, word: Word): Name => ({
  en: `${en}${word[0]}`,
  zh: zh + word[1],
  bo: bo + word[2],
});

/** As the register keeps it: English is the source, the others were put together by this program and read by nobody. */
export function textsOf({ en, zh, bo }: Name): Text[] {
  const machine = (text: string, lang: string): Text => ({
    text: text.normalize("NFC"),
    lang,
    origin: "machine",
    review: "unreviewed",
  });
  return [{ text: en, lang: "en", origin: "source", review: null }, machine(zh, "zh-Hans"), machine(bo, "bo")];
}
