import type { Path } from "../names.ts";
import type { Finding } from "../problem.ts";
import type { Indicator, Standard } from "../schema.ts";
import { directionOf } from "./direction.ts";
import { warning } from "./finding.ts";
import { asLatin, asRun, INVISIBLE } from "./fold.ts";
import { FEWNESS, NO_UNITS, PRIVATE, type Terms, VOICE } from "./terms.ts";
import { type ContextItem, called, contextOf, leavesOf } from "./walk.ts";

/** What is read by machines, names its author or is a noun of the catalogue: not looked at. */
const SILENT = new Set(
  `version licence url publisher source seedFrom languages counts
   holds when by appliesWhen scoreRule share mean after`.split(/\s+/),
);

interface Said {
  readonly text: string;
  readonly path: Path;
  /** as it is searched: by words, without its spaces, and (an id, else empty) as one word */
  readonly latin: string;
  readonly run: string;
  readonly word: string;
}

function said(text: string, path: Path): Said {
  const latin = asLatin(text);
  return { text, path, latin, run: asRun(text), word: /^[\w-]+$/.test(text) ? latin.replaceAll(" ", "") : "" };
}

/** Words that a person should look at before the standard is published. They refuse nothing. */
export function wordsToLookAt(standard: Standard): Finding[] {
  const texts = [...textsIn(standard, [])];
  return [
    ...texts.flatMap(privateWords),
    ...texts.filter(({ path }) => path[0] === "units").flatMap(unitWords),
    ...texts.flatMap(disguises),
    ...leavesOf(standard).flatMap(({ item, path }) => fewerVoices(item, path, standard)),
    ...contextOf(standard).flatMap(({ item, path }) => voicesAsContext(item, path)),
  ];
}

function* textsIn(value: unknown, path: Path): Generator<Said> {
  if (typeof value === "string") yield said(value, path);
  else if (Array.isArray(value)) for (const [at, part] of value.entries()) yield* textsIn(part, [...path, at]);
  else if (typeof value === "object" && value !== null)
    for (const [key, part] of Object.entries(value)) if (!SILENT.has(key)) yield* textsIn(part, [...path, key]);
}

const patterns = new Map<Terms, { readonly en: RegExp; readonly id: RegExp; readonly runs: readonly string[] }>();
function patternsOf(terms: Terms): { readonly en: RegExp; readonly id: RegExp; readonly runs: readonly string[] } {
  const before = patterns.get(terms);
  if (before) return before;
  const en = terms.en.replace(/\s*\n\s*/g, "");
  const made = {
    en: new RegExp(`(?<![\\p{L}\\p{N}])(?:(?:${en})(?:s|es)?)(?![\\p{L}\\p{N}])`, "u"),
    // in an id words may stand without a space between them; short ones would be found everywhere
    id: new RegExp(
      outermost(en)
        .filter((term) => /^[a-z]{7,}$/.test(term))
        .join("|") || "(?!)",
      "u",
    ),
    runs: [...terms.zh.trim().split(/\s+/), ...terms.bo.trim().split(/\s+/).map(asRun)],
  };
  patterns.set(terms, made);
  return made;
}

/** The alternatives of a pattern that stand outside its groups. */
const outermost = (pattern: string): string[] => pattern.replace(/\((?:[^()]|\([^()]*\))*\)/g, "()").split("|");

/** The term that a text has, or null. */
function termIn({ latin, run, word }: Said, terms: Terms): string | null {
  const { en, id, runs } = patternsOf(terms);
  return en.exec(latin)?.[0] ?? id.exec(word)?.[0] ?? runs.find((term) => run.includes(term)) ?? null;
}

function privateWords(one: Said): Finding[] {
  return PRIVATE.flatMap((terms) => {
    const term = termIn(one, terms);
    if (term === null) return [];
    return warning({
      code: "private-word",
      path: one.path,
      got: `"${term}": ${terms.about}`,
      want: "what institutions do for everyone; if that is what this says, leave it and say so in the description",
    });
  });
}

