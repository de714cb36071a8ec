import { Trans, useLingui } from "@lingui/react/macro";
import { NONE, shownGap, shownScore } from "@touchstone/pages";
import type { ReactNode } from "react";
import type { CycleOverview } from "../api/views.ts";
import { UnitName, Words } from "../parts/said.tsx";
import { Section } from "../parts/section.tsx";
import { Wide } from "../parts/wide.tsx";

type Gaps = NonNullable<CycleOverview["gaps"]>;

/** Points above or below the lowest grade, region by criterion: the table is the drawing. */
export function GapTable({ gaps }: { readonly gaps: Gaps }): ReactNode {
  const { t } = useLingui();
  if (gaps.regions.length === 0) return null;
  return (
    <Section title={t`Gaps by region`} className="gaps">
      <p className="how">
        <Trans>Mean points above or below {shownScore(gaps.threshold)}, the least for the lowest grade.</Trans>
      </p>
      <Wide label={t`Table of gaps`}>
        <table>
          <thead>
            <tr>
              <th scope="col">
                <span className="vh">
                  <Trans>Region</Trans>
                </span>
              </th>
              {gaps.criteria.map(({ id, title }) => (
                <th key={id} scope="col">
                  <span>
                    <Words map={title} />
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {gaps.regions.map(({ unit, n, means }) => (
              <tr key={unit.unitId ?? unit.code}>
                <th scope="row">
                  <UnitName unit={unit} /> <small className="n">{n}</small>
                </th>
                {gaps.criteria.map(({ id }, at) => {
                  const mean = means[at] ?? null;
                  const gap = mean === null ? null : mean - gaps.threshold;
                  return (
                    <td key={id} className={`n ${gap === null ? "none" : tintOf(gap)}`}>
                      {gap === null ? NONE : shownGap(gap)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </Section>
  );
}

/** Seven tints: three of gold below, three of verdigris above, one between. */
function tintOf(gap: number): string {
  const size = Math.abs(gap);
  if (size < 1) return "even";
  const side = gap < 0 ? "below" : "above";
  return `${side} ${size < 8 ? "little" : size < 15 ? "some" : "much"}`;
}
