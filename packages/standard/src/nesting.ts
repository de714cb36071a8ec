import { type CST, Lexer, type LineCounter, Parser } from "yaml";
import type { Problem } from "./problem.ts";

/** deepest nesting of maps and lists; every level of criteria takes two */
const DEEPEST = 64;

/**
 * The tokens of a YAML text, or the place where its nesting passes 64 levels: what is deeper is not
 * read at all, since the parser would recurse there.
 * @param lines receives where each line begins
 */
export function tokensOf(text: string, lines: LineCounter): CST.Token[] | Problem {
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > DEEPEST && parser.stack.filter(isCollection).length > DEEPEST)
      return tooDeep(lines.linePos(parser.stack.at(-1)!.offset)); // longer than 64
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

const isCollection = (token: CST.Token): boolean => "items" in token;

const tooDeep = ({ line, col }: { line: number; col: number }): Problem => {
  const place = { path: "", line, column: col };
  return { level: "error", code: "nested-too-deeply", ...place, got: `more than ${DEEPEST} levels`, want: "fewer" };
};