function unitWords(one: Said): Finding[] {
  return NO_UNITS.flatMap((terms) => {
    const term = termIn(one, terms);
    if (term === null || one.path.at(-1) === "kind") return [];
    return warning({
      code: "unit-word",
      path: one.path,
      got: `"${term}": ${terms.about}`,
      want: "an area of at least 50 residents, an institution, an enterprise, an association or a team of at least 5",
    });
  });
}

/**
 * What the name of a type of unit has in common with what is never one: a household, a person, a place of worship.
 * `whole`: it is such a word, and not only has one in it, as `care_home` has. Null where there is nothing.
 */
export function noUnitIn(
  type: string,
): { readonly about: string; readonly term: string; readonly whole: boolean } | null {
  const one = said(type.replaceAll("_", " "), []);
  for (const terms of NO_UNITS) {
    const term = termIn(one, terms);
    if (term !== null) return { about: terms.about, term, whole: term === one.latin.trim() || term === one.run };
  }
  return null;
}

/** Characters that nobody sees, and words of several alphabets that look alike. */
function disguises({ text, path }: Said): Finding[] {
  const findings: Finding[] = [];
  const hidden = text.match(INVISIBLE)?.filter((character) => !mayHide(character, text)) ?? [];
  if (hidden.length > 0)
    findings.push(
      warning({
        code: "hidden-characters",
        path,
        got: [...new Set(hidden)]
          .map((one) => `U+${one.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`)
          .join(", "),
        want: "text without characters that nobody can see",
      }),
    );
  const mixed = text
    .normalize("NFKC")
    .match(/[\p{L}\p{M}]+/gu)
    ?.find(isMixed);
  if (mixed !== undefined)
    findings.push(
      warning({
        code: "mixed-script",
        path,
        got: `"${mixed}" mixes alphabets that look alike`,
        want: "one alphabet in a word",
      }),
    );
  return findings;
}

/** Joiners belong to the writing of some languages; elsewhere they only hide. */
const mayHide = (character: string, text: string): boolean =>
  /[\u200C\u200D]/u.test(character) &&
  /[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Emoji_Presentation}]/u.test(text);
const isMixed = (word: string): boolean =>
  [
    /\p{Script=Latin}/u,
    /\p{Script=Cyrillic}/u,
    /(?![μΩ])\p{Script=Greek}/u,
    /\p{Script=Armenian}/u,
    /\p{Script=Cherokee}/u,
  ].filter((script) => script.test(word)).length > 1;

/** Indicators that speak of asking or objecting and seem to want less of it. */
function fewerVoices(item: Indicator, path: Path, standard: Standard): Finding[] {
  const texts = [...textsIn({ ...item, responsible: undefined, evidence: undefined, ground: undefined }, [])];
  const voices = texts.filter((one) => termIn(one, VOICE) !== null);
  const [first] = voices;
  if (!first) return [];
  const downwards = ["amount", "count", "share", "derived"].includes(item.kind) && directionOf(item, standard) !== "+";
  const fewer = voices.some((one) => termIn(one, FEWNESS) !== null);
  if (!downwards && !fewer) return [];
  return [
    warning({
      code: "voice-word",
      path,
      got: `${called(item)}, which speaks of "${termIn(first, VOICE)}"${downwards ? ", and more of it can score lower" : ", and of fewer"}`,
      want: "nothing that improves because fewer people ask, complain, object or appeal; if it does not, leave it",
    }),
  ];
}

/** Context that speaks of asking or objecting: what applies would depend on it. */
function voicesAsContext(item: ContextItem, path: Path): Finding[] {
  const voice = [...textsIn(item, [])].find((one) => termIn(one, VOICE) !== null);
  if (!voice) return [];
  return [
    warning({
      code: "voice-word",
      path,
      got: `${called(item)}, which speaks of "${termIn(voice, VOICE)}"`,
      want: "context that does not depend on how many people ask, complain, object or appeal",
    }),
  ];
}
