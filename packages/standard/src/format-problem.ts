import type { Problem } from "./problem.ts";

const WIDTH = 100;
/** control characters, and those that turn the direction of a line: a terminal would obey them */
const OBEYED = /[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/**
 * A problem as plain text: its place, its path, what was found, what is wanted. One line, or two
 * where one would be long; errors are the rule and unmarked, a refusal and a warning say so and name their code.
 */
export function formatProblem(problem: Problem, file: string): string {
  const { level, code, line, column, path } = problem;
  const place = line > 0 ? `${file}:${line}:${column}` : file;
  const mark = level === "error" ? "" : `${level} [${code}] `;
  const subject = path === "" ? "" : `${path}: `;
  const first = plain(`${place}  ${mark}${subject}got ${problem.got}`);
  const want = plain(`want ${problem.want}`);
  const isShort = first.length + want.length + 2 <= WIDTH;
  return isShort ? `${first}, ${want}` : `${first}\n    ${want}`;
}

const plain = (text: string): string =>
  text.replace(OBEYED, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
