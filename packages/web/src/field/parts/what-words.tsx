import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { Arrived } from "../kept/database.ts";

/** What it is that was sent, or waits to be. */
export function WhatWords({ what }: { readonly what: Arrived["what"] }): ReactNode {
  switch (what) {
    case "answers":
      return <Trans>Answers</Trans>;
    case "proof":
      return <Trans>Proof</Trans>;
    case "Apply":
      return <Trans>Application</Trans>;
    case "HandIn":
      return <Trans>Handed in</Trans>;
    case "ReplyToFindings":
      return <Trans>Reply</Trans>;
    case "WithdrawApplication":
      return <Trans>Withdrawal</Trans>;
    default:
      return what satisfies never;
  }
}
