import { nearest } from "../nearest.ts";
import type { Finding } from "../problem.ts";
import type { Standard } from "../schema.ts";
import { conditionsOf, type Stated } from "./conditions-of.ts";
import { refused } from "./finding.ts";
import { allOf, type Formula, formulaOf } from "./formula.ts";
import { type Token, tokensOf } from "./tokens.ts";
import { contextOf } from "./walk.ts";

/** What would tell one unit from another; no item of context may take these names. */
const NAMES = new Set(
  `id ids uid uuid key name names title label path parent parents child children ancestors descendants
   unit units code codes slug address url location coordinates latitude longitude self`.split(/\s+/),
);
/** Functions of CEL on texts, lists and moments; a condition needs none of them, and no method at all. */
const FUNCTIONS = new Set(
  `startsWith endsWith contains matches indexOf lastIndexOf substring replace split join lowerAscii upperAscii
   format trim charAt reverse quote string bytes size has all exists exists_one map filter type dyn timestamp duration
   getFullYear getMonth getDate getDayOfMonth getDayOfWeek getHours`.split(/\s+/),
);

/**
 * A condition sees scores, gates, findings and classed context, never which unit it is. The compiler
 * refuses the same; this reads the words by itself, so that one mistake can't open both doors.
 */
export function conditionsThatSeeNames(standard: Standard): Finding[] {
  const choices = new Map(
    standard.context.map((item) => [`unit.${item.id}`, item.kind === "choice" ? (item.of ?? []) : null]),
  );
  return [...conditionsOf(standard).flatMap((stated) => ofCondition(stated, choices)), ...contextWithNames(standard)];
}

function contextWithNames(standard: Standard): Finding[] {
  return contextOf(standard).flatMap(({ item, path }) =>
    NAMES.has(item.id)
      ? refused({
          code: "context-named-like-a-name",
          path: [...path, "id"],
          got: item.id,
          want: "another id, for what is known about a unit: names, ids and places in the hierarchy are never a condition",
        })
      : [],
  );
}

type Choices = ReadonlyMap<string, readonly string[] | null>;

function ofCondition({ source, path }: Stated, choices: Choices): Finding[] {
  const tokens = tokensOf(source);
  const findings: Finding[] = [];
  for (const name of new Set(namesSeen(tokens)))
    findings.push(
      refused({
        code: "condition-sees-name",
        path,
        got: name,
        want: "scores, gates, findings or an item of context: a condition must not know which unit it is about",
      }),
    );
  for (const call of new Set(functionsCalled(tokens)))
    findings.push(
      refused({
        code: "condition-uses-function",
        path,
        got: `${call}(…)`,
        want: "comparison, && || !, + - * /, min, max, ?:; texts and lists are not looked into",
      }),
    );
  const formula = formulaOf(source);
  for (const part of formula === null ? [] : allOf(formula)) findings.push(...ofPart(part, path, choices));
  return findings;
}

const isMark = (token: Token | undefined, mark: string): boolean => token?.kind === "mark" && token.text === mark;

/** `unit.name`, `unit["name"]`, `unit` by itself, and the same one step further in. */
function namesSeen(tokens: readonly Token[]): string[] {
  const is = (at: number, mark: string): boolean => isMark(tokens[at], mark);
  return tokens.flatMap(({ kind, text }, at) => {
    if (kind !== "name" || is(at - 1, ".") || is(at + 1, "(")) return [];
    if (text !== "unit") return NAMES.has(text) ? [text] : [];
    const next = tokens[at + 2];
    if (!is(at + 1, ".") || next?.kind !== "name")
      return ["unit, looked into by something other than a dot and a name"];
    const further =
      is(at + 3, ".") && tokens[at + 4]?.kind === "name" && !is(at + 5, "(") ? `.${tokens[at + 4]?.text}` : "";
    return NAMES.has(next.text) || further !== "" ? [`unit.${next.text}${further}`] : [];
  });
}

function functionsCalled(tokens: readonly Token[]): string[] {
  return tokens.flatMap(({ kind, text }, at) => {
    const isCalled = kind === "name" && isMark(tokens[at + 1], "(");
    return isCalled && (FUNCTIONS.has(text) || isMark(tokens[at - 1], ".")) ? [text] : [];
  });
}

/** Texts stand only beside a choice that has them as options; nothing is indexed. */
function ofPart(part: Formula, path: Stated["path"], choices: Choices): Finding[] {
  if (part.is === "opaque")
    return [
      refused({
        code: "condition-looks-inside",
        path,
        got: "something looked into",
        want: "a dot and a declared name",
      }),
    ];
  if (part.is !== "binary") return [];
  const sides = [part.left, part.right];
  const texts = sides
    .flatMap((side) => (side.is === "list" ? side.args : [side]))
    .flatMap((side) => (side.is === "text" ? side.value : []));
  if (texts.length === 0) return [];
  const names = sides.flatMap((side) => (side.is === "name" ? side.name : []));
  const options = names.map((name) => choices.get(name)).find((its) => its !== undefined && its !== null);
  const foreign = texts.filter((text) => !options?.includes(text));
  if (options && foreign.length === 0 && ["==", "!=", "in"].includes(part.op)) return [];
  const near = options && foreign[0] !== undefined ? nearest(foreign[0], options) : null;
  return [
    refused({
      code: "condition-compares-text",
      path,
      got: `${names.join(", ") || "something"} ${part.op} ${texts.map((text) => `"${text}"`).join(", ")}`,
      want: options
        ? `${near === null ? "" : `${near}, perhaps; `}one of its options: ${options.join(", ")}`
        : "a text only beside a choice of context that has it as an option",
    }),
  ];
}
