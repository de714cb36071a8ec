import { readCondition, readFormula } from "../conditions/read-condition.ts";
import type { Standard } from "../schema.ts";
import { tooLong, truthText } from "./layout.ts";
import { sayFigure } from "./say.ts";
import { type Speech, textOfPieces } from "./speech.ts";

/**
 * A condition of a standard in words, without markup: `“Public services” scores at least 75`. Names that the standard
 * has not in the language asked for are marked, such as [fr]; a condition of too many parts stays as it is written.
 */
export function conditionText(standard: Standard, source: string, speech: Speech): string {
  const truth = readCondition(standard, source);
  return truthText(speech, truth) ?? `${tooLong(speech, truth)} ${source}`;
}

/** Letters of a formula that can still be followed in words. */
const LONGEST_FORMULA = 800;

/** Likewise a formula: `the score of “Public services” ÷ 2`; a long one stays as it is written. */
export function formulaText(standard: Standard, source: string, speech: Speech): string {
  const text = textOfPieces(sayFigure(speech, readFormula(standard, source)));
  return text.length > LONGEST_FORMULA ? source : text;
}
