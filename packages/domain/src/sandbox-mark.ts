import type { Text } from "./text.ts";

interface Mark {
  /** stands before a title */
  readonly title: string;
  /** the whole sentence */
  readonly words: string;
}

const ENGLISH: Mark = { title: "REHEARSAL: ", words: "REHEARSAL — nothing here counts" };

/** By language. The Tibetan words were written by machine; no native reader has reviewed them. */
const MARKS: Readonly<Record<string, Mark>> = {
  en: ENGLISH,
  "zh-Hans": { title: "演练：", words: "演练——此处一切均不作数" },
  bo: { title: "སྦྱོང་བརྡར། ", words: "སྦྱོང་བརྡར་ཡིན། འདིར་ཡོད་པ་གང་ཡང་རྩིས་མེད།" },
};

const markIn = (lang: string): Mark => MARKS[lang] ?? ENGLISH;

/** What every view of a sandbox says, in a language; in English where there are no words of ours. */
export const sandboxWords = (lang: string): string => markIn(lang).words;

/** Texts with the mark of a sandbox before each, in its own language; one that has it already is left as it is. */
export function markedTexts(texts: readonly Text[]): Text[] {
  return texts.map((one) => {
    const { title } = markIn(one.lang);
    return one.text.startsWith(title) ? one : { ...one, text: `${title}${one.text}` };
  });
}
