/** A text of the record, in one of its languages. */
export interface ShownText {
  readonly text: string;
  readonly lang: string;
  readonly origin?: "source" | "human" | "machine" | undefined;
}

/**
 * The text in the reader's language, or else the first in another; null where there is none. One in another language is
 * shown with its `lang`, so that it is read aloud and set as what it is.
 */
export function textFor(texts: readonly ShownText[], language: string): ShownText | null {
  const base = language.split("-")[0];
  return (
    texts.find(({ lang }) => lang === language) ??
    texts.find(({ lang }) => lang.split("-")[0] === base) ??
    texts.find(({ origin }) => origin === "source") ??
    texts[0] ??
    null
  );
}

/** Likewise of words of a standard, which stand under their languages. @param order its languages, the source's first */
export function wordsFor(
  map: Readonly<Record<string, string>>,
  language: string,
  order: readonly string[] = [],
): ShownText | null {
  const known = [...order.filter((lang) => lang in map), ...Object.keys(map).filter((lang) => !order.includes(lang))];
  return textFor(
    known.map((lang) => ({ lang, text: map[lang] ?? "" })),
    language,
  );
}

/** What a unit is called in the reader's language, as far as it may be named; "" where it is called nothing. */
export const unitText = (unit: Labelled, language: string): string =>
  unit.anonymous ?? textFor(unit.names, language)?.text ?? unit.code ?? "";

interface Labelled {
  readonly anonymous: string | null;
  readonly names: readonly ShownText[];
  readonly code: string | null;
}
