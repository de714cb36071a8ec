import type { ReactNode } from "react";
import { shownShare } from "../text/figures.ts";
import { Part } from "./frame.tsx";
import type { UnitInput } from "./unit-input.ts";
import type { PublicView } from "./view.tsx";

/**
 * What every criterion counts for, and which have no score. A criterion's own score is not shown: replicates tell how sure
 * the whole is, not how sure each part, and no score is shown without that.
 */
export function Criteria({ view, input }: { readonly view: PublicView; readonly input: UnitInput }): ReactNode {
  const { t } = view;
  const { criteria, source } = input;
  return (
    <Part id="criteria" title={t("criteria")}>
      <p className="how">
        {t("criteriaHow")} {t("criteriaUnsure")}
      </p>
      <table className="criteria">
        <thead>
          <tr>
            <th scope="col">{t("criterion")}</th>
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
    </Part>
  );
}
