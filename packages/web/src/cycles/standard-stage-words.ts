import { useLingui } from "@lingui/react/macro";

/** What the stages that a standard may have are called. */
export function useStandardStageWords(): Readonly<Record<string, string>> {
  const { t } = useLingui();
  return {
    call: t`Call`,
    application: t`Application`,
    selfAssessment: t`Answering`,
    completeness: t`Completeness check`,
    deskReview: t`Review`,
    siteVisit: t`Site visit`,
    moderation: t`Moderation`,
    panel: t`Panel`,
    rightOfReply: t`Right of reply`,
    decision: t`Decision`,
    notice: t`Public notice`,
    designation: t`Designation`,
    surveillance: t`Surveillance`,
  };
}
