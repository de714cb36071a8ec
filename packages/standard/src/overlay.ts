import { z } from "zod";
import { canonicalJson } from "./canonical-json.ts";
import { quoted } from "./describe-value.ts";
import { hashed, type Sha256 } from "./digest.ts";
import { nearest } from "./nearest.ts";
import { parseAs } from "./parse-as.ts";
import type { Checked, Finding } from "./problem.ts";
import { structuralFindings } from "./rules/index.ts";
import { Language, Slug, type Standard, Version, Words } from "./schema.ts";
import { type PlacedText, sourceLanguage, textsOf, withTexts } from "./text.ts";

const OverlaySchema = z.strictObject({
  "touchstone-overlay": z.literal(1).describe("version of the format"),
  standard: Slug.describe("id of the standard"),
  version: Version.describe("of the standard"),
  language: Language,
  origin: z.enum(["human", "machine"]).describe("who translated"),
  review: z
    .strictObject({ by: Words, on: z.iso.date("a date such as 2026-03-01").optional() })
    .optional()
    .describe("who read it against the source; absent: nobody yet"),
  texts: z.record(z.string(), Words).describe("each text by its key, such as notices.title or grades.gold.title"),
});
/** The texts of one version of a standard in one more language, beside it. */
export type Overlay = z.infer<typeof OverlaySchema>;

/** Turns the YAML of an overlay into an `Overlay`, or tells every problem in it; whether it fits its standard `applyOverlay` says. */
export function checkOverlay(source: string): Checked<Overlay> {
  const parsed = parseAs(source, OverlaySchema);
  return parsed.ok ? { ok: true, value: parsed.value.value, warnings: [] } : parsed;
}

/** What became of an overlay: the standard with its texts, or what stands against it; paths are of the overlay. */
export type Applied =
  | { readonly ok: true; readonly value: Standard; readonly warnings: readonly Finding[] }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/**
 * Adds the texts of an overlay to its standard, and can do nothing else: no number, no condition,
 * no other language is touched, and no text that is there already. The rules that look at words
 * look at the new ones too. The digest of the standard stays as it was.
 */
export function applyOverlay(standard: Standard, overlay: Overlay): Applied {
  const findings = [...fitFindings(standard, overlay), ...textFindings(standard, overlay)];
  if (findings.length > 0) return { ok: false, findings };

  const source = sourceLanguage(standard);
  const translated = withTexts(standard, ({ key, value }) => {
    if (!Object.hasOwn(overlay.texts, key)) return value;
    return { ...(typeof value === "string" ? { [source]: value } : value), [overlay.language]: overlay.texts[key]! };
  });
  const languages = [...new Set([...standard.languages, overlay.language])];
  const applied = { ...translated, languages } as unknown as Standard; // the same in all but its texts
  const ruled = newFindings(standard, applied);
  if (ruled.some(({ level }) => level !== "warning")) return { ok: false, findings: ruled };
  return { ok: true, value: applied, warnings: ruled };
}

/** The digest of an overlay: of everything in it. */
export const digestOfOverlay = (overlay: Overlay, sha256: Sha256): string => hashed(canonicalJson(overlay), sha256);

const error = (code: string, path: readonly string[], got: string, want: string): Finding => {
  return { level: "error", code, path, got, want };
};

function fitFindings(standard: Standard, { standard: id, version, language }: Overlay): Finding[] {
  const findings: Finding[] = [];
  if (id !== standard.id) findings.push(error("another-standard", ["standard"], id, standard.id));
  if (version !== standard.version)
    findings.push(error("another-version", ["version"], version, `"${standard.version}"`));
  if (language === sourceLanguage(standard))
    findings.push(
      error("language-of-source", ["language"], language, "another one: the source is changed in its own file"),
    );
  return findings;
}

function textFindings(standard: Standard, { texts, language }: Overlay): Finding[] {
  const known = new Map(textsOf(standard).map((text) => [text.key, text]));
  return Object.entries(texts).flatMap(([key, words]) => {
    const text = known.get(key);
    if (!text) {
      const want = nearest(key, known.keys()) ?? "the key of a text, such as title or <id>.title";
      return [error("unknown-text", ["texts", key], quoted(key), want)];
    }
    const there = wordsIn(text, language);
    if (there === undefined || there === words) return [];
    return [error("text-exists", ["texts", key], quoted(words), `nothing: the standard itself says ${quoted(there)}`)];
  });
}

const wordsIn = ({ value }: PlacedText, language: string): string | undefined =>
  typeof value !== "string" && Object.hasOwn(value, language) ? value[language] : undefined;

/** what the rules find in the standard with the texts and did not find before, at the texts' places */
function newFindings(standard: Standard, applied: Standard): Finding[] {
  const before = new Set(structuralFindings(standard).map((finding) => JSON.stringify(finding)));
  const texts = textsOf(applied);
  return structuralFindings(applied)
    .filter((finding) => !before.has(JSON.stringify(finding)))
    .map((finding) => {
      const text = texts.find(({ path }) => path.every((step, at) => finding.path[at] === step));
      return { ...finding, path: text ? ["texts", text.key] : ["texts"] };
    });
}
