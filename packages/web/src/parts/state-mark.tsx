import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { ApplicationState } from "../api/views.ts";
import { STATE_LOOKS } from "./state-looks.ts";

/** The words for where an application stands. */
export function useStateWords(): Readonly<Record<ApplicationState, string>> {
  const { t } = useLingui();
  return {
    answering: t`Answering`,
    handedIn: t`Completeness check`,
    mending: t`Mending`,
    review: t`In review`,
    settling: t`Settling ratings`,
    reply: t`Right of reply`,
    recommending: t`Recommendation`,
    deciding: t`Decision`,
    decided: t`Decided`,
    noticed: t`On notice`,
    designated: t`Designated`,
    declined: t`Not recognised`,
    withdrawn: t`Withdrawn by the unit`,
    lapsed: t`Not handed in`,
  };
}

/** Where an application stands: a shape, a word, a tint. */
export function StateMark({ state }: { readonly state: ApplicationState }): ReactNode {
  const words = useStateWords();
  return (
    <span className={`mark ${STATE_LOOKS[state]}`}>
      <i aria-hidden="true" />
      {words[state]}
    </span>
  );
}

/** That a unit has no application in the round: it need not have one, so neither shape nor tint says that something is amiss. */
export function NotApplied(): ReactNode {
  return (
    <span className="mark none">
      <i aria-hidden="true" />
      <Trans>Has not applied</Trans>
    </span>
  );
}
