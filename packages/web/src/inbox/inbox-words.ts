import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { InboxItem } from "../api/views.ts";

/** What waits, as a task: of one unit by its name, of several by their number. */
export function useTask(): (item: InboxItem, unit: string) => string {
  const { t } = useLingui();
  return ({ kind, count, applicationId, assignmentId }, unit) => {
    const isOne = applicationId !== null || assignmentId !== null; // a file that is rated is named by its code
    switch (kind) {
      case "answer":
        return t`Fill in and hand in the application of ${unit}`;
      case "mend":
        return t`Mend what is missing in the application of ${unit}`;
      case "reply":
        return t`Reply to the findings on ${unit}`;
      case "checkCompleteness":
        return isOne
          ? t`Check that the application of ${unit} is complete`
          : t`${plural(count, { one: "Check # application for completeness", other: "Check # applications for completeness" })}`;
      case "assign":
        return isOne
          ? t`Assign reviewers to ${unit}`
          : t`${plural(count, { one: "Assign reviewers to # application", other: "Assign reviewers to # applications" })}`;
      case "assignThird":
        return isOne
          ? t`Assign a third reviewer to ${unit}`
          : t`${plural(count, { one: "Assign a third reviewer to # application", other: "Assign a third reviewer to # applications" })}`;
      case "declare":
        return t`${plural(count, { one: "Say what ties you to # applicant", other: "Say what ties you to # applicants" })}`;
      case "rate":
        return isOne
          ? t`Rate ${unit}`
          : t`${plural(count, { one: "Rate # application", other: "Rate # applications" })}`;
      case "recommend":
        return isOne
          ? t`Recommend on ${unit}`
          : t`${plural(count, { one: "Recommend on # application", other: "Recommend on # applications" })}`;
      case "decide":
        return isOne
          ? t`Decide on ${unit}`
          : t`${plural(count, { one: "Decide on # application", other: "Decide on # applications" })}`;
      case "publishNotice":
        return t`${plural(count, { one: "Put # decision on public notice", other: "Put # decisions on public notice" })}`;
      case "answerObjection":
        return isOne
          ? t`Answer the objection on ${unit}`
          : t`${plural(count, { one: "Answer # objection", other: "Answer # objections" })}`;
    }
  };
}

/** Why it waits, where the service says so by a word; null: there is nothing to add. */
export function useReasons(): (reason: string | null) => string | null {
  const { t } = useLingui();
  const known: Readonly<Record<string, string>> = {
    apart: t`Two reviewers lie far apart`,
    "nobody-free": t`No reviewer has declared to be free of ties`,
    recused: t`A reviewer has stepped back`,
    undeclared: t`What is unknown counts as a tie`,
  };
  return (reason) => (reason === null ? null : (known[reason] ?? null));
}
