import { sizeFaults } from "./entry-size.ts";
import { personalIn } from "./personal-text.ts";
import type { InvalidPlace } from "./standard-version-refusal.ts";
import type { Text } from "./text.ts";

const MOST_CHARACTERS = 5000;

/** A tag of BCP 47 as standards write them too: `en`, `zh-Hans`, `pt-BR`. */
export const isLanguage = (tag: string): boolean => /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$/.test(tag);

/** What is wrong in one public text in several languages: none at all, an empty one, a language twice, something personal. */
export function textFaults(path: string, texts: readonly Text[]): InvalidPlace[] {
  if (texts.length === 0) return [{ path, got: "no text", want: "a text in at least one language" }];
  const faults: InvalidPlace[] = [];
  const seen = new Set<string>();
  for (const { text, lang } of texts) {
    if (!isLanguage(lang)) faults.push({ path, got: lang, want: "a language of BCP 47, such as en, zh-Hans, bo" });
    if (seen.has(lang)) faults.push({ path, got: `${lang} twice`, want: "one text a language" });
    seen.add(lang);
    if (!/[\p{L}\p{N}]/u.test(text)) faults.push({ path: `${path}.${lang}`, got: "an empty text", want: "words" });
    if (text.length > MOST_CHARACTERS)
      faults.push({ path: `${path}.${lang}`, got: `${text.length} characters`, want: `${MOST_CHARACTERS} at most` });
    faults.push(...personalFaults(`${path}.${lang}`, text));
  }
  return faults.length > 0 ? faults : sizeFaults(path, texts);
}

/** What looks personal in a text that becomes public for good. */
export function personalFaults(path: string, text: string): InvalidPlace[] {
  const personal = personalIn(text);
  return personal === null
    ? []
    : [{ path, got: personal, want: "nothing personal: what is recorded here stays public" }];
}
