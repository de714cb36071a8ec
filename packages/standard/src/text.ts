import type { z } from "zod";
import { TEXT_FIELDS } from "./fields.ts";
import { type Leaf, leavesOf } from "./leaves.ts";
import type { Path } from "./path.ts";
import type { Standard, Text as TextSchema } from "./schema.ts";

/** A text in the first of a standard's languages, or one per language. */
export type Text = z.infer<typeof TextSchema>;

/** A text in the language asked for, or in the one that stands in for it. */
export interface TextIn {
  readonly text: string;
  readonly lang: string;
  /** true: there is none in the language asked for, and a page must say so */
  readonly missing: boolean;
}

/**
 * A text in a language, else in the language of the source, else in the first that there is.
 * @param source the first of the standard's `languages`, which a bare string is in
 */
export function textOf(text: Text, language: string, source: string): TextIn {
  if (typeof text === "string") return { text, lang: source, missing: language !== source };
  if (Object.hasOwn(text, language)) return { text: text[language]!, lang: language, missing: false };
  const lang = Object.hasOwn(text, source) ? source : (Object.keys(text)[0] ?? source);
  return { text: text[lang] ?? "", lang, missing: true };
}

/** The language in which the source is written. */
export const sourceLanguage = (standard: Standard): string => standard.languages[0]!; // at least one by the schema

/** A text of a standard with its place. */
export interface PlacedText extends Leaf {
  readonly value: Text;
}

/** Every text of a standard, in order, each by a key such as `notices.title` that does not change when things move. */
export function textsOf(standard: Standard): PlacedText[] {
  const isText = (leaf: Leaf): leaf is PlacedText => TEXT_FIELDS.has(leaf.field);
  return [...leavesOf(standard).leaves.values()].filter(isText);
}

/** A copy of a standard in which each text is what `change` makes of it; everything else stays as it is. */
export function withTexts<T>(standard: Standard, change: (text: PlacedText) => T): Record<string, unknown> {
  const texts = new Map(textsOf(standard).map((text) => [JSON.stringify(text.path), text]));
  const copyOf = (value: unknown, path: Path): unknown => {
    const text = texts.get(JSON.stringify(path));
    if (text) return change(text);
    if (Array.isArray(value)) return value.map((item, at) => copyOf(item, [...path, at]));
    return typeof value === "object" && value !== null ? copyOfMap(value, path) : value;
  };
  const copyOfMap = (map: object, path: Path): Record<string, unknown> =>
    Object.fromEntries(Object.entries(map).map(([key, inner]) => [key, copyOf(inner, [...path, key])]));
  return copyOfMap(standard, []);
}
