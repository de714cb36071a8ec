import { type Change, kindOf, type Pair } from "./change.ts";
import { type ChangeClass, TEXT_FIELDS } from "./fields.ts";
import type { Leaf, Leaves } from "./leaves.ts";
import type { Text } from "./text.ts";
import { isTypo } from "./typo.ts";

/** declares the change, and so is none itself */
const NOTE = "changes.note";
/** what passes, what a level or an option means, what counts as done: no word of it is ever a mere slip */
const DECISIVE = /^(?:gates|grades)\[\]|\.(?:rubric|of|items|requires)\[\]/;

interface Sources {
  /** language of the source in each version */
  readonly before: string;
  readonly after: string;
}

/**
 * What became of the texts, each language by itself. In the language of the source slips mended
 * are a typo, other words a clarification, and so is any word of what decides (a gate, a grade, a
 * level, an option); a level more or less is substantive, and so are two texts
 * that changed places, since that turns the meaning of an answer without a number being touched.
 */
export function changedTexts(pairs: readonly Pair[], old: Leaves, { before, after }: Sources): Change[] {
  const places = placesOfTexts(old, before);
  return pairs.flatMap(({ key, field, was, is }): Change[] => {
    if (!TEXT_FIELDS.has(field) || field === NOTE) return [];
    const [from, to] = [wordsOf(was, before), wordsOf(is, after)];
    const changes: Change[] = [];
    if (from.source !== to.source) {
      const change = { path: key, kind: kindOf(from.source, to.source), from: from.source, to: to.source };
      const there = to.source === undefined ? undefined : places.get(scopeOf(is!, to.source)); // has a text, so is there
      changes.push({ ...change, class: there !== undefined && there !== key ? "substantive" : classOf(change, field) });
    }
    for (const language of new Set([...Object.keys(from.others), ...Object.keys(to.others)])) {
      const [a, b] = [from.others[language], to.others[language]];
      if (a !== b)
        changes.push({ path: `${key}.${language}`, kind: kindOf(a, b), from: a, to: b, class: "translation" });
    }
    return changes;
  });
}

function classOf({ from, to }: { from: string | undefined; to: string | undefined }, field: string): ChangeClass {
  if (from !== undefined && to !== undefined)
    return !DECISIVE.test(field) && isTypo(from, to) ? "typo" : "clarification";
  return field.endsWith("[]") ? "substantive" : "clarification";
}

interface Written {
  readonly source: string | undefined;
  readonly others: Readonly<Record<string, string>>;
}

/** a text taken apart into that of the source and those of the other languages */
function wordsOf(leaf: Leaf | undefined, language: string): Written {
  const text = leaf?.value as Text | undefined; // leaves of text fields hold texts, by the schema
  if (text === undefined || typeof text === "string") return { source: text, others: {} };
  const { [language]: source, ...others } = text;
  return { source, others };
}

/** where each text stood: its key, by what it says among those that it could be mistaken for */
function placesOfTexts(old: Leaves, language: string): Map<string, string> {
  const places = new Map<string, string>();
  for (const leaf of old.leaves.values()) {
    if (!TEXT_FIELDS.has(leaf.field)) continue;
    const { source } = wordsOf(leaf, language);
    if (source !== undefined) places.set(scopeOf(leaf, source), leaf.key);
  }
  return places;
}

/** levels are told apart within their indicator, options within theirs, titles among all of their kind */
function scopeOf({ field, item }: Leaf, text: string): string {
  const nested = field.split("[]").length > 2;
  const owner = field.endsWith("[]") ? item : nested ? item.slice(0, item.lastIndexOf(".")) : "";
  return JSON.stringify([field, owner, text]);
}
