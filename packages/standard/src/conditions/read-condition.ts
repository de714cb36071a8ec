import type { Standard } from "../schema.ts";
import { type NamesSaid, namesSaid } from "./names-said.ts";
import { textOf } from "./option.ts";
import { type ASTNode, dotted, parseCondition } from "./parse.ts";
import type { Comparison, Figure, Label, Truth } from "./reading.ts";
import { said } from "./typed.ts";

/**
 * What a condition of a standard asks, part by part. Says the same as the condition wherever that can be computed;
 * a part that can't be read stands in it as it is written. Never throws.
 */
export function readCondition(standard: Standard, source: string): Truth {
  const parsed = parseCondition(source);
  return "tree" in parsed ? truthOf(parsed.tree, true, namesSaid(standard)) : { is: "unread", source };
}

/** Likewise what a formula of a standard makes. */
export function readFormula(standard: Standard, source: string): Figure {
  const parsed = parseCondition(source);
  return "tree" in parsed ? figureOf(parsed.tree, namesSaid(standard)) : { is: "unread", source };
}

/** @param yes false: what is asked is that it does not hold */
function truthOf(node: ASTNode, yes: boolean, names: NamesSaid): Truth {
  switch (node.op) {
    case "value":
      return typeof node.args === "boolean" ? { is: node.args === yes ? "always" : "never" } : unread(node, yes);
    case "id":
    case ".": {
      const meant = names.names.get(dotted(node) ?? "");
      return meant?.sort === "truth" ? meant.say(yes) : unread(node, yes);
    }
    case "!_":
      return truthOf(node.args, !yes, names);
    case "&&":
    case "||": {
      const is = (node.op === "&&") === yes ? "all" : "any";
      const parts = node.args.map((part) => truthOf(part, yes, names));
      return { is, of: parts.flatMap((part) => (part.is === is ? part.of : [part])) };
    }
    case "<":
    case "<=":
    case ">":
    case ">=":
      return compared(yes ? node.op : OPPOSITE[node.op], node.args, names);
    case "==":
    case "!=":
      return equal(yes ? node.op : OPPOSITE[node.op], node, names);
    case "in":
      return membership(node, yes, names);
    case "call":
      return gradeReached(node, yes, names);
    case "?:": {
      const [test, then, otherwise] = node.args;
      const of = (part: ASTNode): Truth => truthOf(part, yes, names);
      return { is: "if", test: truthOf(test, true, names), yes: of(then), no: of(otherwise) };
    }
    case "-_":
    case "+":
    case "-":
    case "*":
    case "/":
    case "%":
    case "rcall":
    case ".?":
    case "[]":
    case "[?]":
    case "list":
    case "map":
      return unread(node, yes);
  }
}

function figureOf(node: ASTNode, names: NamesSaid): Figure {
  switch (node.op) {
    case "value": {
      const isNumber = typeof node.args === "number" || typeof node.args === "bigint";
      return isNumber ? { is: "value", value: Number(node.args) } : unread(node);
    }
    case "id":
    case ".": {
      const meant = names.names.get(dotted(node) ?? "");
      return meant?.sort === "figure" ? meant.figure : unread(node);
    }
    case "-_": {
      const of = figureOf(node.args, names);
      return of.is === "value" ? { is: "value", value: -of.value } : { is: "negative", of };
    }
    case "+":
    case "-":
    case "*":
    case "/":
      return { is: node.op, left: figureOf(node.args[0], names), right: figureOf(node.args[1], names) };
    case "call": {
      const [of, args] = node.args;
      if (of !== "min" && of !== "max") return unread(node);
      return { is: of === "min" ? "least" : "greatest", of: args.map((arg) => figureOf(arg, names)) };
    }
    case "?:": {
      const [test, then, otherwise] = node.args;
      return {
        is: "if",
        test: truthOf(test, true, names),
        yes: figureOf(then, names),
        no: figureOf(otherwise, names),
      };
    }
    case "!_":
    case "&&":
    case "||":
    case "<":
    case "<=":
    case ">":
    case ">=":
    case "==":
    case "!=":
    case "in":
    case "%":
    case "rcall":
    case ".?":
    case "[]":
    case "[?]":
    case "list":
    case "map":
      return unread(node);
  }
}

const OPPOSITE: Readonly<Record<Comparison, Comparison>> = {
  "<": ">=",
  "<=": ">",
  "==": "!=",
  "!=": "==",
  ">": "<=",
  ">=": "<",
};
/** What a comparison becomes when its sides change places. */
const TURNED: Readonly<Record<Comparison, Comparison>> = {
  "<": ">",
  "<=": ">=",
  "==": "==",
  "!=": "!=",
  ">": "<",
  ">=": "<=",
};

/** A number by itself comes last: `75 <= score` asks for a score of at least 75. */
function compared(op: Comparison, [l, r]: readonly [ASTNode, ASTNode], names: NamesSaid): Truth {
  const [left, right] = [figureOf(l, names), figureOf(r, names)];
  return left.is === "value" && right.is !== "value"
    ? { is: "compare", op: TURNED[op], left: right, right: left }
    : { is: "compare", op, left, right };
}

function equal(op: "==" | "!=" | Comparison, node: ASTNode & { op: "==" | "!=" }, names: NamesSaid): Truth {
  const [l, r] = node.args;
  const same = op === "==";
  const text = textOf(r) ?? textOf(l);
  if (text !== null) return chosen(textOf(r) === null ? r : l, [text], same, names) ?? unread(node, true);
  if (!isTruth(l, names) || !isTruth(r, names)) return compared(op, node.args, names);
  // beside true or false nothing is asked but the other side
  if (r.op === "value") return truthOf(l, (r.args === true) === same, names);
  if (l.op === "value") return truthOf(r, (l.args === true) === same, names);
  return { is: "same", of: [truthOf(l, true, names), truthOf(r, true, names)], same };
}

function membership(node: ASTNode & { op: "in" }, among: boolean, names: NamesSaid): Truth {
  const [l, list] = node.args;
  const texts = list.op === "list" ? list.args.map(textOf) : [null];
  const known = texts.filter((text) => text !== null);
  return (known.length === texts.length && chosen(l, known, among, names)) || unread(node, among);
}

function chosen(node: ASTNode, texts: readonly string[], among: boolean, { names }: NamesSaid): Truth | null {
  const meant = names.get(dotted(node) ?? "");
  if (meant?.sort !== "choice") return null;
  const options = [...new Set(texts)].map((text): Label => meant.options.get(text) ?? { id: text, title: null });
  return { is: "choice", of: meant.of, options, among };
}

function gradeReached(node: ASTNode & { op: "call" }, reached: boolean, { grades }: NamesSaid): Truth {
  const [name, [arg]] = node.args;
  const of = grades.get((arg && textOf(arg)) ?? "");
  return name === "gradeAtLeast" && of ? { is: "grade", of, reached } : unread(node, reached);
}

/** Whether a part is something that holds or not, by its outermost sign. */
function isTruth(node: ASTNode, names: NamesSaid): boolean {
  if (node.op === "value") return typeof node.args === "boolean";
  if (node.op === "id" || node.op === ".") return names.names.get(dotted(node) ?? "")?.sort === "truth";
  if (node.op === "call") return node.args[0] === "gradeAtLeast";
  if (node.op === "?:") return isTruth(node.args[1], names);
  return ["!_", "&&", "||", "<", "<=", ">", ">=", "==", "!=", "in"].includes(node.op);
}

function unread(node: ASTNode, yes = true): { readonly is: "unread"; readonly source: string } {
  return { is: "unread", source: yes ? said(node) : `!(${said(node)})` };
}
