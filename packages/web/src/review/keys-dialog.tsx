import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Dialog } from "../parts/dialog.tsx";

interface KeysDialogProps {
  readonly isOn: boolean;
  readonly onWant: (isOn: boolean) => void;
  readonly onEnd: () => void;
}

/** What each key does; who speaks to the machine, or hits keys by chance, turns them off. */
export function KeysDialog({ isOn, onWant, onEnd }: KeysDialogProps): ReactNode {
  const { t } = useLingui();
  return (
    <Dialog title={t`Keys`} onClose={onEnd}>
      <dl className="keys">
        {[
          ["0 – 9", t`the level of the rubric`],
          ["x", t`the evidence is insufficient`],
          ["j / k", t`next unrated, previous`],
          ["?", t`these keys`],
        ].map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <label className="pair">
        <input type="checkbox" checked={isOn} onChange={({ target }) => onWant(target.checked)} />
        <Trans>Use these keys</Trans>
      </label>
    </Dialog>
  );
}
