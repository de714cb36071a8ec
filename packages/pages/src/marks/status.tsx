import { Holds } from "@touchstone/engine";
import type { ReactNode } from "react";
import type { View } from "../report/view.tsx";

/** Where a unit stands with its grade: a shape, a word and a tint. */
export type Status = "certain" | "notCertain" | "heldBack" | "noGrade" | "tooLittleData" | "graded";

/** `heldBack` says that the score alone would give more than the grade reached; it outweighs how sure that is. */
export function statusOf({ input }: View, i: number): Status | null {
  const { scored, robustness, model } = input;
  if (scored.screened[i] === 1) return "tooLittleData";
  if (model.grades.length === 0) return null;
  if (scored.grades[i] !== scored.gradesByScore[i]) return "heldBack";
  if (robustness) return robustness.certain[i] === 1 ? "certain" : "notCertain";
  return scored.grades[i] === -1 ? "noGrade" : "graded";
}

const SHAPES: Readonly<Record<Status, "full" | "half" | "hollow" | "dash">> = {
  certain: "full",
  notCertain: "half",
  heldBack: "hollow",
  noGrade: "dash",
  tooLittleData: "dash",
  graded: "full",
};

export function StatusMark({ status, view }: { readonly status: Status; readonly view: View }): ReactNode {
  return (
    <span className={`st ${SHAPES[status]}`}>
      <i aria-hidden="true" />
      {view.t(status)}
    </span>
  );
}

/** Whether a gate or a condition holds, in the same shapes. */
export function HoldsMark({ holds, view }: { readonly holds: Holds; readonly view: View }): ReactNode {
  const [shape, word] =
    holds === Holds.yes
      ? (["full", "holds"] as const)
      : holds === Holds.no
        ? (["against", "holdsNot"] as const)
        : (["hollow", "notShown"] as const);
  return (
    <span className={`st ${shape}`}>
      <i aria-hidden="true" />
      {view.t(word)}
    </span>
  );
}
