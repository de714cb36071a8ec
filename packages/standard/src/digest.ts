import { canonicalJson } from "./canonical-json.ts";
import type { Standard } from "./schema.ts";
import { sourceLanguage, textOf, textsOf, withTexts } from "./text.ts";

/** SHA-256 of the UTF-8 bytes of a text, as 64 lower-case hexadecimal digits; hashing arrives as an argument. */
export type Sha256 = (text: string) => string;

/**
 * What the digest of a standard covers, as canonical JSON: everything as written, defaults filled
 * in, with its texts in the language of the source. A translation is an overlay, in the file or
 * beside it, with a digest of its own: adding one, or a language to `languages`, is no new version.
 * @see RFC 8785
 */
export function canonicalStandard(standard: Standard): string {
  const source = sourceLanguage(standard);
  const reduced = withTexts(standard, ({ value, key }) => {
    const { text, missing } = textOf(value, source, source);
    if (missing) throw new TypeError(`canonicalStandard: got no text in ${source} for ${key}, want one`);
    return text;
  });
  return canonicalJson({ ...reduced, languages: [source] });
}

/** The digest of a standard that `check` has passed: 64 lower-case hexadecimal digits. */
export function digestOf(standard: Standard, sha256: Sha256): string {
  return hashed(canonicalStandard(standard), sha256);
}

/** The texts of a standard in one language by their keys, such as `notices.title`; those that are not there are left out. */
export function textsIn(standard: Standard, language: string): Record<string, string> {
  const source = sourceLanguage(standard);
  const texts = textsOf(standard).map(({ key, value }) => ({ key, ...textOf(value, language, source) }));
  return Object.fromEntries(texts.flatMap(({ key, text, missing }) => (missing ? [] : [[key, text]])));
}

/** The digest of a standard's texts in one language, as the file holds them: it names the standard, its version and the language too. */
export function digestOfTexts(standard: Standard, language: string, sha256: Sha256): string {
  const { id, version } = standard;
  return hashed(canonicalJson({ standard: id, version, language, texts: textsIn(standard, language) }), sha256);
}

/** @throws {TypeError} if the hash function does not answer as `Sha256` says */
export function hashed(text: string, sha256: Sha256): string {
  const digest = sha256(text);
  if (!/^[0-9a-f]{64}$/.test(digest))
    throw new TypeError(`sha256: got ${digest.slice(0, 80)}, want 64 hexadecimal digits`);
  return digest;
}
