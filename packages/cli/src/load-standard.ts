import { createHash } from "node:crypto";
import type { Model } from "@touchstone/engine";
import { openSource, Unreadable } from "@touchstone/input";
import {
  type ColumnSpec,
  check,
  compile,
  digestOf,
  formatProblem,
  type Problem,
  type Standard,
  type Text,
} from "@touchstone/standard";
import { Stop } from "./stop.ts";
import { sayIn } from "./terminal/language.ts";

/** A standard that has passed every check, ready for use. */
export interface LoadedStandard {
  readonly file: string;
  readonly standard: Standard;
  readonly model: Model;
  readonly columns: readonly ColumnSpec[];
  readonly warnings: readonly Problem[];
  /** SHA-256 of its canonical form, hexadecimal */
  readonly digest: string;
  /** as it was asked for; null: the source's */
  readonly language: string | null;
  /** a text in the language of the command; one that is shown in another language says so */
  readonly say: (text: Text) => string;
}

/** More than `check` reads; a larger file isn't held in memory to be refused. */
const MOST_BYTES = 4 << 20;

/** The text of a standard's file, without a byte order mark. @throws {Stop} if it can't be read */
export async function readStandardFile(file: string): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of openSource(file, "utf-8").chunks) {
      parts.push(chunk);
      length += chunk.length;
      if (length > MOST_BYTES)
        throw new Unreadable("too-large", 0, "a file of more than 4 MiB", "a standard of at most 2 MB");
    }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    throw new Stop(1, `${file}${error.line > 0 ? `:${error.line}` : ""}  got ${error.got}, want ${wantOf(error)}`);
  }
  return Buffer.concat(parts).toString();
}

function wantOf({ code, want }: Unreadable): string {
  if (code === "encoding") return "UTF-8 (save the file as UTF-8)";
  return code === "empty-file" || code === "format" ? "a standard in YAML, as UTF-8 text" : want;
}

/** Reads and checks a standard. @throws {Stop} with every problem in it */
export async function loadStandard(file: string, language: string | null = null): Promise<LoadedStandard> {
  const checked = check(await readStandardFile(file));
  if (!checked.ok) throw new Stop(1, problemLines(checked.problems, file).join("\n"));
  const { value: standard, warnings } = checked;
  const { model, columns } = compile(standard);
  return {
    file,
    standard,
    model,
    columns,
    warnings,
    digest: digestOf(standard, (text) => createHash("sha256").update(text).digest("hex")),
    language,
    say: sayIn(standard, language),
  };
}

/** Problems as lines, then one that counts them. */
export function problemLines(problems: readonly Problem[], file: string): string[] {
  const counts = Map.groupBy(problems, ({ level }) => level);
  const count = (level: Problem["level"], one: string, many: string): string[] => {
    const n = counts.get(level)?.length ?? 0;
    return n === 0 ? [] : [`${n} ${n === 1 ? one : many}`];
  };
  const summary = [
    ...count("refused", "refusal", "refusals"),
    ...count("error", "problem", "problems"),
    ...count("warning", "warning", "warnings"),
  ];
  return [...problems.map((problem) => formatProblem(problem, file)), `${file}: ${summary.join(", ")}.`];
}
