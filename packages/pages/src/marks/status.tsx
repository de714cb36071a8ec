import { Holds } from "@touchstone/engine";
import type { ReactNode } from "react";
import type { View } from "../report/view.tsx";

/** Where a unit stands with its grade: a shape, a word and a tint. */
export type Status = "certain" | "notCertain" | "heldBack" | "tooLittleData";

/** How sure the grade is, where that was computed; `heldBack` says that the score alone would give a higher one. */
function statusesOf({ input }: View, i: number): Status[] {
  const { scored, robustness, model } = input;
  if (scored.screened[i] === 1) return ["tooLittleData"];
  if (model.grades.length === 0) return [];
  const isHeldBack = scored.grades[i] !== scored.gradesByScore[i];
  const sure: Status[] = robustness ? [robustness.certain[i] === 1 ? "certain" : "notCertain"] : [];
  return isHeldBack ? [...sure, "heldBack"] : sure;
}

/** The grade in words, and the marks that belong to it. */
export function Standing({ view, i }: { readonly view: View; readonly i: number }): ReactNode {
  const { scored, model, standard } = view.input;
  const title = standard.grades[scored.grades[i] ?? -1]?.title;
  const isGraded = model.grades.length > 0 && scored.screened[i] !== 1;
  return (
    <>
      {isGraded && (title === undefined ? <small>{view.t("noGrade")}</small> : <span>{view.say(title, 80)}</span>)}
      {statusesOf(view, i).map((status) => (
        <StatusMark key={status} status={status} view={view} />
      ))}
    </>
  );
}

const SHAPES: Readonly<Record<Status, "full" | "half" | "hollow" | "dash">> = {
  certain: "full",
  notCertain: "half",
  heldBack: "hollow",
  tooLittleData: "dash",
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
