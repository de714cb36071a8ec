import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { CycleOverview } from "../api/views.ts";
import { shownDay } from "../words/days.ts";
import { useStageWords } from "./stage-words.tsx";

/** The six stages, with how many stand in each; the one where most stand is dark, with how far it has come. */
export function Stages({ overview }: { readonly overview: CycleOverview }): ReactNode {
  const { t, i18n } = useLingui();
  const words = useStageWords();
  const { week, weeks } = overview.now;
  return (
    <ol className="stages" aria-label={t`Stages of the round`}>
      {overview.stages.map(({ stage, count, overdue, last, position }) => {
        const day = last === null ? null : shownDay(last, i18n.locale);
        return (
          <li key={stage} className={position} aria-current={position === "now" ? "step" : undefined}>
            <p className="stage-name">{words[stage]}</p>
            <p>
              <Plural value={count} one="# application" other="# applications" />
              {overdue > 0 && (
                <>
                  {" · "}
                  <Plural value={overdue} one="# overdue" other="# overdue" />
                </>
              )}
            </p>
            {day !== null && (
              <p>
                <Trans>until {day}</Trans>
              </p>
            )}
            {position === "now" && week !== null && weeks !== null && weeks > 0 && (
              <svg className="progress" aria-hidden="true">
                <rect width="100%" height="4" />
                <rect className="done" width={`${Math.min(100, Math.round((100 * week) / weeks))}%`} height="4" />
              </svg>
            )}
          </li>
        );
      })}
    </ol>
  );
}
