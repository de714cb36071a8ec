import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";

interface FormActsProps {
  /** what is done, on the button that does it */
  readonly children: ReactNode;
  /** something lacks, or it is on its way */
  readonly disabled: boolean;
  /** does it where there is no form to send */
  readonly onAct?: () => void;
  readonly onEnd: () => void;
}

/** The foot of a form: what sends it, and what leaves everything as it is. */
export function FormActs({ children, disabled, onAct, onEnd }: FormActsProps): ReactNode {
  return (
    <div className="acts">
      <button type={onAct === undefined ? "submit" : "button"} disabled={disabled} onClick={onAct}>
        {children}
      </button>
      <button type="button" className="second" onClick={onEnd}>
        <Trans>Cancel</Trans>
      </button>
    </div>
  );
}
