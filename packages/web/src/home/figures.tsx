import { Trans, useLingui } from "@lingui/react/macro";
import { shownCount } from "@touchstone/pages";
import type { ReactNode } from "react";
import type { CycleOverview } from "../api/views.ts";

type Figure = CycleOverview["figures"][number]["figure"];

/** Eight counts of the round, each with what it is a part of. */
export function Figures({ overview }: { readonly overview: CycleOverview }): ReactNode {
  const words = useFigureWords();
  return (
    <dl className="figures">
      {overview.figures.map(({ figure, value, of }) => (
        <div key={figure}>
          <dt>{words[figure]}</dt>
          <dd>
            <b className="n">{shownCount(value)}</b>{" "}
            {of !== null && (
              <small>
                <Trans>of {shownCount(of)}</Trans>
              </small>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function useFigureWords(): Readonly<Record<Figure, string>> {
  const { t } = useLingui();
  return {
    handedIn: t`Handed in`,
    firstRatings: t`First ratings in`,
    secondRatings: t`Second ratings in`,
    thirdNeeded: t`Need a third view`,
    unassigned: t`Lack reviewers`,
    openObjections: t`Open objections`,
    conflicts: t`Ties declared`,
    designated: t`Designated`,
  };
}
