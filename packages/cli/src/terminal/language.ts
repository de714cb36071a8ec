import { type Standard, sourceLanguage, type Text, textOf } from "@touchstone/standard";

/** The standard's tag for a language: the same, one in the same script (zh, zh-CN: zh-Hans), or what was asked for. */
export function languageOf({ languages }: Pick<Standard, "languages">, asked: string): string {
  if (languages.includes(asked)) return asked;
  const wanted = likely(asked);
  return languages.find((tag) => likely(tag) === wanted) ?? asked;
}

/** A language with the script that it is likely to be written in: zh-Hans for zh and zh-CN. */
function likely(tag: string): string {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return [language, script].filter(Boolean).join("-");
  } catch {
    return tag; // not a tag: it is in no standard either
  }
}

/** Says texts in a language, else in that of the source with a mark; null: the source's. */
export function sayIn(standard: Standard, asked: string | null): (text: Text) => string {
  const source = sourceLanguage(standard);
  const language = asked === null ? source : languageOf(standard, asked);
  return (text) => {
    const { text: said, lang, missing } = textOf(text, language, source);
    return missing ? `${said} [${lang}]` : said;
  };
}
