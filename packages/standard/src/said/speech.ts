import type { Label } from "../conditions/reading.ts";
import type { Standard } from "../schema.ts";
import { sourceLanguage, textOf } from "../text.ts";
import { bo } from "./words/bo.ts";
import { type ConditionWord, en } from "./words/en.ts";
import { zhHans } from "./words/zh-hans.ts";

/** A piece of a sentence: our own words, a name that the standard gives in one of its languages, or its code. */
export type Piece =
  | string
  | { readonly text: string; readonly lang: string; readonly missing: boolean }
  | { readonly code: string };

/** How figures and names are written where the words will stand. */
export interface Shown {
  readonly figure: (value: number) => string;
  /** a share of 0 to 1 */
  readonly percent: (share: number) => string;
  /** a text of someone else, cut after so many letters */
  readonly text: (text: string, most: number) => string;
}

/** How conditions of a standard are said in a language. */
export interface Speech {
  /** of our own words */
  readonly lang: string;
  readonly words: Readonly<Record<ConditionWord, string>>;
  readonly nameOf: (label: Label) => Piece;
  readonly shown: Shown;
}

const WORDINGS = [
  { lang: "en", words: en },
  { lang: "zh-Hans", words: zhHans },
  { lang: "bo", words: bo },
] as const;

/**
 * The words of exactly that language, else of its first part, else English; Chinese ones are simplified only.
 * @param language asked for; what the standard has not in it is in its source language, and marked
 */
export function speechOf(standard: Standard, language: string, shown: Shown): Speech {
  const base = language === "zh-Hant" ? "en" : language.split("-")[0];
  const { lang, words } =
    WORDINGS.find((one) => one.lang === language) ??
    WORDINGS.find((one) => one.lang.split("-")[0] === base) ??
    WORDINGS[0];
  const source = sourceLanguage(standard);
  return {
    lang,
    words,
    shown,
    nameOf: ({ id, title }) => {
      if (title === null) return shown.text(id, LONGEST_NAME);
      const said = textOf(title, language, source);
      return { ...said, text: shown.text(said.text, LONGEST_NAME) };
    },
  };
}

const LONGEST_NAME = 160;

/** A sentence with its facts, each of which may be made of pieces. */
export function filled(sentence: string, facts: Readonly<Record<string, readonly Piece[]>>): Piece[] {
  return sentence
    .split(/\{(\w+)\}/)
    .flatMap((part, i): readonly Piece[] => (i % 2 === 1 ? (facts[part] ?? []) : part === "" ? [] : [part]));
}

/** Pieces in a row: `a, b and c`. @param last what stands before the last one */
export function inRow(parts: readonly (readonly Piece[])[], between: string, last: string): Piece[] {
  return parts.flatMap((part, i): readonly Piece[] =>
    i === 0 ? part : [i === parts.length - 1 ? last : between, ...part],
  );
}

/** Pieces as a text without markup; a name in another language than asked for says so. */
export function textOfPieces(pieces: readonly Piece[]): string {
  return pieces.map(pieceText).join("");
}

function pieceText(piece: Piece): string {
  if (typeof piece === "string") return piece;
  if ("code" in piece) return piece.code;
  return piece.missing ? `${piece.text} [${piece.lang}]` : piece.text;
}
