import { Composer, type Document, LineCounter } from "yaml";
import { tokensOf } from "./nesting.ts";
import { NodePlaces, type Places } from "./place-in-file.ts";
import { plainValue } from "./plain-value.ts";
import type { Checked } from "./problem.ts";
import { failed } from "./problem-list.ts";
import { sourceFaults } from "./source-text.ts";
import { yamlProblem } from "./yaml-faults.ts";

/** What one YAML document says, and where it says it. */
export interface YamlFile {
  /** plain maps, lists, text, finite numbers, true, false, null */
  readonly value: unknown;
  readonly places: Places;
}

/**
 * Reads one YAML 1.2 document of plain data. Refused, each with its place: syntax errors, more than
 * one document, directives, tags, aliases, keys that are not text or come twice, `__proto__` and
 * its like, control characters, numbers that are not finite or not exact. A file of hostile size or
 * depth ends before it is built.
 */
export function readYaml(source: string): Checked<YamlFile> {
  const text = source.startsWith("\uFEFF") ? source.slice(1) : source;
  const faults = sourceFaults(text);
  if (faults.length > 0) return failed(faults);

  const lines = new LineCounter();
  const tokens = tokensOf(text, lines);
  if (!Array.isArray(tokens)) return failed([tokens]);
  const directive = tokens.find((token) => token.type === "directive");
  if (directive) return failed([yamlProblem("DIRECTIVE", directive.source, lines.linePos(directive.offset))]);
  const strays = tokens.filter((token) => token.type === "error");
  if (strays.length > 0)
    return failed(strays.map(({ message, offset }) => yamlProblem("STRAY", message, lines.linePos(offset))));

  const composer = new Composer({ strict: true, merge: false, uniqueKeys: false, prettyErrors: false, schema: "core" });
  const documents = composer.compose(tokens, true, text.length);
  const first: Document.Parsed | undefined = documents.next().value ?? undefined;
  const second = documents.next();
  if (!first?.contents) return failed([yamlProblem("EMPTY", "", { line: 1, col: 1 })]);

  const problems = [...first.errors, ...first.warnings].map(({ code, message, pos }) =>
    yamlProblem(code, message, lines.linePos(pos[0])),
  );
  if (!second.done) problems.push(yamlProblem("MULTIPLE_DOCS", "", lines.linePos(second.value.range[0])));
  if (problems.length > 0) return failed(problems);

  const places = new NodePlaces(first.contents, lines);
  const value = plainValue(first.contents, places, problems);
  return problems.length > 0 ? failed(problems) : { ok: true, value: { value, places }, warnings: [] };
}
