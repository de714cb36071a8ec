import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useId, useState } from "react";
import { useCommand } from "../api/command.ts";
import { Dialog } from "../parts/dialog.tsx";
import { mayOf } from "../parts/may-button.tsx";
import { sayDone } from "../states/toasts.tsx";
import type { ReviewView } from "./review-api.ts";

interface HandInProps {
  readonly programme: string;
  readonly view: ReviewView;
  /** whether all that was rated is with the service */
  readonly isSaved: boolean;
}

/** Hands in all ratings of a file, once it has been asked whether that is meant; where it can't be, why not. */
export function HandIn({ programme, view, isSaved }: HandInProps): ReactNode {
  const { t } = useLingui();
  const id = useId();
  const [asks, ask] = useState(false);
  const handIn = useCommand(programme, "HandInRatings", {
    onDone: () => {
      ask(false);
      sayDone(t`Your ratings are handed in.`);
    },
  });
  const may = mayOf(view.may, "HandInRatings");
  if (may === undefined) return null;
  const isNow = may.allowed && isSaved;
  return (
    <>
      <span className="may">
        <button
          type="button"
          aria-disabled={!isNow}
          aria-describedby={isNow ? undefined : id}
          onClick={isNow ? () => ask(true) : undefined}
        >
          <Trans>Hand in</Trans>
        </button>
        {!isNow && (
          <small id={id}>
            <WhyNot view={view} code={may.why?.code} />
          </small>
        )}
      </span>
      {asks && (
        <Dialog title={t`Hand in your ratings?`} onClose={() => ask(false)}>
          <p>
            <Trans>They are final. Nobody sees them before all reviewers are in and the score is there.</Trans>
          </p>
          <p className="padded">
            <button
              type="button"
              disabled={handIn.isPending}
              onClick={() => handIn.mutate({ assignmentId: view.assignmentId })}
            >
              <Trans>Hand in for good</Trans>
            </button>
          </p>
        </Dialog>
      )}
    </>
  );
}

/** @param code of the service's reason; undefined: it has none, and what is missing is on this device */
function WhyNot({ view, code }: { readonly view: ReviewView; readonly code: string | undefined }): ReactNode {
  const left = view.indicators.filter(({ rated, own }) => rated && own === null).length;
  if (view.state === "handedIn") return <Trans>handed in already</Trans>;
  if (code === "review-over") return <Trans>no longer in review</Trans>;
  if (left > 0) return <Plural value={left} one="# still to rate" other="# still to rate" />;
  return <Trans>not everything is saved yet</Trans>;
}
