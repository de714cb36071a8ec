import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";

/** While an answer is on its way. The word comes late, so that what is quick does not flicker. */
export function Loading(): ReactNode {
  return (
    <p className="loading" role="status">
      <Trans>Loading …</Trans>
    </p>
  );
}
