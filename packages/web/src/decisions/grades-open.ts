import type { GradeTitle } from "../api/views.ts";

/** The grades that may be decided: none above the one that the score gives. They begin with the highest. */
export function gradesOpen(grades: readonly GradeTitle[], computed: string | null): readonly GradeTitle[] {
  const at = grades.findIndex(({ id }) => id === computed);
  return at < 0 ? [] : grades.slice(at);
}

/** Whether a decision is below what was sought, so that reasons are owed. */
export function isLower(grades: readonly GradeTitle[], decided: string | null, sought: string): boolean {
  const place = (grade: string | null): number => {
    const at = grades.findIndex(({ id }) => id === grade);
    return at < 0 ? grades.length : at;
  };
  return place(decided) > place(sought);
}
