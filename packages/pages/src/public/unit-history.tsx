import type { ReactNode } from "react";
import { GradeMark } from "../marks/grade-mark.tsx";
import { shownScore } from "../text/figures.ts";
import { plain } from "../text/plain.ts";
import { Part } from "./frame.tsx";
import { SureMark } from "./sure-mark.tsx";
import type { LineageLine, NameSpan, PastResult } from "./unit-input.ts";
import { Name, type PublicView } from "./view.tsx";
import type { PublicWord } from "./words/en.ts";

interface HistoryProps {
  readonly view: PublicView;
  readonly past: readonly PastResult[];
  readonly certainAt: number | null;
}

/** The grades that a unit has held, period by period. */
export function History({ view, past, certainAt }: HistoryProps): ReactNode {
  const { t } = view;
  return (
    <Part id="history" title={t("history")}>
      {past.length <= 1 && <p className="how">{t("noHistory")}</p>}
      <table className="past">
        <thead>
          <tr>
            <th scope="col">{t("period")}</th>
            <th scope="col">{t("grade")}</th>
            <th scope="col">{t("score")}</th>
            <th scope="col">{t("sure")}</th>
            <th scope="col">{t("version")}</th>
          </tr>
        </thead>
        <tbody>
          {past.map(({ period, day, version, title, source, streaks, score, kept }) => (
            <tr key={`${period} ${day}`}>
              <th scope="row">{period || day}</th>
              <td>
                <div className="marked">
                  <GradeMark streaks={streaks} />
                  <span>{view.sayText(title, source, 80)}</span>
                </div>
              </td>
              <td>{shownScore(score)}</td>
              <td>
                <SureMark view={view} kept={kept} certainAt={kept === null ? null : certainAt} />
              </td>
              <td>{plain(version, 40)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
}

/** Every name that the unit has had, with its time. */
export function NamesOverTime({
  view,
  spans,
}: {
  readonly view: PublicView;
  readonly spans: readonly NameSpan[];
}): ReactNode {
  const { t } = view;
  return (
    <Part id="names" title={t("names")}>
      <ul className="rows small">
        {spans.map(({ name, from, until }) => (
          <li key={`${name.lang} ${name.text} ${from}`}>
            <bdi lang={name.lang}>{plain(name.text, 120)}</bdi>
            <span>{spanWords(view, from, until)}</span>
          </li>
        ))}
      </ul>
    </Part>
  );

  function spanWords({ t: word }: PublicView, from: string | null, until: string | null): string {
    if (from === null) return until === null ? t("always") : word("until", { until });
    return until === null ? word("since", { from }) : word("fromUntil", { from, until });
  }
}

const WORDS: Readonly<Record<LineageLine["kind"], readonly [from: PublicWord, to: PublicWord]>> = {
  merge: ["mergedFrom", "mergedInto"],
  split: ["splitFrom", "splitInto"],
  successor: ["successorOf", "succeededBy"],
};

/** What the unit came from and what it passed to. */
export function Lineage({
  view,
  lines,
}: {
  readonly view: PublicView;
  readonly lines: readonly LineageLine[];
}): ReactNode {
  return (
    <Part id="lineage" title={view.t("lineage")}>
      <ul className="rows small">
        {lines.map(({ kind, isFrom, others, on }) => {
          const [before, after] = view.t(WORDS[kind][isFrom ? 0 : 1], { on, names: "\u0000" }).split("\u0000");
          return (
            <li key={`${kind} ${isFrom} ${on}`}>
              <span>
                {before}
                {others.map(({ id, names }, at) => (
                  <span key={id}>
                    {at > 0 && view.t("comma")}
                    <Name names={names} lang={view.lang} />
                  </span>
                ))}
                {after}
              </span>
            </li>
          );
        })}
      </ul>
    </Part>
  );
}
