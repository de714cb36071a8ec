/** One thing that is wrong in a table of data, with everything needed to find and mend it. */
export interface InputProblem {
  /** kebab-case and stable: tests name it */
  readonly code: string;
  /** from 1; 0 where it concerns the whole file */
  readonly line: number;
  /** the column's name in the file; empty where it concerns the whole row */
  readonly column: string;
  readonly got: string;
  readonly want: string;
  /** where it is, in files that are not made of lines: `Sheet1!C12` */
  readonly place?: string;
}

/** How many problems are kept; the rest are counted. */
const SHOWN = 100;

/** Every problem of one file: the first hundred in full, the rest as a number. */
export class Problems {
  readonly file: string;
  readonly shown: InputProblem[] = [];
  count = 0;
  /** how a row (from 1) and a column are written in files that are not made of lines; null: as a line */
  placeOf: ((row: number, column: string) => string) | null = null;

  /** how a column is called by its place, from 0 */
  columnAt: (place: number) => string = (place) => `column ${place + 1}`;

  constructor(file: string) {
    this.file = file;
  }

  /**
   * Adds a problem with a text of the file, which is quoted. `want` is only made where the problem
   * will be shown, so a file of a million errors costs no more than one of a hundred.
   */
  add(code: string, line: number, column: string, text: string, want: string | (() => string)): void {
    if (++this.count > SHOWN) return;
    this.#push({ code, line, column, got: quoted(text), want: typeof want === "string" ? want : want() });
  }

  /** Adds a problem with what was found in our words. */
  addFact(code: string, line: number, column: string, got: string, want: string): void {
    if (++this.count <= SHOWN) this.#push({ code, line, column, got, want });
  }

  /** Adds what ended the reading; it is always shown. */
  fatal({ code, line, got, want }: Unreadable): void {
    this.count++;
    this.#push({ code, line, column: "", got, want });
  }

  #push(problem: InputProblem): void {
    const { line, column } = problem;
    this.shown.push(this.placeOf && line > 0 ? { ...problem, place: this.placeOf(line, column) } : problem);
  }
}

/** Ends the reading of a file at once: what follows can't be trusted to mean anything. */
export class Unreadable extends Error {
  readonly code: string;
  readonly line: number;
  readonly got: string;
  readonly want: string;

  constructor(code: string, line: number, got: string, want: string) {
    super(`${code}: got ${got}, want ${want}`);
    this.code = code;
    this.line = line;
    this.got = got;
    this.want = want;
  }
}

/** One line a problem: `data.csv:41  notices: got "abc", want a number`, or `data.xlsx Sheet1!C12  notices: …`. */
export function formatInputProblem(file: string, { line, column, got, want, place }: InputProblem): string {
  const where = place === undefined ? (line > 0 ? `${file}:${line}` : file) : `${file} ${printable(place)}`;
  return `${where}  ${column === "" ? "" : `${printable(column)}: `}got ${got}, want ${want}`;
}

const LONGEST = 60;

/** What was found, in quotes, cut to sixty characters, with nothing that could move a cursor. */
function quoted(text: string): string {
  if (text === "") return "nothing";
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST).toWellFormed()}… (${text.length} characters)` : text;
  return `"${printable(cut)}"`;
}

/** A text that a terminal can be shown: control, format and line-separator characters become U+FFFD. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, "\ufffd");
}

/** Ends the reading of a list or a mapping with every problem in it, as lines. */
export class FileRefused extends Error {
  override readonly name = "FileRefused";
  readonly problems: Problems;
  constructor(problems: Problems) {
    super(problems.shown.map((problem) => formatInputProblem(problems.file, problem)).join("\n"));
    this.problems = problems;
  }
}
