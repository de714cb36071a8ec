import type { Problem } from "./problem.ts";

/** longest document read, in UTF-16 units: the largest real standard is a quarter of it */
const LONGEST_SOURCE = 2_000_000;

/** what no text of ours holds; a lone carriage return would make our line numbers differ from the editor's */
const UNWANTED = /[^\P{Cc}\t\n\r]|[\ufeff\ufffd-\uffff]|\r(?!\n)/gu;
/** the same in a value, where `"\0"` may have made one; line breaks and tabs are text */
const UNWANTED_IN_VALUE = /[^\P{Cc}\t\n\r]|[\ufeff\ufffe\uffff]/u;

/** Whether a value holds a control character, a byte order mark or half of a surrogate pair. */
export const hasUnwanted = (text: string): boolean => UNWANTED_IN_VALUE.test(text) || !text.isWellFormed();

const MOST_TOLD = 20;

/** What forbids reading a source text at all, before its syntax is looked at. */
export function sourceFaults(text: string): Problem[] {
  if (text.length > LONGEST_SOURCE)
    return [
      problem("file-too-large", 1, 1, `${text.length} characters`, `at most ${LONGEST_SOURCE}: split what is in it`),
    ];
  const problems: Problem[] = [];
  let line = 1;
  let lineStart = 0;
  for (const { 0: character, index } of text.matchAll(UNWANTED)) {
    for (let next = text.indexOf("\n", lineStart); next >= 0 && next < index; next = text.indexOf("\n", lineStart)) {
      line++;
      lineStart = next + 1;
    }
    problems.push(faultOf(character, line, index - lineStart + 1));
    if (problems.length === MOST_TOLD) return problems;
  }
  if (problems.length === 0 && !text.isWellFormed())
    problems.push(problem("not-utf-8", 0, 0, "half of a surrogate pair", "text in UTF-8"));
  return problems;
}

function faultOf(character: string, line: number, column: number): Problem {
  const code = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
  if (character === "\ufffd") return problem("not-utf-8", line, column, `${code} (bytes that are not UTF-8)`, "UTF-8");
  if (character === "\ufeff")
    return problem("control-character", line, column, `${code} (a byte order mark)`, "none after the first character");
  if (character === "\r")
    return problem(
      "control-character",
      line,
      column,
      `${code} (a lone carriage return)`,
      "lines that end in LF or CR LF",
    );
  const hint = character === "\0" ? "text in UTF-8; NUL bytes often mean UTF-16" : "text without control characters";
  return problem("control-character", line, column, code, hint);
}

const problem = (code: string, line: number, column: number, got: string, want: string): Problem => {
  return { level: "error", code, path: "", line, column, got, want };
};
