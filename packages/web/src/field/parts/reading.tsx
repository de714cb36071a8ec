import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { ToldText } from "../../refused/told-text.tsx";
import { shownMinute } from "../../words/days.ts";
import type { Reading } from "../shell/use-read.ts";

/** Says of when what is shown is, or why there is nothing to show. */
export function ReadingWords({ reading }: { readonly reading: Reading<unknown> }): ReactNode {
  const { i18n } = useLingui();
  const { read, state, told, again } = reading;
  if (state === "fresh" || (state === "reading" && read !== null)) return null;
  if (state === "kept" && read !== null) {
    const at = shownMinute(read.at, i18n.locale);
    return (
      <p className="quiet">
        <Trans>As of {at}.</Trans> {told && <ToldText told={told} />}
      </p>
    );
  }
  if (state === "reading")
    return (
      <p className="quiet" role="status">
        <Trans>One moment …</Trans>
      </p>
    );
  return (
    <div className="notice" role="alert">
      <p>
        {told ? (
          <ToldText told={told} />
        ) : (
          <Trans>This has not been opened on this phone before, and there is no line.</Trans>
        )}
      </p>
      <button type="button" className="second wide" onClick={again}>
        <Trans>Try again</Trans>
      </button>
    </div>
  );
}
