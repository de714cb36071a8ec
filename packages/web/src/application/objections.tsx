import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { ApplicationView } from "../api/views.ts";
import { Said } from "../parts/said.tsx";
import { shownMinute } from "../words/days.ts";

/** Objections to what was decided, and what was answered. */
export function Objections({ objections }: { readonly objections: ApplicationView["objections"] }): ReactNode {
  const { i18n } = useLingui();
  return (
    <ul className="objections">
      {objections.map(({ objectionId, filedAt, upheld, answer }) => (
        <li key={objectionId}>
          <p>
            <span className={upheld === null ? "mark diamond" : "mark dash"}>
              <i aria-hidden="true" />
              {upheld === null ? <Trans>open</Trans> : upheld ? <Trans>upheld</Trans> : <Trans>not upheld</Trans>}
            </span>{" "}
            <small>{shownMinute(filedAt, i18n.locale)}</small>
          </p>
          {answer !== null && (
            <p>
              <Said texts={answer} />
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
