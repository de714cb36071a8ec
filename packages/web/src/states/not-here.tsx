import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { PageHead } from "../parts/page-head.tsx";

/** An address that leads nowhere, or to what must not even be known to exist. */
export function NotHere(): ReactNode {
  const { t } = useLingui();
  return (
    <>
      <PageHead title={t`There is nothing here`} />
      <p>
        <Trans>The address may be mistyped, or you may not see what lies there.</Trans>
      </p>
      <p>
        <Link to="/">
          <Trans>To your inbox</Trans>
        </Link>
      </p>
    </>
  );
}
