import type { ReactNode } from "react";
import { placeOn, ScoreBar, ScoreTicks } from "../charts/bars.tsx";
import { GradeMark, streaksOf } from "../marks/grade-mark.tsx";
import { Standing } from "../marks/status.tsx";
import { NONE, shownFigure, shownScore, shownShare } from "../text/figures.ts";
import { plain } from "../text/plain.ts";
import { Paged } from "./paged.tsx";
import { Section } from "./section.tsx";
import type { View } from "./view.tsx";

/** Every unit by rank: score on its scale, rank interval, grade, share of data. */
export function Ranking({ view }: { readonly view: View }): ReactNode {
  const { t, input, thresholds, order } = view;
  const [low, high] = drawnRange(view);
  const hasGrades = thresholds.length > 0;
  const ticks = view.anchor("ticks");
  const how = t(hasGrades ? "rankingHow" : "rankingHowPlain", { low: shownFigure(low), high: shownFigure(high) });
  return (
    <Section view={view} name="ranking" title={t("ranking")}>
      <p className="how">
        {how} {input.robustness && `${t("rankIntervalHow")} `}
        {t("dataHow")}
      </p>
      <ScoreTicks id={ticks} at={thresholds.map((threshold) => placeOn(threshold, [low, high]))} />
      <div className="ranking-part" data-find={t("find")} data-none={t("nothingFound")}>
        <Paged view={view} units={order}>
          {(units) => (
            <table className="ranking">
              <thead>
                <tr>
                  <th scope="col" className="n">
                    {t("rank")}
                  </th>
                  <th scope="col">{t("unit")}</th>
                  <th scope="col">{t("score")}</th>
                  {input.robustness && (
                    <th scope="col" className="n">
                      {t("rankInterval")}
                    </th>
                  )}
                  {hasGrades && <th scope="col">{t("grade")}</th>}
                  <th scope="col" className="n">
                    {t("data")}
                  </th>
                </tr>
              </thead>
              <tbody>
                {units.map((i) => (
                  <Row key={i} view={view} i={i} ticks={ticks} range={[low, high]} />
                ))}
              </tbody>
            </table>
          )}
        </Paged>
      </div>
    </Section>
  );
}

/** The scale of the standard; scores that leave it, such as z-scores do, widen it. */
function drawnRange({ input }: View): readonly [number, number] {
  const { model, scored } = input;
  let [low, high] = model.scale;
  for (const score of scored.scores.subarray(0, scored.units.length)) {
    if (score < low) low = score;
    if (score > high) high = score;
  }
  return [low, high];
}

interface RowProps {
  readonly view: View;
  readonly i: number;
  readonly ticks: string;
  readonly range: readonly [number, number];
}

function Row({ view, i, ticks, range }: RowProps): ReactNode {
  const { input, thresholds } = view;
  const { scored, model, robustness, present, explained, names } = input;
  const grade = scored.grades[i] ?? -1;
  const score = scored.scores[i] ?? Number.NaN;
  const name = view.nameOf(i);
  const hasGrades = model.grades.length > 0;
  return (
    <tr>
      <td className="n">{scored.ranks[i] || NONE}</td>
      <th scope="row">
        <div>
          {hasGrades && <GradeMark streaks={streaksOf(grade, model.grades.length)} />}
          <span>
            {explained.has(i) ? <a href={`#${view.anchor(`u${i}`)}`}>{name}</a> : name}
            {names[i] && <small>{plain(scored.units[i] ?? "", 60)}</small>}
          </span>
        </div>
      </th>
      <td className="s">
        <b>{shownScore(score, thresholds)}</b>
        <ScoreBar at={placeOn(score, range)} ticks={ticks} />
      </td>
      {robustness && <td className="n">{rankInterval(view, i)}</td>}
      {hasGrades && (
        <td className="g">
          <Standing view={view} i={i} />
        </td>
      )}
      <td className="n">{shownShare(present[i] ?? Number.NaN)}</td>
    </tr>
  );
}

/** The title of a grade; none for −1. */
export function gradeTitle({ input, say }: View, grade: number): ReactNode {
  const title = input.standard.grades[grade]?.title;
  return title === undefined ? null : say(title, 80);
}

/** Ranks at 5 and 95 % of the re-scorings. */
export function rankInterval({ input: { robustness } }: View, i: number): string {
  const low = robustness?.rankLow[i] ?? 0;
  const high = robustness?.rankHigh[i] ?? 0;
  if (low === 0 || high === 0) return NONE;
  return low === high ? String(low) : `${low}–${high}`;
}
