import { type Token, tokensOf } from "./tokens.ts";

/** A condition or a formula, as far as the rules need to see into it. */
export type Formula =
  | { readonly is: "number"; readonly value: number }
  | { readonly is: "text"; readonly value: string }
  /** dotted: `criteria.services` */
  | { readonly is: "name"; readonly name: string }
  /** dotted, with the receiver in the name where it is one: `unit.name.startsWith` */
  | { readonly is: "call"; readonly name: string; readonly args: readonly Formula[] }
  | { readonly is: "list"; readonly args: readonly Formula[] }
  /** `of[at]`, maps, and whatever else no rule sees into */
  | { readonly is: "opaque"; readonly args: readonly Formula[] }
  | { readonly is: "not" | "negate"; readonly of: Formula }
  | { readonly is: "binary"; readonly op: string; readonly left: Formula; readonly right: Formula }
  | { readonly is: "choose"; readonly test: Formula; readonly yes: Formula; readonly no: Formula };

const DEEPEST = 100;
const POWER: Readonly<Record<string, number>> = {
  "||": 1,
  "&&": 2,
  "<": 3,
  "<=": 3,
  ">": 3,
  ">=": 3,
  "==": 3,
  "!=": 3,
  in: 3,
  "+": 4,
  "-": 4,
  "*": 5,
  "/": 5,
  "%": 5,
};
class Unreadable extends Error {}

/** The formula that a source says; null where it can't be read or is nested deeper than 100. */
export function formulaOf(source: string): Formula | null {
  const tokens = tokensOf(source);
  let at = 0;
  let depth = 0;
  const is = (mark: string): boolean => tokens[at]?.kind !== "text" && tokens[at]?.text === mark;
  const take = (mark: string): void => {
    if (!is(mark)) throw new Unreadable(mark);
    at++;
  };

  function whole(): Formula {
    if (++depth > DEEPEST) throw new Unreadable("depth");
    const test = binary(1);
    let formula = test;
    if (is("?")) {
      at++;
      const yes = whole();
      take(":");
      formula = { is: "choose", test, yes, no: whole() };
    }
    depth--;
    return formula;
  }

  function binary(least: number): Formula {
    let left = unary();
    for (let op = operator(tokens[at]); op !== null && POWER[op]! >= least; op = operator(tokens[at])) {
      at++;
      left = { is: "binary", op, left, right: binary(POWER[op]! + 1) };
    }
    return left;
  }

  function unary(): Formula {
    const signs: ("not" | "negate")[] = [];
    for (; is("!") || is("-"); at++) signs.push(is("!") ? "not" : "negate");
    if (signs.length > DEEPEST) throw new Unreadable("depth");
    return signs.reduceRight<Formula>((of, sign) => ({ is: sign, of }), member());
  }

  function member(): Formula {
    let formula = primary();
    for (let links = 0; ; links++) {
      if (links > DEEPEST) throw new Unreadable("depth");
      if (is(".")) {
        at++;
        const name = tokens[at++];
        if (name?.kind !== "name") throw new Unreadable("name");
        if (formula.is === "name") formula = { is: "name", name: `${formula.name}.${name.text}` };
        else formula = { is: "opaque", args: [formula, { is: "name", name: `.${name.text}` }] };
      } else if (is("(")) {
        const args = items(")");
        formula =
          formula.is === "name" ? { is: "call", name: formula.name, args } : { is: "opaque", args: [formula, ...args] };
      } else if (is("[")) formula = { is: "opaque", args: [formula, ...items("]")] };
      else return formula;
    }
  }

  function primary(): Formula {
    const token = tokens[at];
    if (token === undefined) throw new Unreadable("end");
    if (is("(")) {
      at++;
      const inside = whole();
      take(")");
      return inside;
    }
    if (is("[")) return { is: "list", args: items("]") };
    at++;
    if (token.kind === "text") return { is: "text", value: token.text };
    if (token.kind === "number") return { is: "number", value: Number(token.text.replace(/[uU]$/, "")) };
    if (token.text === "true" || token.text === "false") return { is: "number", value: token.text === "true" ? 1 : 0 };
    if (token.kind === "name") return { is: "name", name: token.text };
    throw new Unreadable(token.text);
  }

  function items(end: string): Formula[] {
    at++;
    const args: Formula[] = [];
    while (!is(end)) {
      args.push(whole());
      if (!is(end)) take(",");
    }
    take(end);
    return args;
  }

  try {
    const formula = whole();
    return at === tokens.length ? formula : null;
  } catch (problem) {
    if (problem instanceof Unreadable) return null;
    throw problem;
  }
}

function operator(token: Token | undefined): string | null {
  return token && token.kind !== "text" && Object.hasOwn(POWER, token.text) ? token.text : null;
}

/** The formulas right inside one. */
export function partsOf(formula: Formula): readonly Formula[] {
  switch (formula.is) {
    case "number":
    case "text":
    case "name":
      return [];
    case "call":
    case "list":
    case "opaque":
      return formula.args;
    case "not":
    case "negate":
      return [formula.of];
    case "binary":
      return [formula.left, formula.right];
    case "choose":
      return [formula.test, formula.yes, formula.no];
  }
}

/** A formula and everything in it. */
export function* allOf(formula: Formula): Generator<Formula> {
  yield formula;
  for (const part of partsOf(formula)) yield* allOf(part);
}

/** Every dotted name in a formula, those of calls left out. */
export function namesIn(formula: Formula): string[] {
  return [...allOf(formula)].flatMap((part) => (part.is === "name" ? [part.name] : []));
}
