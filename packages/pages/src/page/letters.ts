/** Every letter that a page may show, once each: of its HTML, tags included, which costs a font nothing. */
export function lettersOf(...texts: readonly string[]): string {
  const letters = new Set<string>();
  for (const text of texts) for (const letter of text) letters.add(letter);
  for (const [entity, letter] of ENTITIES) if (texts.some((text) => text.includes(entity))) letters.add(letter);
  return [...letters].sort().join("");
}

/** What React writes for letters that mean something to HTML. */
const ENTITIES = [
  ["&amp;", "&"],
  ["&lt;", "<"],
  ["&gt;", ">"],
  ["&quot;", '"'],
  ["&#x27;", "'"],
] as const;
