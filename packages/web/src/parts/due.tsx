import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { StageDeadline } from "../api/views.ts";
import { shownDay } from "../words/days.ts";

/** Until when something lasts: the last day that is in time, and how many working days there are to it. */
export function Due({ deadline }: { readonly deadline: StageDeadline }): ReactNode {
  const { i18n } = useLingui();
  const day = shownDay(deadline.last, i18n.locale);
  return (
    <span className={deadline.overdue ? "due late" : "due"}>
      {deadline.overdue ? (
        <Trans>was due {day}</Trans>
      ) : (
        <>
          <Trans>until {day}</Trans>
          <small>
            <Plural value={deadline.left} one="# working day" other="# working days" />
            {deadline.provisional && (
              <>
                {" "}
                <Trans>(may move to a later day: the calendar is not known to its end)</Trans>
              </>
            )}
          </small>
        </>
      )}
    </span>
  );
}
