import type { ReactNode } from "react";

const MOST_STREAKS = 5;
const MARKS = [1, 2, 3, 4, MOST_STREAKS];

/** How many gold streaks a grade has: one for the lowest, five at most; none for no grade. */
export function streaksOf(grade: number, nGrades: number): number {
  return grade < 0 ? 0 : Math.min(MOST_STREAKS, nGrades - grade);
}

/** A grade's mark: gold streaks on a cut stone; its place without one. Never without its text beside it. Drawn by `GradeMarks`. */
export function GradeMark({ streaks }: { readonly streaks: number }): ReactNode {
  return (
    <svg className="chip" aria-hidden="true">
      {streaks > 0 && <use href={`#mark${streaks}`} />}
    </svg>
  );
}

/** The drawings that `GradeMark` uses, once a page. */
export function GradeMarks(): ReactNode {
  return (
    <svg className="vh" aria-hidden="true">
      <defs>
        {MARKS.map((streaks) => (
          <symbol key={streaks} id={`mark${streaks}`} viewBox="0 0 36 36">
            <path className="stone" d="M9 1h18l8 8v18l-8 8H9l-8-8V9z" />
            <path className="facet" d="M9 1h18l8 8H1z" />
            {MARKS.slice(0, streaks).map((streak) => {
              const x = 18 + (streak - (streaks + 1) / 2) * 5.4;
              return <path key={streak} className="streak" d={`M${x - 3.4} 27.5 ${x + 3.4} 9.5`} />;
            })}
          </symbol>
        ))}
      </defs>
    </svg>
  );
}
