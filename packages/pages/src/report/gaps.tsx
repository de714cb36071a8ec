import { columnOf, type Scored } from "@touchstone/engine";
import type { ReactNode } from "react";
import { NONE, shownFigure, shownGap } from "../text/figures.ts";
import { Paged, Scroll } from "./paged.tsx";
import { gradeTitle } from "./ranking.tsx";
import { Section } from "./section.tsx";
import type { View } from "./view.tsx";

/** What each criterion's scores are compared with. */
interface Reference {
  readonly how: ReactNode;
  /** per column of the table */
  readonly at: readonly number[];
}

/** Units × criteria: how far above or below. The heatmap is the table itself. */
export function Gaps({ view }: { readonly view: View }): ReactNode {
  const { t, input, order } = view;
  const nodes = criteriaOf(view);
  const { how, at } = referenceOf(view, nodes);
  const n = input.scored.units.length;
  return (
    <Section view={view} name="gaps" title={t("gaps")}>
      <p className="how">
        {how} {t("gapsScale")}
      </p>
      <Paged view={view} units={order}>
        {(units) => (
          <Scroll label={t("gaps")}>
            <table className="gaps">
              <thead>
                <tr>
                  <th scope="col">{t("unit")}</th>
                  {nodes.map((k) => (
                    <th key={k} scope="col">
                      {view.titleOf(k)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {units.map((i) => (
                  <tr key={i}>
                    <th scope="row">{view.nameOf(i)}</th>
                    {nodes.map((k, c) => {
                      const gap = (input.scored.scores[k * n + i] ?? Number.NaN) - (at[c] ?? Number.NaN);
                      return (
                        <td key={k} className={tintOf(gap)}>
                          {Number.isNaN(gap) ? NONE : shownGap(gap)}
                        </td>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        )}
      </Paged>
    </Section>
  );
}

const MOST_COLUMNS = 14;

/** The criteria right below the whole, or one level deeper where there are few; indicators of a flat standard. */
function criteriaOf({ input: { model } }: View): number[] {
  const children = (k: number): number[] => {
    const node = model.nodes[k];
    return node ? Array.from({ length: node.count }, (_, c) => node.first + c) : [];
  };
  const first = children(0);
  if (first.length > 3) return first.slice(0, 40);
  const second = first.flatMap((k) => ((model.nodes[k]?.count ?? 0) > 0 ? children(k) : [k]));
  return second.length <= MOST_COLUMNS ? second : first;
}

function referenceOf(view: View, nodes: readonly number[]): Reference {
  const { input, t } = view;
  const lowest = input.model.grades.length - 1;
  const atLeast = input.model.grades[lowest]?.atLeast;
  if (atLeast !== undefined) {
    const [before, after] = t("gapsHow", { threshold: shownFigure(atLeast), grade: "\u0000" }).split("\u0000");
    return { how: [before, <span key="grade">{gradeTitle(view, lowest)}</span>, after], at: nodes.map(() => atLeast) };
  }
  return { how: t("gapsMedian"), at: nodes.map((k) => medianOf(input.scored, k)) };
}

function medianOf(scored: Scored, k: number): number {
  const table = { units: scored.units, columns: [], values: scored.scores, states: scored.states };
  const scores = columnOf(table, k).filter((score, i) => !Number.isNaN(score) && (scored.ranks[i] ?? 0) > 0);
  scores.sort();
  const middle = scores.length >> 1;
  const upper = scores[middle] ?? Number.NaN;
  return scores.length % 2 === 1 ? upper : ((scores[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Five points a step, four steps each way. */
function tintOf(gap: number): string | undefined {
  if (Number.isNaN(gap)) return undefined;
  const step = Math.min(4, Math.ceil(Math.abs(gap) / 5 - 1e-9));
  if (step === 0) return "p0";
  return gap < 0 ? `m${step}` : `p${step}`;
}
