import { formatInputProblem, type Problems, printable } from "@touchstone/input";
import type { UnitProblem } from "@touchstone/server";
import { refusalText } from "../record/refusal-text.ts";
import { Stop } from "../stop.ts";
import { counted } from "../terminal/figures.ts";

const SHOWN = 100;

/** @throws {Stop} with every problem that the files have by themselves, if there is one */
export function stopOnFileProblems(files: readonly Problems[]): void {
  const count = files.reduce((sum, { count: ofFile }) => sum + ofFile, 0);
  if (count === 0) return;
  const lines = files.flatMap(({ file, shown }) => shown.map((problem) => formatInputProblem(file, problem)));
  throw stopWith(lines, count);
}

/** The end of an import that the register does not take: the first hundred problems, and how many there are. */
export function stopOnProblems(problems: readonly UnitProblem[], count: number): Stop {
  return stopWith(problems.slice(0, SHOWN).map(lineOf), count);
}

function stopWith(lines: readonly string[], count: number): Stop {
  const shown = lines.slice(0, SHOWN);
  const more = count > shown.length ? [`… and ${counted(count - shown.length, "more problem", "more problems")}`] : [];
  return new Stop(1, [...shown, ...more, `${counted(count, "problem")}. Nothing was recorded.`].join("\n"));
}

function lineOf({ file, line, column, got, want, refusal }: UnitProblem): string {
  const words = refusal === null ? `got ${got}, want ${want}` : refusalText(refusal);
  return `${file}:${line}  ${printable(column === "" ? words : `${column}: ${words}`)}`;
}
