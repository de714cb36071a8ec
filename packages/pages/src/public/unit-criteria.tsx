import type { ReactNode } from "react";
import { shownScore, shownShare } from "../text/figures.ts";
import { Part } from "./frame.tsx";
import { ScoreSpan } from "./measures.tsx";
import type { CriterionScore, UnitInput } from "./unit-input.ts";
import type { PublicView } from "./view.tsx";

/** What every criterion counts for, and its score with how sure that is. */
export function Criteria({ view, input }: { readonly view: PublicView; readonly input: UnitInput }): ReactNode {
  const { criteria, source, scale } = input;
  return (
    <Part id="criteria" title={view.t("criteria")}>
      <CriteriaTable view={view} criteria={criteria} source={source} scale={scale} />
    </Part>
  );
}

interface Props {
  readonly view: PublicView;
  readonly criteria: readonly CriterionScore[];
  /** language of the standard's source */
  readonly source: string;
  readonly scale: readonly [number, number];
}

/** Criteria with their scores: only those of which it is known how sure they are, for no score is shown without that. */
export function CriteriaTable({ view, criteria, source, scale }: Props): ReactNode {
  const { t } = view;
  const isSure = criteria.some(({ interval }) => interval !== null);
  const isUnsure = criteria.some(({ score, interval }) => score !== null && interval === null);
  return (
    <>
      <p className="how">
        {t("criteriaHow")} {isSure && t("criteriaSure")}{" "}
        {isUnsure && t(isSure ? "criteriaSomeUnsure" : "criteriaUnsure")}
      </p>
      <table className="criteria">
        <thead>
          <tr>
            <th scope="col">{t("criterion")}</th>
            {isSure && <th scope="col">{t("score")}</th>}
            <th scope="col" className="n">
              {t("weight")}
            </th>
          </tr>
        </thead>
        <tbody>
          {criteria.map(({ id, title, depth, score, interval, doesNotApply, shareOfWhole }) => (
            <tr key={id} className={`i${Math.min(5, depth)}`}>
              <th scope="row">
                {depth === 1 ? <b>{view.sayText(title, source, 160)}</b> : view.sayText(title, source, 160)}
              </th>
              {isSure && (
                <td className="measure">
                  {score !== null && interval !== null && (
                    <>
                      <b>{shownScore(score)}</b>
                      <ScoreSpan score={score} interval={interval} scale={scale} />
                      <small>{t("between", { low: shownScore(interval.low), high: shownScore(interval.high) })}</small>
                    </>
                  )}
                </td>
              )}
              <td className="n">
                {score === null ? (
                  <small>{t(doesNotApply ? "doesNotApply" : "noScore")}</small>
                ) : (
                  shownShare(shareOfWhole, 1)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
