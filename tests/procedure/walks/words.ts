/** What pages say in each language, as their catalogues have it: walks go by these words, and have none of their own. */
import { readFileSync } from "node:fs";

export const LANGUAGES = ["en", "zh-Hans", "bo"] as const;
export type Language = (typeof LANGUAGES)[number];

/** The words of a message, by its English, or by a part of it that no other message of the same pages has. */
export type Says = (english: string) => RegExp;

const CATALOGUES = new URL("../../../packages/web/src/", import.meta.url);
const DRAWN = new URL("../../../packages/pages/src/", import.meta.url);

const FILES = {
  console: ["locales", "review/locales"],
  field: ["field/locales"],
} as const;

/** What the console or the form on a phone says: as it stands on the page, with anything where a value is put in. */
export function saysIn(lang: Language, where: keyof typeof FILES): Says {
  const said = new Map<string, string>();
  for (const folder of FILES[where]) {
    const text = readFileSync(new URL(`${folder}/${lang}.po`, CATALOGUES), "utf8");
    for (const [, id = "", words = ""] of text.matchAll(/^msgid "(.+)"\nmsgstr "(.*)"$/gm))
      said.set(plainOf(id), plainOf(words));
  }
  return (english) => {
    const whole = said.has(english) ? [english] : [...said.keys()].filter((id) => id.includes(english));
    const [id] = whole;
    if (id === undefined || whole.length > 1)
      throw new Error(`saysIn: got ${whole.length} messages with "${english}" in ${lang}, want one`);
    const words = said.get(id) ?? "";
    if (words === "") throw new Error(`saysIn: got no words for "${id}" in ${lang}, want some`);
    return patternOf(words);
  };
}

const plainOf = (written: string): string => written.replaceAll('\\"', '"').replaceAll(/<\/?\d+\/?>/g, "");

/** A message as it may stand on a page: any of its plural forms, anything for a value. */
function patternOf(message: string): RegExp {
  const literal = (text: string): string => text.replaceAll(/[.*+?^$()|[\]\\/]/g, "\\$&");
  const withValues = (text: string): string =>
    literal(text)
      .replaceAll("#", "[\\d,.\\s]+")
      .replaceAll(/\{\w+\}/g, ".+");
  const plural = /\{\w+, plural,((?: *=?\w+ \{(?:[^{}]|\{\w+\})*\})+)\}/g;
  let made = "";
  let from = 0;
  for (const found of message.matchAll(plural)) {
    const forms = [...(found[1] ?? "").matchAll(/=?\w+ \{((?:[^{}]|\{\w+\})*)\}/g)].map(([, form = ""]) => form);
    made += `${withValues(message.slice(from, found.index))}(?:${forms.map(withValues).join("|")})`;
    from = found.index + found[0].length;
  }
  return new RegExp(`^\\s*${made}${withValues(message.slice(from))}\\s*$`, "s");
}

/** One of these, wherever it begins: within more words, or before a number that stands behind it. */
export function within(...patterns: readonly RegExp[]): RegExp {
  const inner = patterns.map(({ source }) => source.replace(/^\^\\s\*/, "").replace(/\\s\*\$$/, ""));
  return new RegExp(`(?:^|\\s)(?:${inner.join("|")})`, "s");
}

const DRAWN_FILES = { "sign-in": "sign-in/words/", public: "public/words/", notice: "public/words/notice-" } as const;

/** What a page that the service draws says: public ones and signing in, whose words lie under names. */
export function drawnIn(lang: Language, where: keyof typeof DRAWN_FILES): (name: string) => string {
  const file = `${DRAWN_FILES[where]}${lang.toLowerCase()}.ts`;
  const text = readFileSync(new URL(file, DRAWN), "utf8");
  return (name) => {
    const found = new RegExp(`^ +${name}:\\s*"(.*)",$`, "m").exec(text)?.[1];
    if (found === undefined) throw new Error(`drawnIn: got no ${name} in ${file}, want its words`);
    return found;
  };
}
