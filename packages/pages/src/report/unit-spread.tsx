import { spreadAt } from "@touchstone/engine";
import type { ReactNode } from "react";
import { IntervalBar, placeOn } from "../charts/bars.tsx";
import { shownCount, shownScore } from "../text/figures.ts";
import type { View } from "./view.tsx";

/** The scores of a unit, of the whole and its criteria, each with between which scores it stays; nothing without uncertainty. */
export function UnitSpread({ view, i }: { readonly view: View; readonly i: number }): ReactNode {
  const { t, input } = view;
  const { robustness, scored, model } = input;
  if (!robustness) return null;
  const n = scored.units.length;
  const at = (score: number): number => placeOn(score, model.scale);
  const rows = Array.from(robustness.scores.nodes).flatMap((k) => {
    const ends = spreadAt(robustness.scores, k, i);
    const score = scored.scores[k * n + i] ?? Number.NaN;
    return ends && !Number.isNaN(score) ? [{ k, score, ...ends }] : [];
  });
  if (rows.length === 0) return null;
  return (
    <table className="spread">
      <caption className="how">{t("spreadHow", { n: shownCount(robustness.scores.replicates) })}</caption>
      <thead>
        <tr>
          <th scope="col">{t("item")}</th>
          <th scope="col">{t("score")}</th>
          <th scope="col" className="n">
            {t("interval")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ k, score, low, high }) => (
          <tr key={k}>
            <th scope="row">{view.titleOf(k)}</th>
            <td className="b">
              <b>{shownScore(score)}</b>
              <IntervalBar low={at(low)} middle={at(score)} high={at(high)} gold />
            </td>
            <td className="n">{`${shownScore(low)}–${shownScore(high)}`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
