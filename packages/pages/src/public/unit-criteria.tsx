import type { ReactNode } from "react";
import { shownFigure, shownScore, shownShare } from "../text/figures.ts";
import { Part } from "./frame.tsx";
import { Scale } from "./measures.tsx";
import type { UnitInput } from "./unit-input.ts";
import type { PublicView } from "./view.tsx";

/** Every criterion's score on its scale. */
export function Criteria({ view, input }: { readonly view: PublicView; readonly input: UnitInput }): ReactNode {
  const { t } = view;
  const { criteria, scale, grades, source } = input;
  const thresholds = grades.map(({ atLeast }) => atLeast);
  return (
    <Part id="criteria" title={t("criteria")}>
      <p className="how">{t("criteriaHow", { low: shownFigure(scale[0]), high: shownFigure(scale[1]) })}</p>
      <table className="criteria">
        <thead>
          <tr>
            <th scope="col">{t("criterion")}</th>
            <th scope="col">{t("score")}</th>
            <th scope="col" className="n">
              {t("weight")}
            </th>
          </tr>
        </thead>
        <tbody>
          {criteria.map(({ id, title, depth, score, doesNotApply, shareOfWhole }) => (
            <tr key={id} className={`i${Math.min(5, depth)}`}>
              <th scope="row">
                {depth === 1 ? <b>{view.sayText(title, source, 160)}</b> : view.sayText(title, source, 160)}
              </th>
              <td className="measure">
                {score === null ? (
                  <small>{t(doesNotApply ? "doesNotApply" : "noScore")}</small>
                ) : (
                  <>
                    <b>{shownScore(score)}</b>
                    <Scale score={score} scale={scale} thresholds={thresholds} />
                  </>
                )}
              </td>
              <td className="n">{shownShare(shareOfWhole, 1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
}
