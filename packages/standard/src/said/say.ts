import type { Comparison, Figure, Truth } from "../conditions/reading.ts";
import { filled, inRow, type Piece, type Speech } from "./speech.ts";

/** What a condition asks, as one sentence; parts that are made of parts stand in brackets. */
export function sayTruth(speech: Speech, truth: Truth): readonly Piece[] {
  const { words, nameOf } = speech;
  switch (truth.is) {
    case "unread":
      return [{ code: truth.source }];
    case "always":
    case "never":
      return [words[truth.is]];
    case "all":
    case "any":
      return inRow(
        truth.of.map((part) => inner(speech, part)),
        words.between,
        words[truth.is === "all" ? "and" : "or"],
      );
    case "answer":
      return filled(truth.yes ? words.answerYes : words.answerNo, { name: [nameOf(truth.of)] });
    case "choice": {
      const options = truth.options.map((option) => filled(words.option, { name: [nameOf(option)] }));
      return filled(truth.among ? words.choiceIs : words.choiceNot, {
        name: [nameOf(truth.of)],
        options: inRow(options, words.nameBetween, words.nameOr),
      });
    }
    case "gate":
      return filled(truth.holds ? words.gateHolds : words.gateNot, { name: [nameOf(truth.of)] });
    case "grade":
      return filled(truth.reached ? words.gradeReached : words.gradeNot, { name: [nameOf(truth.of)] });
    case "compare":
      return comparison(speech, truth);
    case "same": {
      const [a, b] = truth.of;
      return filled(truth.same ? words.same : words.notSame, { a: inner(speech, a), b: inner(speech, b) });
    }
    case "if":
      return filled(words.if, {
        test: inner(speech, truth.test),
        yes: inner(speech, truth.yes),
        no: inner(speech, truth.no),
      });
  }
}

/** Whether a part is made of parts that hold or not. */
export const isGroup = ({ is }: Truth): boolean => is === "all" || is === "any" || is === "same" || is === "if";

function inner(speech: Speech, part: Truth): readonly Piece[] {
  const said = sayTruth(speech, part);
  return isGroup(part) ? [speech.words.open, ...said, speech.words.close] : said;
}

const COMPARED = {
  "<": "isLess",
  "<=": "isAtMost",
  "==": "isExactly",
  "!=": "isNot",
  ">": "isMore",
  ">=": "isAtLeast",
} as const satisfies Readonly<Record<Comparison, string>>;

function comparison(speech: Speech, { op, left, right }: Truth & { is: "compare" }): readonly Piece[] {
  const { words, nameOf } = speech;
  if (left.is === "findings" && isNone(op, right)) return [left.severity === "major" ? words.noMajor : words.noMinor];
  const n = right.is === "value" ? [besides(speech, left, right.value)] : sayFigure(speech, right);
  const is = filled(words[COMPARED[op]], { n });
  switch (left.is) {
    case "whole":
      return filled(words.wholeIs, { is });
    case "score":
    case "done":
    case "planned":
    case "item":
      return filled(words[`${left.is}Is`], { name: [nameOf(left.of)], is });
    case "findings":
      return filled(words[`${left.severity}Is`], { is });
    case "unread":
    case "value":
    case "least":
    case "greatest":
    case "negative":
    case "+":
    case "-":
    case "*":
    case "/":
    case "if":
      return filled(words.figureIs, { figure: sayFigure(speech, left), is });
  }
}

/** Of a count: whether there is to be none. */
function isNone(op: Comparison, right: Figure): boolean {
  if (right.is !== "value") return false;
  return ((op === "==" || op === "<=") && right.value === 0) || (op === "<" && right.value === 1);
}

/** A number as what it is compared with is written: a share in percent, an amount with its unit. */
function besides({ shown }: Speech, left: Figure, value: number): string {
  const figure = shown.figure(value);
  if (left.is === "done" || left.is === "planned") return shown.percent(value);
  if (left.is !== "item") return figure;
  if (left.kind === "share" || left.kind === "checklist" || left.kind === "status") return shown.percent(value);
  return left.unit === null ? figure : `${figure} ${shown.text(left.unit, 40)}`;
}

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
