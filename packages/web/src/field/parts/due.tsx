import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { shownDay } from "../../words/days.ts";
import type { StageDeadline } from "../api/shapes.ts";

/** The last day that is in time, and how long it is until then. */
export function Due({ deadline }: { readonly deadline: StageDeadline | null }): ReactNode {
  const { i18n } = useLingui();
  if (deadline === null) return <Trans>no day is set</Trans>;
  const last = shownDay(deadline.last, i18n.locale);
  if (deadline.overdue) return <b className="late">{<Trans>the time was over on {last}</Trans>}</b>;
  return (
    <>
      <Trans>until {last}</Trans> (<Plural value={deadline.left} one="# working day" other="# working days" />)
    </>
  );
}
