import type { Influence as InfluenceFigures } from "@touchstone/engine";
import type { ReactNode } from "react";
import { EstimateBar, placeOn } from "../charts/bars.tsx";
import { shownCount, shownShare } from "../text/figures.ts";
import { Section } from "./section.tsx";
import type { View } from "./view.tsx";

/** Which choice moves the ranks, and how the figures settled; null where it was not computed. */
export function Influence({ view }: { readonly view: View }): ReactNode {
  const { robustness } = view.input;
  if (!robustness || (robustness.influence === null && robustness.convergence.length === 0)) return null;
  const { t } = view;
  return (
    <Section view={view} name="influence" title={t("influence")}>
      {robustness.influence && <SobolBars view={view} influence={robustness.influence} />}
      {robustness.convergence.length > 0 && (
        <details>
          <summary>{t("settling")}</summary>
          <p className="how">{t("settlingHow")}</p>
          <table>
            <thead>
              <tr>
                <th scope="col" className="n">
                  {t("replicates")}
                </th>
                <th scope="col" className="n">
                  {t("keptMoved")}
                </th>
                <th scope="col" className="n">
                  {t("rankMoved")}
                </th>
              </tr>
            </thead>
            <tbody>
              {robustness.convergence.map(({ replicates, keptMoved, rankMoved }) => (
                <tr key={replicates}>
                  <td className="n">{shownCount(replicates)}</td>
                  <td className="n">{shownShare(keptMoved, 1)}</td>
                  <td className="n">{t("places", { n: rankMoved })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </Section>
  );
}

interface SobolProps {
  readonly view: View;
  readonly influence: readonly InfluenceFigures[];
}

function SobolBars({ view, influence }: SobolProps): ReactNode {
  const { t, input } = view;
  const most = Math.max(1, ...influence.map(({ totalHigh }) => totalHigh));
  const at = (share: number): number => placeOn(share, [0, most]);
  const byTotal = [...influence].sort((a, b) => b.total - a.total);
  return (
    <>
      <p className="how">{t("influenceHow")}</p>
      <table className="sobol">
        <thead>
          <tr>
            <th scope="col">{t("choice")}</th>
            <th scope="col" colSpan={2}>
              {t("firstOrder")}
            </th>
            <th scope="col" colSpan={2}>
              {t("totalOrder")}
            </th>
          </tr>
        </thead>
        <tbody>
          {byTotal.map(({ factor, first, firstLow, firstHigh, total, totalLow, totalHigh }) => {
            const kind = input.robustness?.factors[factor]?.kind;
            return (
              <tr key={factor}>
                <th scope="row">{kind && t(`factor_${kind}`)}</th>
                <td className="n">{shownShare(first)}</td>
                <td className="b">
                  <EstimateBar low={at(firstLow)} at={at(first)} high={at(firstHigh)} gold={false} />
                </td>
                <td className="n">{shownShare(total)}</td>
                <td className="b">
                  <EstimateBar low={at(totalLow)} at={at(total)} high={at(totalHigh)} gold />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}
