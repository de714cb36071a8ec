import { type Refusal, refusalText } from "@touchstone/domain";
import type { Fault, ProblemKind } from "./problem.ts";
import { ProblemError } from "./problem.ts";

/** Kinds of problem that refusals are: all others are `refused`. */
const KINDS: { readonly [C in Refusal["code"]]?: ProblemKind } = {
  "not-allowed": "not-allowed",
  "not-separated": "not-allowed",
  "acts-elsewhere": "not-allowed",
  unknown: "not-found",
  exists: "conflict",
  "applied-already": "conflict",
  "key-used": "conflict",
  "changed-meanwhile": "changed-meanwhile",
};

/** The problem that a refusal is, with its words and, for programs, its facts. */
export function refusedProblem(refusal: Refusal): ProblemError {
  const errors = faultsOf(refusal);
  return new ProblemError(KINDS[refusal.code] ?? "refused", refusalText(refusal), {
    refusal,
    ...(errors.length > 0 && { errors }),
  });
}

/** Every place of what was sent where something else is wanted. */
function faultsOf(refusal: Refusal): Fault[] {
  if (refusal.code === "invalid")
    return refusal.problems.map(({ path, got, want }) => ({
      pointer: pointerOf(path),
      detail: `got ${got}, want ${want}`,
    }));
  if (refusal.code === "cycle-unfit")
    // places of the standard, none of what was sent
    return refusal.problems.map(({ path, got, want }) => ({
      pointer: "",
      detail: `${path}: got ${got}, want ${want}`,
    }));
  if (refusal.code === "standard-refused")
    return refusal.problems.map(({ path, line, column, got, want }) => ({
      pointer: "/yaml",
      detail: `${line}:${column} ${path}: got ${got}, want ${want}`,
    }));
  return [];
}

/** `names[0].lang` as a JSON pointer. */
const pointerOf = (path: string): string => `/${path.replaceAll(/\[(\d+)\]/g, ".$1").replaceAll(".", "/")}`;
