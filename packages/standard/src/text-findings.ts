import { quoted } from "./describe-value.ts";
import { nearest } from "./nearest.ts";
import type { Finding } from "./problem.ts";
import type { Standard } from "./schema.ts";
import { sourceLanguage, textsOf } from "./text.ts";

/**
 * Whether every text is there in the language of the source, and in declared languages only; what
 * is missing in another language is one warning for each language.
 */
export function textFindings(standard: Standard): Finding[] {
  const { languages } = standard;
  const source = sourceLanguage(standard);
  const findings = languages.flatMap((language, at) => (languages.indexOf(language) < at ? [twice(language, at)] : []));
  const texts = textsOf(standard);
  for (const { value, path } of texts) {
    const written = typeof value === "string" ? [source] : Object.keys(value);
    if (!written.includes(source)) {
      const got = written.length === 0 ? "no text" : `a text in ${written.join(", ")} only`;
      findings.push({ level: "error", code: "source-text-missing", path, got, want: `one in ${source} too` });
    }
    for (const language of written) {
      if (languages.includes(language)) continue;
      const near = nearest(language, languages);
      const want = `${near ?? `one of ${languages.join(", ")}`}, or the language among \`languages\``;
      const at = [...path, language];
      findings.push({ level: "error", code: "language-not-declared", path: at, got: quoted(language), want });
    }
  }
  for (const language of languages.slice(1)) {
    const missing = texts.filter(({ value }) => typeof value === "string" || !Object.hasOwn(value, language));
    if (missing.length === 0) continue;
    const got = `${texts.length - missing.length} of ${texts.length} texts in ${language}, and not this one`;
    const want = `all of them, here or in an overlay; pages show a missing one as missing`;
    findings.push({ level: "warning", code: "text-missing", path: missing[0]!.path, got, want });
  }
  return findings;
}

const twice = (language: string, at: number): Finding => {
  return { level: "error", code: "language-twice", path: ["languages", at], got: quoted(language), want: "it once" };
};
