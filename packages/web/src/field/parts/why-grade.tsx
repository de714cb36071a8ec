import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { ApplicationView } from "../api/shapes.ts";
import { Words } from "./said.tsx";

interface WhyGradeProps {
  readonly score: NonNullable<ApplicationView["score"]>;
  readonly cycle: ApplicationView["cycle"];
}

/** Why a grade is lower than its score would give: the gates that do not hold, or what the grade asks for beside the score. */
export function WhyGrade({ score: { grade, gradeByScore, gates }, cycle }: WhyGradeProps): ReactNode {
  const byScore = cycle.grades.find(({ id }) => id === gradeByScore);
  if (byScore === undefined || gradeByScore === grade) return null;
  const closed = gates.filter(({ holds }) => holds !== "yes");
  return (
    <div className="notice">
      <p>
        <Trans>
          By the score alone it would be “<Words map={byScore.title} order={cycle.languages} />
          ”.
        </Trans>{" "}
        {closed.length === 0 ? (
          <Trans>What the standard asks for beside the score does not hold.</Trans>
        ) : (
          <Trans>Nothing outweighs a gate, and these do not hold:</Trans>
        )}
      </p>
      {closed.map(({ id, title, asks }) => (
        <p key={id}>
          <b>
            <Words map={title} order={cycle.languages} />
          </b>
          <small className="asks">
            <Words map={asks} order={cycle.languages} />
          </small>
        </p>
      ))}
    </div>
  );
}
