import { refusalText } from "@touchstone/domain";
import { type Problems, printable } from "@touchstone/input";
import type { ImportProblems, UnitProblem } from "@touchstone/server";
import { type Fault, ProblemError } from "../http/problem.ts";

const SHOWN = 100;

/** All that is wrong in a table by itself, as a problem: a fault's pointer is `/line/column`. */
export function fileProblem({ shown, count }: Problems): ProblemError {
  const errors = shown.map(({ line, column, got, want, place }): Fault => {
    const where = place === undefined ? (line > 0 ? `line ${line}` : "") : printable(place);
    const words = [where, printable(column)].filter(Boolean).join(", ");
    return { pointer: pointer(line, column), detail: `${words === "" ? "" : `${words}: `}got ${got}, want ${want}` };
  });
  return new ProblemError("invalid-request", counted(count, errors.length), { errors });
}

/** What the record does not take of answers or enrolments: a fault's pointer is `/unit/period/column`. */
export function answersProblem({ shown, count }: ImportProblems): ProblemError {
  const errors = shown.map(({ unit, period, column, got, want }): Fault => {
    const words = [unit, period, column].filter(Boolean).map(printable).join(" ");
    return { pointer: pointer(unit, period, column), detail: `${words}: got ${got}, want ${want}` };
  });
  return new ProblemError("refused", counted(count, errors.length), { errors });
}

/** What the register does not take: a fault's pointer is `/line/column`. */
export function unitsProblem(problems: readonly UnitProblem[], count: number): ProblemError {
  const errors = problems.slice(0, SHOWN).map(({ line, column, got, want, refusal }): Fault => {
    const words = refusal === null ? `got ${got}, want ${want}` : refusalText(refusal);
    return {
      pointer: pointer(line, column),
      detail: printable(`line ${line}${column === "" ? "" : `, ${column}`}: ${words}`),
    };
  });
  return new ProblemError("refused", counted(count, errors.length), { errors });
}

function counted(count: number, shown: number): string {
  const all = `${count} ${count === 1 ? "problem" : "problems"}`;
  return `${all}${count > shown ? `, of which the first ${shown} are listed` : ""}. Nothing was recorded.`;
}

/** RFC 6901 */
const pointer = (...parts: readonly (string | number)[]): string =>
  parts.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
