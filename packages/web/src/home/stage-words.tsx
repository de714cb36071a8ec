import { Plural, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { CycleOverview } from "../api/views.ts";
import { Said } from "../parts/said.tsx";
import { shownDay } from "../words/days.ts";

export type Stage = CycleOverview["stages"][number]["stage"];

/** What each stage of a round is called. */
export function useStageWords(): Readonly<Record<Stage, string>> {
  const { t } = useLingui();
  return {
    answering: t`Answering`,
    completeness: t`Completeness`,
    review: t`Review`,
    decision: t`Decision`,
    notice: t`Public notice`,
    designation: t`Designation`,
  };
}

/** Stage and week, as the title of the page. */
export function useStageTitle(): (overview: CycleOverview) => string {
  const { t } = useLingui();
  const words = useStageWords();
  return ({ now }) => {
    if (now.stage === null) return t`Nobody has applied yet`;
    const stage = words[now.stage];
    if (now.week === null) return stage;
    return now.weeks === null ? t`${stage}, week ${now.week}` : t`${stage}, week ${now.week} of ${now.weeks}`;
  };
}

/** How many take part, and how long there is. */
export function About({ overview }: { readonly overview: CycleOverview }): ReactNode {
  const { i18n } = useLingui();
  const { now, cycle } = overview;
  const day = now.last === null ? null : shownDay(now.last, i18n.locale);
  return (
    <>
      <Said texts={cycle.titles} />
      {" · "}
      <Plural value={now.applications} one="# application" other="# applications" />
      {now.reviewers > 0 && (
        <>
          {" · "}
          <Plural value={now.reviewers} one="# reviewer" other="# reviewers" />
        </>
      )}
      {day !== null && now.left !== null && (
        <>
          {" · "}
          <Plural
            value={now.left}
            one={`# working day to the close on ${day}`}
            other={`# working days to the close on ${day}`}
          />
        </>
      )}
    </>
  );
}
