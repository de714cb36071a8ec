import { Trans } from "@lingui/react/macro";
import { GradeMark, streaksOf } from "@touchstone/pages";
import type { ReactNode } from "react";
import type { GradeTitle } from "../api/views.ts";
import { Words } from "./said.tsx";

interface GradeProps {
  /** id of the grade; null: none */
  readonly grade: string | null;
  readonly grades: readonly GradeTitle[];
}

/** The title of a grade. */
export function GradeWord({ grade, grades }: GradeProps): ReactNode {
  if (grade === null) return <Trans>no grade</Trans>;
  const found = grades.find(({ id }) => id === grade);
  return found ? <Words map={found.title} /> : grade;
}

/** A grade with its mark: gold streaks on stone, none for no grade. */
export function Grade({ grade, grades }: GradeProps): ReactNode {
  const at = grades.findIndex(({ id }) => id === grade);
  return (
    <span className="graded">
      {at >= 0 && <GradeMark streaks={streaksOf(at, grades.length)} />}
      <GradeWord grade={grade} grades={grades} />
    </span>
  );
}
