import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { ApplicationView } from "../api/views.ts";
import { StateMark } from "../parts/state-mark.tsx";
import { shownMinute } from "../words/days.ts";

type Entry = ApplicationView["timeline"][number];

/** What happened to an application, the latest first, by whom as far as it may be told; each is an entry of the ledger. */
export function Timeline({ entries }: { readonly entries: readonly Entry[] }): ReactNode {
  const { t, i18n } = useLingui();
  const acts = useActWords();
  const by = useByWords();
  return (
    <ol className="timeline">
      {entries.toReversed().map(({ seq, at, type, by: who, state, sealed }) => (
        <li key={seq}>
          <p>
            {acts[type] ?? type}
            {state !== null && <StateMark state={state} />}
          </p>
          <small>
            {shownMinute(at, i18n.locale)} ·{" "}
            {who === "office" && OF_EITHER.has(type) ? t`the office or a coordinator` : by[who]} ·{" "}
            <Trans>entry {seq}</Trans>
            {sealed && (
              <>
                {" · "}
                <Trans>sealed</Trans>
              </>
            )}
          </small>
        </li>
      ))}
    </ol>
  );
}

/** What whoever runs the round does, or who coordinates the unit: which of them is not told. */
const OF_EITHER: ReadonlySet<string> = new Set(["CompletenessChecked", "ReviewerAssigned"]);

function useByWords(): Readonly<Record<Entry["by"], string>> {
  const { t } = useLingui();
  return {
    unit: t`the unit`,
    office: t`the office`,
    reviewer: t`a reviewer`,
    assessor: t`the assessor`,
    decider: t`the decider`,
    public: t`the public`,
    clock: t`the clock`,
  };
}

/** What each type of event means for an application. */
function useActWords(): Readonly<Record<string, string>> {
  const { t } = useLingui();
  return {
    UnitEnrolled: t`Takes part from now on`,
    ApplicationMade: t`Applied`,
    ApplicationHandedIn: t`Handed in`,
    CompletenessChecked: t`Checked for completeness`,
    ApplicationWithdrawn: t`Withdrawn`,
    ApplicationLapsed: t`Not handed in in time`,
    DeadlineLengthened: t`Got more time`,
    ReviewerAssigned: t`Reviewer assigned`,
    ReviewerRecused: t`Reviewer stepped back`,
    RatingsKept: t`Ratings kept`,
    RatingsHandedIn: t`Ratings handed in`,
    ThirdRatingCalled: t`Third rating called`,
    RatingsSettled: t`Ratings settled`,
    ScoreReady: t`Score computed`,
    ReplyGiven: t`Reply to the findings`,
    RecommendationMade: t`Recommended`,
    DecisionMade: t`Decided`,
    NoticePublished: t`Put on public notice`,
    ObjectionFiled: t`Objection filed`,
    ObjectionAnswered: t`Objection answered`,
    ApplicationMoved: t`Went on`,
    DesignationGranted: t`Designated`,
  };
}
