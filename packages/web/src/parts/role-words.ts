import { useLingui } from "@lingui/react/macro";
import type { Role } from "../api/me.ts";

/** What each role is called. */
export function useRoleWords(): Readonly<Record<Role, string>> {
  const { t } = useLingui();
  return {
    operator: t`Operator`,
    office: t`Programme office`,
    coordinator: t`Coordinator`,
    oversight: t`Oversight`,
    auditor: t`Auditor`,
    unit: t`Unit`,
    reviewer: t`Reviewer`,
    assessor: t`Assessor`,
    decider: t`Decider`,
    appeal: t`Appeals`,
  };
}
