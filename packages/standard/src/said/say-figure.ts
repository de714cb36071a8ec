import type { Figure } from "../conditions/reading.ts";
import { sayTruth } from "./say-truth.ts";
import { filled, inRow, type Piece, type Speech } from "./speech.ts";

/** A figure that a condition compares, or that a formula makes, in words and signs. */
export function sayFigure(speech: Speech, figure: Figure): readonly Piece[] {
  const { words, nameOf } = speech;
  switch (figure.is) {
    case "unread":
      return [{ code: figure.source }];
    case "value":
      return [speech.shown.figure(figure.value)];
    case "whole":
      return [words.whole];
    case "score":
    case "done":
    case "planned":
    case "item":
      return filled(words[figure.is], { name: [nameOf(figure.of)] });
    case "findings":
      return [words[figure.severity]];
    case "least":
    case "greatest":
      return extreme(speech, figure);
    case "negative":
      return ["−", ...operand(speech, figure.of, true)];
    case "+":
    case "-":
    case "*":
    case "/": {
      const isTight = figure.is === "*" || figure.is === "/";
      return [
        ...operand(speech, figure.left, isTight),
        ` ${SIGNS[figure.is]} `,
        ...operand(speech, figure.right, isTight || figure.is === "-", figure.is === "/"),
      ];
    }
    case "if":
      return filled(words.ifFigure, {
        test: sayTruth(speech, figure.test),
        yes: sayFigure(speech, figure.yes),
        no: sayFigure(speech, figure.no),
      });
  }
}

const SIGNS = { "+": "+", "-": "−", "*": "×", "/": "÷" } as const;

/** A side of a sign, in brackets where it would be read otherwise. */
function operand(speech: Speech, figure: Figure, isTight: boolean, isDivisor = false): readonly Piece[] {
  const isLoose =
    figure.is === "if" ||
    figure.is === "negative" ||
    (isTight && (figure.is === "+" || figure.is === "-")) ||
    (isDivisor && (figure.is === "*" || figure.is === "/"));
  const said = sayFigure(speech, figure);
  return isLoose ? [speech.words.open, ...said, speech.words.close] : said;
}

/** The least or the greatest of some figures; of scores alone their names do. */
function extreme(
  speech: Speech,
  { is, of }: { readonly is: "least" | "greatest"; readonly of: readonly Figure[] },
): readonly Piece[] {
  const { words, nameOf } = speech;
  const row = (parts: readonly (readonly Piece[])[]): Piece[] => inRow(parts, words.nameBetween, words.nameAnd);
  const scored = of.flatMap((figure) => (figure.is === "score" ? [figure.of] : []));
  if (scored.length === of.length)
    return filled(words[`${is}Score`], {
      names: row(scored.map((label) => filled(words.item, { name: [nameOf(label)] }))),
    });
  return filled(words[is], { figures: row(of.map((figure) => operand(speech, figure, false))) });
}
