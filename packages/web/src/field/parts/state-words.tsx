import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { ApplicationView } from "../api/shapes.ts";

/** Where an application stands, as its unit would say it. */
export function StateWords({ state }: { readonly state: ApplicationView["state"] }): ReactNode {
  switch (state) {
    case "answering":
      return <Trans>You are answering.</Trans>;
    case "handedIn":
      return <Trans>Handed in. The office looks whether it is complete.</Trans>;
    case "mending":
      return <Trans>Something has to be mended, once.</Trans>;
    case "review":
      return <Trans>Reviewers look at it, each alone.</Trans>;
    case "settling":
      return <Trans>The score is being computed.</Trans>;
    case "reply":
      return <Trans>You can reply to what was found.</Trans>;
    case "recommending":
      return <Trans>An assessor sums up.</Trans>;
    case "deciding":
      return <Trans>It is being decided, by somebody who has not reviewed it.</Trans>;
    case "decided":
      return <Trans>Decided. The public notice follows.</Trans>;
    case "noticed":
      return <Trans>On public notice: anybody can object.</Trans>;
    case "designated":
      return <Trans>Designated.</Trans>;
    case "declined":
      return <Trans>Not recognised this time. The reasons stand below.</Trans>;
    case "withdrawn":
      return <Trans>Withdrawn by you.</Trans>;
    case "lapsed":
      return <Trans>Not handed in in time.</Trans>;
    default:
      return state satisfies never;
  }
}
