import { type ASTNode, Environment } from "@marcbachmann/cel-js";

export type { ASTNode };

/** No condition that a person can read aloud is longer or deeper. */
const LONGEST = 2000;
const LIMITS = { maxAstNodes: 1000, maxDepth: 60, maxListElements: 200, maxMapEntries: 1, maxCallArguments: 32 };

const environment = new Environment({ limits: LIMITS });

/** What a parser answers: the tree, or where and why it stopped. */
export type Parsed = { readonly tree: ASTNode } | { readonly wrong: string };

/** Reads CEL source. Only its grammar is judged here; what the names mean is `translate`'s. Never throws. */
export function parseCondition(source: string): Parsed {
  if (source.length > LONGEST) return { wrong: `${source.length} characters` };
  // the parser bounds parentheses, calls and lists by itself, but not a row of signs
  if (/(?:[!-]\s*){30}/.test(source)) return { wrong: "a long row of ! or -" };
  try {
    return { tree: environment.parse(source).ast };
  } catch (fault) {
    return { wrong: fault instanceof Error ? oneLine(fault.message) : String(fault) };
  }
}

/** The parser's names of signs, as they are written. */
const SIGNS: Readonly<Record<string, string>> = {
  EOF: "the end",
  NUMBER: "a number",
  STRING: "a text",
  IDENTIFIER: "a name",
  BOOLEAN: "true or false",
  NULL: "null",
  BYTES: "a text",
  IN: "in",
  EQ: "==",
  NE: "!=",
  LT: "<",
  LE: "<=",
  GT: ">",
  GE: ">=",
  AND: "&&",
  OR: "||",
  NOT: "!",
  PLUS: "+",
  MINUS: "-",
  MULTIPLY: "*",
  DIVIDE: "/",
  MODULO: "%",
  LPAREN: "(",
  RPAREN: ")",
  LBRACKET: "[",
  RBRACKET: "]",
  LBRACE: "{",
  RBRACE: "}",
  DOT: ".",
  COMMA: ",",
  COLON: ":",
  QUESTION: "?",
};
const sign = (name: string): string => SIGNS[name] ?? name;

/** The parser draws the source under its message; the first line says what is wrong, in its own names of signs. */
function oneLine(message: string): string {
  const line = message.split("\n", 1)[0] ?? message;
  const unexpected = /^Unexpected token: ([A-Z_]+)$/.exec(line)?.[1];
  if (unexpected !== undefined) return `${sign(unexpected)}, where a name or a number is missing`;
  const [, wanted, found] = /^Expected ([A-Z_]+), got ([A-Z_]+)$/.exec(line) ?? [];
  if (wanted !== undefined && found !== undefined) return `${sign(found)}, where ${sign(wanted)} is missing`;
  if (line.startsWith("Unexpected character: '")) return "two parts with nothing between them that joins them";
  const character = /^Unexpected character: (.+)$/.exec(line)?.[1];
  return character === undefined ? line : `${character} by itself, which means nothing here`;
}

/** `findings.major.open` of a chain of names, or null where the node is something else. */
export function dotted(node: ASTNode): string | null {
  if (node.op === "id") return node.args;
  if (node.op !== ".") return null;
  const left = dotted(node.args[0]);
  return left === null ? null : `${left}.${node.args[1]}`;
}
