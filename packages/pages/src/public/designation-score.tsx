import type { ReactNode } from "react";
import { shownFigure, shownScore } from "../text/figures.ts";
import { CertaintyMark, RankWords } from "./certainty-mark.tsx";
import type { DesignationInput } from "./designation-input.ts";
import { Part } from "./frame.tsx";
import { Scale } from "./measures.tsx";
import type { PublicView } from "./view.tsx";

/** The score that a designation rests on, how sure it is, and that of each criterion. */
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
  const { score, grade, of, certainty, criteria } = scorecard;
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
      <h3>{t("criteria")}</h3>
      <p className="how">{t("criteriaHow", { low: shownFigure(scale[0]), high: shownFigure(scale[1]) })}</p>
      <table className="criteria">
        <thead>
          <tr>
            <th scope="col">{t("criterion")}</th>
            <th scope="col">{t("score")}</th>
          </tr>
        </thead>
        <tbody>
          {criteria.map(({ id, depth, title, score: own, state }) => (
            <tr key={id} className={`i${Math.min(5, depth)}`}>
              <th scope="row">{view.sayText(title, language, 160)}</th>
              <td className="measure">
                {own === null ? (
                  <small>{t(state === "n/a" ? "doesNotApply" : "noScore")}</small>
                ) : (
                  <>
                    <b>{shownScore(own)}</b>
                    <Scale score={own} scale={scale} thresholds={thresholds} />
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
}
