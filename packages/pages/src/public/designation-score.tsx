import type { ReactNode } from "react";
import { shownCount, shownScore } from "../text/figures.ts";
import { CertaintyMark, RankWords } from "./certainty-mark.tsx";
import type { DesignationInput } from "./designation-input.ts";
import { Part } from "./frame.tsx";
import { Scale } from "./measures.tsx";
import { CriteriaTable } from "./unit-criteria.tsx";
import type { PublicView } from "./view.tsx";

/** The score that a designation rests on and those of its criteria, with how sure they are. */
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
  const { score, interval, criteria, grade, of, certainty } = scorecard;
  const title = grades.find(({ id }) => id === grade)?.title;
  const thresholds = grades.map(({ atLeast }) => atLeast);
  return (
    <Part id="score" title={t("scoreOf")}>
      {score !== null && (
        <p className="measure whole">
          <b>{shownScore(score, thresholds)}</b>
          <Scale score={score} scale={scale} thresholds={thresholds} />
          {interval && (
            <small>{t("between", { low: shownScore(interval.low), high: shownScore(interval.high) })}</small>
          )}
        </p>
      )}
      {title !== undefined && <p>{t("gradeOfScore", { grade: view.textPlain(title, language, 80) })}</p>}
      <p>
        <CertaintyMark view={view} kept={certainty.kept} certain={certainty.certain} of="ownGradeStays" />
        {t("semicolon")}
        {certainty.rank !== null && (
          <small>
            {t("rankOf", { rank: shownCount(certainty.rank), n: shownCount(of) })}
            {t("semicolon")}
          </small>
        )}
        <RankWords view={view} certainty={certainty} />
      </p>
      {certainty.kept !== null && <p className="how">{t("scoreOfHow")}</p>}
      <h3>{t("criteria")}</h3>
      <CriteriaTable view={view} criteria={criteria} source={language} scale={scale} />
    </Part>
  );
}
