import type { ReactNode } from "react";
import { shownScore } from "../text/figures.ts";
import { CertaintyMark, RankWords } from "./certainty-mark.tsx";
import type { DesignationInput } from "./designation-input.ts";
import { Part } from "./frame.tsx";
import { Scale } from "./measures.tsx";
import type { PublicView } from "./view.tsx";

/** The score that a designation rests on, and how sure it is; of each criterion nobody knows that, so none has its own here. */
export function DesignationScore({
  view,
  input,
}: {
  readonly view: PublicView;
  readonly input: DesignationInput;
}): ReactNode {
  const { t } = view;
  const { scorecard, grades, scale, language } = input;
  if (scorecard === null) return null;
  const { score, grade, of, certainty } = scorecard;
  const title = grades.find(({ id }) => id === grade)?.title;
  const thresholds = grades.map(({ atLeast }) => atLeast);
  return (
    <Part id="score" title={t("scoreOf")}>
      {score !== null && (
        <p className="measure whole">
          <b>{shownScore(score, thresholds)}</b>
          <Scale score={score} scale={scale} thresholds={thresholds} />
        </p>
      )}
      {title !== undefined && <p>{t("gradeOfScore", { grade: view.textPlain(title, language, 80) })}</p>}
      <p>
        <CertaintyMark view={view} kept={certainty.kept} certain={certainty.certain} of="ownGradeStays" />
        {"; "}
        {certainty.rank !== null && <small>{t("rankOf", { rank: certainty.rank, n: of })}; </small>}
        <RankWords view={view} certainty={certainty} />
      </p>
      {certainty.kept !== null && <p className="how">{t("scoreOfHow")}</p>}
      <p className="how">{t("criteriaUnsure")}</p>
    </Part>
  );
}
