import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { PageHead } from "../parts/page-head.tsx";

/** What waits for who is signed in, over all programmes, by its day. */
export function InboxPage(): ReactNode {
  const { t } = useLingui();
  return <PageHead title={t`Inbox`} />;
}
