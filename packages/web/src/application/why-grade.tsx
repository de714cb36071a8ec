import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { GradeTitle, ScoreView } from "../api/views.ts";
import { GradeWord } from "../parts/grade.tsx";
import { Words } from "../parts/said.tsx";

interface WhyGradeProps {
  readonly score: Pick<ScoreView, "grade" | "gradeByScore" | "gates">;
  readonly grades: readonly GradeTitle[];
  readonly order: readonly string[];
}

/** Why a grade is lower than its score would give: the gates that do not hold, or what the grade asks for beside the score. */
export function WhyGrade({ score: { grade, gradeByScore, gates }, grades, order }: WhyGradeProps): ReactNode {
  if (gradeByScore === null || gradeByScore === grade) return null;
  const closed = gates.filter(({ holds }) => holds !== "yes");
  return (
    <div className="why-grade">
      <p>
        <Trans>
          By the score alone it would be “<GradeWord grade={gradeByScore} grades={grades} />
          ”.
        </Trans>{" "}
        {closed.length === 0 ? (
          <Trans>What the standard asks for beside the score does not hold.</Trans>
        ) : (
          <Trans>Nothing outweighs a gate, and these do not hold:</Trans>
        )}
      </p>
      {closed.length > 0 && (
        <ul>
          {closed.map(({ id, title, asks, holds }) => (
            <li key={id}>
              <b>
                <Words map={title} order={order} />
              </b>
              <small className="asks">
                <Words map={asks} order={order} />
              </small>
              {holds === "unknown" && (
                <small>
                  <Trans>not yet shown</Trans>
                </small>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
