import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { IntervalBar, placeOn } from "@touchstone/pages";
import type { ReactNode } from "react";
import type { CycleOverview } from "../api/views.ts";
import { UnitName, Words } from "../parts/said.tsx";
import { Section } from "../parts/section.tsx";

type Ranks = NonNullable<CycleOverview["ranks"]>;

/** Whose rank is not certain, around the border of a grade: gold where the interval crosses it. */
export function RankIntervals({ ranks, programme }: { readonly ranks: Ranks; readonly programme: string }): ReactNode {
  const { t } = useLingui();
  const rows = ranks.rows.filter(({ low, high }) => low !== null && high !== null);
  if (rows.length === 0) return null;
  const axis: readonly [number, number] = [
    Math.max(0.5, Math.min(...rows.map(({ low, rank }) => low ?? rank)) - 1.5),
    Math.max(...rows.map(({ high, rank }) => high ?? rank)) + 1.5,
  ];
  const { cut, of } = ranks;
  return (
    <Section title={t`Who might change place`} className="ranks">
      <p className="how">
        <Trans>
          Each bar is the 90 % rank interval among {of}. Gold bars cross the border of <Words map={ranks.title} />,
          which {cut} reach.
        </Trans>
      </p>
      <svg className="vh" aria-hidden="true">
        <defs>
          <g id="behind-ranks">
            {ticksOn(axis).map((rank) => (
              <rect key={rank} className="grid" x={`${placeOn(rank, axis)}%`} width="1" height="28" />
            ))}
            {cut > 0 && <rect className="cut" x={`${placeOn(cut + 0.5, axis)}%`} width="2" height="28" />}
          </g>
        </defs>
      </svg>
      <table className="intervals">
        <thead>
          <tr>
            <th scope="col">
              <Trans>Unit</Trans>
            </th>
            <th scope="col" className="axis">
              <span className="vh">
                <Trans>Rank interval</Trans>
              </span>
              <svg className="axis" aria-hidden="true">
                {ticksOn(axis).map((rank) => (
                  <text key={rank} x={`${placeOn(rank, axis)}%`} y="12">
                    {rank}
                  </text>
                ))}
              </svg>
            </th>
            <th scope="col">
              <Trans>Ranks</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ applicationId, unit, rank, low, high, crosses }) => (
            <tr key={applicationId}>
              <th scope="row">
                <Link to="/$programme/applications/$application" params={{ programme, application: applicationId }}>
                  <UnitName unit={unit} />
                </Link>
              </th>
              <td>
                <IntervalBar
                  low={placeOn((low ?? rank) - 0.5, axis)}
                  middle={placeOn(rank, axis)}
                  high={placeOn((high ?? rank) + 0.5, axis)}
                  gold={crosses}
                  behind="behind-ranks"
                />
                {crosses && (
                  <span className="vh">
                    <Trans>crosses the border</Trans>
                  </span>
                )}
              </td>
              <td className="n">{low === high ? low : `${low}–${high}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** Round ranks for an axis, about five. */
function ticksOn([start, end]: readonly [number, number]): number[] {
  const rough = (end - start) / 5;
  const power = 10 ** Math.floor(Math.log10(Math.max(1, rough)));
  const step = [1, 2, 5, 10].map((times) => times * power).find((size) => size >= rough) ?? 1;
  const first = Math.ceil(start / step) * step;
  return Array.from({ length: Math.floor((end - first) / step) + 1 }, (_, at) => first + at * step);
}
