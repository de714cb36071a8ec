import type { Truth } from "../conditions/reading.ts";
import { isGroup, sayTruth } from "./say.ts";
import { filled, type Piece, type Speech, textOfPieces } from "./speech.ts";

/** A condition laid out: one sentence, or a heading with what stands below it. */
export type Layout = { readonly line: readonly Piece[] } | { readonly head: string; readonly parts: readonly Layout[] };

/** Letters of a sentence that is still read in one go. */
const LONGEST_LINE = 160;
/** Lists in lists; what lies deeper stands in brackets. */
const DEEPEST = 3;
/** Parts that anybody follows to the end. */
const MOST_PARTS = 24;

/** A condition as a sentence where it is a short one, else as a list; null: too long for either. */
export function layoutOf(speech: Speech, truth: Truth): Layout | null {
  return partsIn(truth) > MOST_PARTS ? null : laidOut(speech, truth, DEEPEST);
}

function laidOut(speech: Speech, truth: Truth, depth: number): Layout {
  const line = sayTruth(speech, truth);
  if ((truth.is !== "all" && truth.is !== "any") || depth === 0) return { line };
  if (!truth.of.some(isGroup) && textOfPieces(line).length <= LONGEST_LINE) return { line };
  return { head: speech.words[truth.is], parts: truth.of.map((part) => laidOut(speech, part, depth - 1)) };
}

/** A condition as a text without markup; null: too long for words. */
export function truthText(speech: Speech, truth: Truth): string | null {
  return partsIn(truth) > MOST_PARTS ? null : textOfPieces(sayTruth(speech, truth));
}

/** What stands in place of the words of a condition that is too long for them. */
export function tooLong({ words }: Speech, truth: Truth): string {
  return textOfPieces(filled(words.tooLong, { n: [String(partsIn(truth))] }));
}

/** Parts that are not made of parts. */
function partsIn(truth: Truth): number {
  switch (truth.is) {
    case "all":
    case "any":
    case "same":
      return truth.of.reduce((n, part) => n + partsIn(part), 0);
    case "if":
      return partsIn(truth.test) + partsIn(truth.yes) + partsIn(truth.no);
    case "unread":
    case "always":
    case "never":
    case "answer":
    case "choice":
    case "gate":
    case "grade":
    case "compare":
      return 1;
  }
}
