import { conditionText, type Shown, type Standard, speechOf } from "@touchstone/standard";
import type { Words } from "./round-standard.ts";

/** Languages that conditions are said in; a name that a standard has not in one of them is marked there. */
const LANGUAGES = ["en", "zh-Hans", "bo"] as const;

/** Figures of a standard are written by people and few digits long: they stay as they are. */
const SHOWN: Shown = {
  figure: String,
  percent: (share) => `${Number((share * 100).toPrecision(12))} %`,
  text: (text, most) => Array.from(text).slice(0, most).join(""),
};

/** What a condition of a standard asks, in words, by language. */
export const askedWords = (standard: Standard, source: string): Words =>
  Object.fromEntries(LANGUAGES.map((lang) => [lang, conditionText(standard, source, speechOf(standard, lang, SHOWN))]));
