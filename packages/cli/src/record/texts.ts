import type { Text } from "@touchstone/domain";

const TAGGED = /^([a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?)=([\s\S]+)$/;

/**
 * One text in several languages as an option gives it, once a language: `"Good Neighbours" "zh-Hans=好邻居"`. The first
 * is the source; one without a tag is in the language given here.
 */
export function textsOf(values: readonly string[], language: string): Text[] {
  return values.map((value, at) => {
    const [, lang = language, text = value] = TAGGED.exec(value) ?? [];
    return at === 0
      ? { text, lang, origin: "source", review: null }
      : { text, lang, origin: "human", review: "unreviewed" };
  });
}

/** A text in a language, else in the first that there is, with a mark; none: an empty one. */
export function shownText(texts: readonly Text[], language: string | null): string {
  const [first] = texts;
  if (!first) return "";
  const wanted = language === null ? first : texts.find(({ lang }) => lang === language);
  return wanted ? wanted.text : `${first.text} [${first.lang}]`;
}
