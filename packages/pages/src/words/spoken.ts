/** Facts that a sentence is made of. */
export type Facts = Readonly<Record<string, string | number>>;

/** Of the words in several languages those of exactly that tag, else of its first part; null where there are none. */
export function wordsNearest<W extends { readonly lang: string }>(wordings: readonly W[], language: string): W | null {
  const exact = wordings.find(({ lang }) => lang === language);
  if (exact) return exact;
  const [base] = language.split("-");
  return wordings.find(({ lang }) => lang.split("-")[0] === base && language !== "zh-Hant") ?? null;
}

/** A word or a sentence with its facts; one that the language lacks is in English and says so. */
export function spoken(own: string | undefined, english: string, facts: Facts = {}): string {
  const said = own ?? english;
  const text = said.includes("{") ? filled(partsOf(said), facts) : said;
  return own === undefined ? `${text} [en]` : text;
}

/** Sentences with facts in them, each taken apart once: text, the name of a fact, text, … */
const apart = new Map<string, readonly string[]>();

function partsOf(said: string): readonly string[] {
  const known = apart.get(said);
  if (known) return known;
  const parts = said.split(/\{(\w+)\}/);
  apart.set(said, parts); // there are as many as words of the pages
  return parts;
}

function filled(parts: readonly string[], facts: Facts): string {
  let text = "";
  for (const [i, part] of parts.entries()) text += i % 2 === 0 ? part : (facts[part] ?? "");
  return text;
}
