import type { Problem } from "./problem.ts";

interface Fault {
  readonly code: string;
  readonly want: string;
  /** in place of the parser's own words */
  readonly got?: string;
}

/** What to do about the faults that people make most; the others keep the words of the YAML parser. */
const FAULTS: Readonly<Record<string, Fault>> = {
  EMPTY: { code: "empty-file", got: "an empty file", want: "a map that begins with `touchstone: 1`" },
  DIRECTIVE: { code: "yaml-directive", want: "no line that begins with %" },
  MULTIPLE_DOCS: {
    code: "many-documents",
    got: "a second document",
    want: "one document a file, without another `---`",
  },
  TAB_AS_INDENT: { code: "tab", got: "a tab", want: "spaces before the text of a line" },
  BAD_INDENT: {
    code: "yaml-indent",
    want: "the keys of one map, or the items of one list, under each other; every [ and { closed",
  },
  TAG_RESOLVE_FAILED: { code: "yaml-tag", want: "no tag (a word that begins with !); put text with ! in quotes" },
  STRAY: { code: "yaml-syntax", want: "a map of keys and values; quotes around a text with such a sign" },
  BAD_SCALAR_START: { code: "yaml-syntax", want: "quotes around a text that begins with this character" },
  BLOCK_AS_IMPLICIT_KEY: { code: "yaml-syntax", want: "quotes around a text with a colon and a space in it" },
  MULTILINE_IMPLICIT_KEY: { code: "yaml-syntax", want: "a key on one line, with a colon and a space after it" },
  KEY_OVER_1024_CHARS: { code: "yaml-syntax", got: "a key of more than 1024 characters", want: "a short key" },
  BAD_DQ_ESCAPE: { code: "yaml-syntax", want: "single quotes, or \\\\ for a backslash" },
  BAD_ALIAS: { code: "yaml-syntax", want: "quotes around a text that begins with & or *" },
  ALIAS_PROPS: { code: "yaml-syntax", want: "quotes around a text that begins with & or *" },
  MISSING_CHAR: { code: "yaml-syntax", want: "the sign that is missing" },
  RESOURCE_EXHAUSTION: { code: "nested-too-deeply", got: "too many levels", want: "fewer" },
};

const LONGEST_WORDS = 160;

/** A problem made of a fault of YAML's syntax and the parser's words for it. */
export function yamlProblem(fault: string, words: string, at: { line: number; col: number }): Problem {
  const known = Object.hasOwn(FAULTS, fault) ? FAULTS[fault] : undefined;
  const { code, want, got } = known ?? { code: "yaml-syntax", want: "YAML 1.2" };
  const found = got ?? (words.length > LONGEST_WORDS ? `${words.slice(0, LONGEST_WORDS)}…` : words);
  return { level: "error", code, path: "", line: at.line, column: at.col, got: found, want };
}
