import type { Robustness } from "@touchstone/engine";
import type { ReactNode } from "react";
import { IntervalBar, placeOn } from "../charts/bars.tsx";
import { shownCount } from "../text/figures.ts";
import { type Cut, crosses, cutsOf } from "./cuts.ts";
import { gradeTitle, rankInterval } from "./ranking.tsx";
import { Section } from "./section.tsx";
import type { View } from "./view.tsx";

const MOST = 120;

/** Rank intervals around the cuts; null without uncertainty. */
export function RankIntervals({ view }: { readonly view: View }): ReactNode {
  const { robustness } = view.input;
  if (!robustness) return null;
  const { t } = view;
  const cuts = cutsOf(view);
  const ranked = view.order.filter((i) => (robustness.rankLow[i] ?? 0) > 0);
  const isGold = (i: number): boolean => crosses(robustness.rankLow[i] ?? 0, robustness.rankHigh[i] ?? 0, cuts);
  const crossing = ranked.filter(isGold);
  const isTooMany = ranked.length > MOST;
  const drawn = isTooMany ? (cuts.length > 0 ? crossing : ranked).slice(0, MOST) : ranked;
  const n = shownCount(robustness.replicates);
  const behind = view.anchor("cuts");
  const axis: readonly [number, number] = [0.5, Math.max(...robustness.rankHigh) + 0.5];
  return (
    <Section view={view} name="intervals" title={t("intervals")}>
      <p className="how">
        {t(cuts.length > 0 ? "intervalsHow" : "intervalsNoCut", { n })}
        {isTooMany && ` ${t(cuts.length > 0 ? "intervalsOnly" : "intervalsFirst", { n: MOST })}`}
      </p>
      <Cuts view={view} cuts={cuts} />
      <Behind id={behind} cuts={cuts} axis={axis} />
      <table className="intervals">
        <thead>
          <tr>
            <th scope="col">{t("unit")}</th>
            <th scope="col" className="axis">
              <Axis axis={axis} />
              <span className="vh">{t("crossesCut")}</span>
            </th>
            <th scope="col" className="n">
              {t("median")}
            </th>
            <th scope="col" className="n">
              {t("interval")}
            </th>
          </tr>
        </thead>
        <tbody>
          {drawn.map((i) => (
            <tr key={i}>
              <th scope="row">{view.nameOf(i)}</th>
              <td className="b">
                <Bar robustness={robustness} i={i} axis={axis} gold={isGold(i)} behind={behind} />
                {isGold(i) && <span className="vh">{t("crossesCut")}</span>}
              </td>
              <td className="n">{robustness.rankMedian[i]}</td>
              <td className="n">{rankInterval(view, i)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

interface BarProps {
  readonly robustness: Robustness;
  readonly i: number;
  readonly axis: readonly [number, number];
  readonly gold: boolean;
  readonly behind: string;
}

function Bar({ robustness, i, axis, gold, behind }: BarProps): ReactNode {
  const { rankLow, rankMedian, rankHigh } = robustness;
  const at = (rank: number): number => placeOn(rank, axis);
  return (
    <IntervalBar
      low={at((rankLow[i] ?? 0) - 0.5)}
      middle={at(rankMedian[i] ?? 0)}
      high={at((rankHigh[i] ?? 0) + 0.5)}
      gold={gold}
      behind={behind}
    />
  );
}

function Cuts({ view, cuts }: { readonly view: View; readonly cuts: readonly Cut[] }): ReactNode {
  if (cuts.length === 0) return null;
  return (
    <ul className="cuts" aria-label={view.t("cuts")}>
      {cuts.map(({ after, grade }) => (
        <li key={`${after}-${grade}`}>
          {grade === null ? (
            view.t("cutPlaces", { n: after })
          ) : (
            <>
              {gradeTitle(view, grade)}
              {view.t("colon")}
              {after}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

interface AxisProps {
  readonly axis: readonly [number, number];
}

/** Grid and cuts behind every bar, drawn once. */
function Behind({ id, cuts, axis }: AxisProps & { readonly id: string; readonly cuts: readonly Cut[] }): ReactNode {
  return (
    <svg className="vh" aria-hidden="true">
      <defs>
        <g id={id}>
          {ranksOn(axis).map((rank) => (
            <rect key={rank} className="grid" x={`${placeOn(rank, axis)}%`} width="1" height="28" />
          ))}
          {cuts.map(({ after, grade }) => (
            <rect
              key={`${after}-${grade}`}
              className="cut"
              x={`${placeOn(after + 0.5, axis)}%`}
              width="1.5"
              height="28"
            />
          ))}
        </g>
      </defs>
    </svg>
  );
}

function Axis({ axis }: AxisProps): ReactNode {
  return (
    <svg className="axis" aria-hidden="true">
      {ranksOn(axis).map((rank) => (
        <text key={rank} x={`${placeOn(rank, axis)}%`} y="14">
          {rank}
        </text>
      ))}
    </svg>
  );
}

/** Round ranks for an axis: 1, and about five more. */
function ranksOn([, end]: readonly [number, number]): number[] {
  const last = Math.floor(end);
  const rough = last / 5;
  const power = 10 ** Math.floor(Math.log10(Math.max(1, rough)));
  const step = [1, 2, 5, 10].map((times) => times * power).find((size) => size >= rough) ?? 1;
  const ranks = Array.from({ length: Math.floor(last / step) }, (_, at) => (at + 1) * step);
  return [1, ...ranks.filter((rank) => rank > 1)];
}
