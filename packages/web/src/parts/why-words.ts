import { useLingui } from "@lingui/react/macro";
import type { Allowance } from "../api/views.ts";

/** Why something can't be done now, in the reader's language else in the service's words. */
export function useWhyWords(): (allowance: Allowance) => { readonly text: string; readonly lang: string | undefined } {
  const { t } = useLingui();
  const atItsStage: Readonly<Record<string, string>> = {
    CheckCompleteness: t`Only while it waits for its completeness check.`,
    AssignReviewer: t`Only while it is in review.`,
    LengthenDeadline: t`It has come to its end.`,
    Recommend: t`Only while it waits for a recommendation.`,
    Decide: t`Only while it waits for its decision.`,
    PublishNotice: t`Only once it is decided.`,
    HandIn: t`Only while the unit answers or mends.`,
    ReplyToFindings: t`Only while it waits for the unit's reply.`,
    WithdrawApplication: t`It has come to its end.`,
    Rate: t`Only while it is in review.`,
    HandInRatings: t`Only while it is in review.`,
    Recuse: t`Only while it is in review.`,
  };
  const known: Readonly<Record<string, string>> = {
    "same-person": t`You had a hand in it before: somebody else does this.`,
    "acts-elsewhere": t`This stage belongs to another level.`,
    "no-place-free": t`Every place for a reviewer is taken.`,
    "not-separated": t`Another of your roles is kept apart from this.`,
    "review-over": t`Only while it is in review.`,
    "already-answered": t`It has its answer.`,
    "assignment-state": t`Your ratings are handed in.`,
    "ratings-missing": t`Something is not rated yet.`,
    unknown: t`No objection waits for an answer.`,
  };
  return ({ command, why }) => {
    const text = why?.code === "application-state" ? atItsStage[command] : known[why?.code ?? ""];
    return text === undefined ? { text: why?.detail ?? "", lang: "en" } : { text, lang: undefined };
  };
}
